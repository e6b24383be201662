import { requiredAssessments } from "@/lib/verdicts/required-assessments";
import { includedClaims } from "./included-claims";
import type { LoadedClaim, Publication } from "./load-publication";
import { shorten } from "./shorten";
import type { ReportVersion } from "./version";

/** A source at which something is put right. */
export type SourcePlace = { id: string; title: string };

/** Where a finding is put right. */
export type Place =
  | { kind: "claim"; claimId: string; words: string; detail: string; sources: SourcePlace[] }
  | { kind: "settings"; words: string }
  | { kind: "article"; words: string }
  | { kind: "draft"; words: string };

/**
 * One rule's outcome: whether it holds, in one sentence, and where to put it right. A rule that is waived wherever it does not hold is "waived",
 * with the waivers; `waiving` says whether it could be: never, only once an owner allows it, or by an editor now.
 */
export type Finding = {
  code: RuleCode;
  outcome: "passed" | "failed" | "waived";
  sentence: string;
  places: Place[];
  waivers: { reason: string; by: string }[];
  waiving: "never" | "notAllowed" | "allowed";
};

/** Rules that the desk judges alone, in the order they are shown. */
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
  "factChecksStand",
  "secondarySaysWhy",
  "statementsNeutral",
  "markupValid",
] as const;

/** Rules about the claims that go into the report: without any, they say nothing. */
export const claimCodes: ReadonlySet<RuleCode> = new Set([
  ...(["verdictsCurrent", "anchorsCertain", "quorumIn", "changedVerdictsReassessed", "publisherIndependent"] as const),
  ...(["ratingsHaveEvidence", "evidenceCanBeFound", "factChecksStand", "secondarySaysWhy"] as const),
  ...(["statementsNeutral", "markupValid"] as const),
  ...(["twoSources", "counterEvidence", "rightOfReply", "sourcesCaptured", "interestsDisclosed"] as const),
]);

/** Rules that a person must see to, in the order they are shown. */
export const diligenceCodes = ["twoSources", "counterEvidence", "rightOfReply", "sourcesCaptured", "interestsDisclosed"] as const;

/** The name of a rule that the desk judges alone. */
export type BlockingCode = (typeof blockingCodes)[number];
/** The name of a rule that a person must see to. */
export type DiligenceCode = (typeof diligenceCodes)[number];
/** The name of a rule. Each stops publication unless it holds or is waived. */
export type RuleCode = BlockingCode | DiligenceCode;

/** The gate's input: what there is, the version that would come of it, who would publish it, and on which address (no trailing slash). */
export type GateState = { publication: Publication; version: ReportVersion | null; publisherId: string | null; baseUrl: string };

/** A rule that holds gives one sentence; one that does not gives another, and the places. */
export type Rule = (state: GateState) => { places: Place[]; holds: string; fails: string };

const wordsMax = 90;

/** A claim as a place to put something right, with a short form of its words, what is wrong there, and the sources where part of it is mended. */
export function placeOf(claim: LoadedClaim, detail = "", sources: SourcePlace[] = []): Place {
  const short = shorten(claim.revisions[0]?.statement ?? "", wordsMax);
  return { kind: "claim", claimId: claim.id, words: short, detail, sources };
}

/** The places of those claims that go into the report of which something is wrong; `problem` says what, or null, and `sourcesOf` at which sources. */
export function placesWhere(
  publication: Publication,
  problem: (claim: LoadedClaim) => string | null,
  sourcesOf: (claim: LoadedClaim) => SourcePlace[] = () => [],
): Place[] {
  return includedClaims(publication).flatMap((claim) => {
    const detail = problem(claim);
    return detail === null ? [] : [placeOf(claim, detail, sourcesOf(claim))];
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
