import { createHash } from "node:crypto";
import { canonicalBytes, canonicalJson } from "@/lib/audit/canonical";
import type { Publication } from "./load-publication";
import { evidenceCompared } from "./published-evidence";
import { wordsBefore, wordsForReaders } from "./rating-words";
import { repliesCompared } from "./replies";
import { type ReportVersion, type VersionClaim, wordsOnly } from "./version";

/** A claim whose published rating this version changes, from which to which in the words for readers. */
export type RatingChange = { claimId: string; slug: string; statement: string; from: string; to: string; decidedBy: string };

/** The claims whose rating differs from the version before; empty for a first version. */
export function ratingChanges(version: ReportVersion): RatingChange[] {
  return version.claims.flatMap((claim) => {
    const before = claim.history.at(-1)?.rating;
    const { rating, decidedBy } = claim.verdict;
    if (before === undefined || (before.key === rating.key && before.label === rating.label)) return [];
    const [from, to] = [wordsBefore(version, before), wordsForReaders(version, rating).label];
    return [{ claimId: claim.id, slug: claim.slug, statement: claim.statement, from, to, decidedBy }];
  });
}

/** The latest published rating of a claim that differs from its present one, for the notice above the verdict; null when there is none. */
export function ratingBefore(claim: VersionClaim): VersionClaim["history"][number] | null {
  const { key, label } = claim.verdict.rating;
  return claim.history.findLast((earlier) => earlier.rating.key !== key || earlier.rating.label !== label) ?? null;
}

function substanceOf({ article, report, scales, claims, ...version }: ReportVersion): string {
  // By other clocks a version says nothing new.
  const { timeZone: _, ...newsroom } = version.newsroom;
  return canonicalJson({
    ...{
      article,
      newsroom,
      title: report.title,
      summary: report.summary,
      waivers: report.waivers ?? [],
      retraction: report.retraction ?? null,
      topics: report.topics ?? [],
    },
    scales: scales.map((scale) => ({ ...scale, ratings: scale.ratings.map(wordsOnly) })),
    claims: claims.map(({ slug, firstPublishedAt, modifiedAt, history, verdict, ...claim }) => ({
      ...claim,
      evidence: evidenceCompared(claim),
      ...repliesCompared(claim),
      retraction: claim.retraction ?? null,
      verdict: { ...verdict, rating: wordsOnly(verdict.rating) },
    })),
  });
}

/** Whether two versions say the same to a reader, apart from number, dates and history. */
export function saysTheSame(one: ReportVersion, other: ReportVersion): boolean {
  return substanceOf(one) === substanceOf(other);
}

/**
 * SHA-256 (lower-case hex) of what a person sees in the preview: the version without what is only known at the moment of publication.
 * Two equal hashes mean that nothing that will be published moved in between.
 */
export function contentSeenHash(version: ReportVersion): string {
  const { claims, report, ...rest } = version;
  const seen = {
    ...rest,
    report: {
      ...{ slug: report.slug, title: report.title, summary: report.summary, number: report.number, history: report.history },
      waivers: report.waivers ?? [],
      retraction: report.retraction ?? null,
      topics: report.topics ?? [],
    },
    claims: claims.map(({ slug, firstPublishedAt, modifiedAt, ...claim }) => claim),
  };
  return createHash("sha256").update(canonicalBytes(seen)).digest("hex");
}

/** Why a change of this kind cannot be published as it is, and by this person; null when it can. */
export function changeProblem(publication: Publication, edition: { version: ReportVersion; publisherId: string }): string | null {
  const { change, number } = edition.version.report;
  if (number === 1) return change === "first" ? null : "The first version of a report is no change.";
  if (change === "first") return "A first version is published already. Say what kind of change this is.";
  const changed = ratingChanges(edition.version);
  if (changed.length > 0 && change !== "correction" && change !== "update") {
    return "A verdict changed, so this is a correction, or an update after new facts. Choose one of them.";
  }
  if (change !== "correction") return null;
  if (changed.length === 0) {
    return "A correction changes a verdict, and none changed. Choose another kind, or reopen the claim first.";
  }
  const deciders = new Map(publication.claims.map((claim) => [claim.id, claim.verdicts[0]?.decidedById]));
  const isOwn = changed.some(({ claimId }) => deciders.get(claimId) === edition.publisherId);
  return isOwn ? "You settled the verdict that changed; a second editor must publish the correction." : null;
}
