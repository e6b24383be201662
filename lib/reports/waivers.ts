import { diligenceRules } from "./gate-diligence";
import { evidenceCanBeFound } from "./gate-evidence";
import type { Place, Rule } from "./gate-rule";
import type { Publication } from "./load-publication";
import type { ReportVersion } from "./version";
import { type WaivableCode, waivableCodes } from "./waivable";

const rules: Record<WaivableCode, Rule> = { ...diligenceRules, evidenceCanBeFound };

/** A waiver that stands, and the claim it lets through. */
export type StandingWaiver = Publication["waivers"][number];

/** The waivers of one rule that count: none once the owner no longer lets the rule be waived. */
export function waiversOf(publication: Publication, code: string): StandingWaiver[] {
  return publication.newsroom.waivableRules.includes(code) ? publication.waivers.filter(({ rule }) => rule === code) : [];
}

/** The places at which a waivable rule is not fulfilled, waived or not. It judges what is recorded alone, never the version made of it. */
export function placesFailing(publication: Publication, code: WaivableCode): Place[] {
  return rules[code]({ publication, version: null, publisherId: null, baseUrl: "" }).places;
}

/** The waivers without which a report could not go out, as its version tells readers: those of rules that are fulfilled by now are left out. */
export function appliedWaivers(publication: Publication): NonNullable<ReportVersion["report"]["waivers"]> {
  return waivableCodes.flatMap((rule) => {
    const failing = new Set(placesFailing(publication, rule).flatMap((place) => (place.kind === "claim" ? [place.claimId] : [])));
    return waiversOf(publication, rule)
      .filter(({ claimId }) => failing.has(claimId))
      .map(({ claimId, reason, createdAt, createdBy }) => ({
        ...{ rule, claimId, reason, waivedBy: createdBy.name, waivedAt: createdAt.toISOString() },
      }));
  });
}
