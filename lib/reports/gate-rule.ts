import { requiredAssessments } from "@/lib/verdicts/required-assessments";
import { includedClaims } from "./build-version";
import type { LoadedClaim, Publication } from "./load-publication";
import { shorten } from "./shorten";
import type { ReportVersion } from "./version";

/** Where a finding is put right. */
export type Place =
  | { kind: "claim"; claimId: string; words: string; detail: string }
  | { kind: "settings"; words: string }
  | { kind: "article"; words: string }
  | { kind: "draft"; words: string };

/** One rule's outcome: whether it holds, in one sentence, and where to put it right. A warning does not stop publication. */
export type Finding = { code: BlockingCode | AdvisoryCode; outcome: "passed" | "failed" | "warning"; sentence: string; places: Place[] };

/** Rules without which nothing is published, in the order they are shown. */
export const blockingCodes = [
  "draftWritten",
  "somethingNew",
  "selectionReasonGiven",
  "methodologyPublished",
  "correctionsPolicyPublished",
  "claimDecided",
  "nothingUndecided",
  "publishedClaimsKept",
  "verdictsCurrent",
  "anchorsCertain",
  "quorumIn",
  "changedVerdictsReassessed",
  "publisherIndependent",
  "ratingsHaveEvidence",
  "evidenceCanBeFound",
  "secondarySaysWhy",
  "statementsNeutral",
  "markupValid",
] as const;

/** Rules about the claims that go into the report: without any, they say nothing. */
export const claimCodes: ReadonlySet<BlockingCode | AdvisoryCode> = new Set([
  ...(["verdictsCurrent", "anchorsCertain", "quorumIn", "changedVerdictsReassessed", "publisherIndependent"] as const),
  ...(["ratingsHaveEvidence", "evidenceCanBeFound", "secondarySaysWhy", "statementsNeutral", "markupValid"] as const),
  ...(["twoSources", "counterEvidence", "rightOfReply", "sourcesCaptured", "interestsDisclosed"] as const),
]);

/** Rules that warn, because a person must see to them, in the order they are shown. */
export const advisoryCodes = ["twoSources", "counterEvidence", "rightOfReply", "sourcesCaptured", "interestsDisclosed"] as const;

/** The name of a rule that stops publication. */
export type BlockingCode = (typeof blockingCodes)[number];
/** The name of a rule that warns. */
export type AdvisoryCode = (typeof advisoryCodes)[number];

/** The gate's input: what there is, the version that would come of it, who would publish it, and on which address (no trailing slash). */
export type GateState = { publication: Publication; version: ReportVersion | null; publisherId: string | null; baseUrl: string };

/** A rule that holds gives one sentence; one that does not gives another, and the places. */
export type Rule = (state: GateState) => { places: Place[]; holds: string; fails: string };

const wordsMax = 90;

/** A claim as a place to put something right, with a short form of its words and what is wrong there. */
export function placeOf(claim: LoadedClaim, detail = ""): Place {
  const short = shorten(claim.revisions[0]?.statement ?? "", wordsMax);
  return { kind: "claim", claimId: claim.id, words: short, detail };
}

/** The places of those claims that go into the report of which something is wrong; `problem` says what, or null. */
export function placesWhere(publication: Publication, problem: (claim: LoadedClaim) => string | null): Place[] {
  return includedClaims(publication).flatMap((claim) => {
    const detail = problem(claim);
    return detail === null ? [] : [placeOf(claim, detail)];
  });
}

/** Who assessed the wording a claim's verdict is about. */
export function assessorsOf(claim: LoadedClaim): string[] {
  const revision = claim.verdicts[0]?.revisionNumber ?? claim.revisionNumber;
  return [...new Set(claim.assessments.filter((one) => one.revisionNumber === revision).map((one) => one.reviewerId))];
}

/** How many independent assessments a claim of this publication needs. */
export function quorumOf(claim: LoadedClaim, { article, newsroom }: Publication): number {
  return requiredAssessments({ claim, article, newsroom });
}

/** Names pieces of evidence by their numbers: `evidence 2, 4`. */
export function numbered(pieces: readonly { number: number }[]): string {
  return `evidence ${pieces.map((piece) => piece.number).join(", ")}`;
}
