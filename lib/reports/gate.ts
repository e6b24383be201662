import { blockingRules } from "./gate-blocking";
import { diligenceRules } from "./gate-diligence";
import { blockingCodes, claimCodes, diligenceCodes, type Finding, type GateState, type Rule } from "./gate-rule";
import { includedClaims } from "./included-claims";
import { waivableCodes } from "./waivable";
import { waiversOf } from "./waivers";

function waivingOf(state: GateState, code: Finding["code"]): Finding["waiving"] {
  if (!waivableCodes.some((one) => one === code)) return "never";
  return state.publication.newsroom.waivableRules.includes(code) ? "allowed" : "notAllowed";
}

function find(state: GateState, { code, rule }: { code: Finding["code"]; rule: Rule }): Finding {
  const { places, holds, fails } = rule(state);
  const waiving = waivingOf(state, code);
  const standing = waiving === "allowed" ? waiversOf(state.publication, code) : [];
  const isWaived = (place: Finding["places"][number]) =>
    place.kind === "claim" && standing.some(({ claimId }) => claimId === place.claimId);
  const open = places.filter((place) => !isWaived(place));
  const outcome = places.length === 0 ? "passed" : open.length === 0 ? "waived" : "failed";
  const waivers = standing.filter(({ claimId }) => places.some((place) => place.kind === "claim" && place.claimId === claimId));
  return {
    ...{ code, outcome, waiving, sentence: outcome === "passed" ? holds : fails, places: outcome === "failed" ? open : places },
    waivers: waivers.map(({ reason, createdBy }) => ({ reason, by: createdBy.name })),
  };
}

/** Every rule's finding for a report about to be published, in a fixed order. Rules with nothing to judge are left out. Pure. */
export function checkGate(state: GateState): Finding[] {
  const hasClaims = includedClaims(state.publication).length > 0;
  return [
    ...blockingCodes.map((code) => find(state, { code, rule: blockingRules[code] })),
    ...diligenceCodes.map((code) => find(state, { code, rule: diligenceRules[code] })),
  ].filter(({ code, outcome }) => outcome !== "passed" || hasClaims || !claimCodes.has(code));
}

/** The findings that stop publication. */
export function failedFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.outcome === "failed");
}

/** Whether nothing stands in the way of publication but that there is nothing new to publish. */
export function isUpToDate(findings: readonly Finding[]): boolean {
  const failed = failedFindings(findings);
  return failed.length > 0 && failed.every((finding) => finding.code === "somethingNew");
}
