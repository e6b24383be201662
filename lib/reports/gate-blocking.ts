import { inPlaceOrder, waitsForPerson } from "@/lib/claims/places";
import { standsOnRated } from "@/lib/claims/rated-words";
import { evidenceSetHash } from "@/lib/verdicts/evidence-set";
import { translationsStored } from "@/lib/verdicts/rating-translations";
import { checkClaimReview } from "./check-claim-review";
import { claimReviewOf } from "./claim-review";
import { saysTheSame } from "./edition";
import { evidenceCanBeFound, factChecksStand } from "./gate-evidence";
import {
  assessorsOf,
  type BlockingCode,
  type GateState,
  numbered,
  type Place,
  placeOf,
  placesWhere,
  quorumOf,
  type Rule,
} from "./gate-rule";
import { includedClaims } from "./included-claims";
import { isKept } from "./lineage";
import type { LoadedClaim, Publication } from "./load-publication";
import { reportVersionSchema } from "./version";

const unsettled: Partial<Record<LoadedClaim["state"], string>> = {
  accepted: "nothing done yet",
  inReview: "in review",
  assessed: "assessed, not settled",
};

function staleness(claim: LoadedClaim, publication: Publication): string | null {
  const verdict = claim.verdicts[0];
  if (verdict === undefined) return "has no verdict";
  if (verdict.staleAt !== null) return verdict.staleReason ?? "the verdict is stale";
  if (verdict.revisionNumber !== claim.revisionNumber) return "the verdict is about an earlier wording";
  if (verdict.evidenceSetHash !== evidenceSetHash(claim.evidence)) return "the evidence changed since the verdict";
  const numbers = { settledOn: verdict.snapshot.number, newest: publication.snapshot?.number ?? 0 };
  if (!standsOnRated(claim.appearances, numbers)) return "the article's text changed since the verdict";
  // What is already published keeps the scale it was published with, until it is settled anew.
  const isNew = claim.state === "decided";
  if (isNew && verdict.rating.scaleVersionId !== publication.newsroom.scaleVersionId) return "the rating scale changed since the verdict";
  return null;
}

function reassessmentProblem(claim: LoadedClaim, publication: Publication): string | null {
  const { previous } = publication;
  const before = previous?.version.claims.find((one) => one.id === claim.id);
  const rating = claim.verdicts[0]?.rating;
  if (previous === null || before === undefined || rating === undefined) return null;
  // What was retracted comes back by new assessments alone, even with the rating it had.
  const isBack = Boolean(before.retraction) && before.verdict.id !== claim.verdicts[0]?.id;
  if (before.verdict.rating.key === rating.key && !isBack) return null;
  const since = new Date(previous.version.report.publishedAt);
  const fresh = claim.assessments.filter((one) => one.submittedAt !== null && one.submittedAt > since).map((one) => one.reviewerId);
  const count = new Set(fresh).size;
  const quorum = quorumOf(claim, publication);
  return count >= quorum ? null : `${count} of ${quorum} since version ${previous.version.report.number}`;
}

// What is retracted may be left out: its page stays, with the notice.
function isRetracted({ previous }: Publication, { id }: LoadedClaim): boolean {
  return Boolean(previous?.version.claims.find((one) => one.id === id)?.retraction);
}

// What was unsettled in an earlier snapshot counts no more: each new one looks for the words anew.
function anchorProblem(claim: LoadedClaim, publication: Publication): string | null {
  const present = claim.appearances.filter((place) => place.snapshotId === publication.snapshot?.id);
  const places = present.length === 0 ? claim.appearances : present;
  if (places.length === 0) return "it has no place in the article";
  const doubtful = inPlaceOrder(places).find(waitsForPerson);
  return doubtful === undefined ? null : `its place in the article is ${doubtful.state}`;
}

// "False: the moon …", "Fact check: …", "The moon … (false)": aggregators show `claimReviewed` as the claimant's statement.
function bringsVerdict(claim: LoadedClaim, labels: readonly string[]): string | null {
  const statement = (claim.revisions[0]?.statement ?? "").toLowerCase();
  if (/^fact[ -]?check\b/.test(statement)) return "it begins with “Fact check”";
  const found = labels.find((label) => {
    const word = label.toLowerCase();
    const rest = statement.slice(word.length).trimStart();
    return (statement.startsWith(word) && /^[:–—-]/.test(rest)) || statement.endsWith(`(${word})`);
  });
  return found === undefined ? null : `it carries the verdict “${found}”`;
}

function markupPlaces({ publication, version, baseUrl }: GateState): Place[] {
  if (version === null) return [{ kind: "article", words: "The article has no text" }];
  if (!reportVersionSchema.safeParse(version).success) return [{ kind: "settings", words: "The rating scale is not in order" }];
  const reviews = new Map(version.claims.map((claim) => [claim.id, claimReviewOf(version, claim, baseUrl)]));
  return placesWhere(publication, (claim) => {
    const review = reviews.get(claim.id);
    const problems = review === undefined ? ["it has no wording, verdict or place"] : checkClaimReview(JSON.parse(JSON.stringify(review)));
    return problems.length === 0 ? null : problems.join("; ");
  });
}

const missing = (isMissing: boolean, place: Place): Place[] => (isMissing ? [place] : []);

/** The rules without which nothing is published (field rules of the IFCN commitments and publishers' policies). */
export const blockingRules: Record<BlockingCode, Rule> = {
  draftWritten: ({ publication: { report } }) => ({
    places: missing(report === null || report.title === "" || report.summary === "", { kind: "draft", words: "Write the report" }),
    holds: "The question at stake and the summary are written.",
    fails: "The report needs its question at stake and a summary.",
  }),
  somethingNew: ({ publication: { previous }, version }) => ({
    places: missing(previous !== null && version !== null && saysTheSame(version, previous.version), {
      kind: "article",
      words: "Go to the article",
    }),
    holds: previous === null ? "The report was not published before." : "The report differs from the version before.",
    fails: `Nothing changed since version ${previous?.version.report.number ?? 0}, so there is nothing to publish.`,
  }),
  selectionReasonGiven: ({ publication: { article } }) => ({
    places: missing(article.selectionReason.trim() === "", { kind: "article", words: "Say why" }),
    holds: "It is said why this article was checked.",
    fails: "Nobody said why this article was chosen for checking.",
  }),
  methodologyPublished: ({ publication: { newsroom } }) => ({
    places: missing(newsroom.methodology.trim() === "", { kind: "settings", words: "Write it" }),
    holds: "The newsroom's methodology is public.",
    fails: "The newsroom has no public methodology.",
  }),
  correctionsPolicyPublished: ({ publication: { newsroom } }) => ({
    places: missing(newsroom.correctionsPolicy.trim() === "", { kind: "settings", words: "Write it" }),
    holds: "The newsroom's corrections policy is public.",
    fails: "The newsroom has no public corrections policy.",
  }),
  claimDecided: ({ publication }) => ({
    places: missing(includedClaims(publication).length === 0, { kind: "article", words: "Settle a claim" }),
    holds: "At least one claim is settled.",
    fails: "No claim of this article is settled yet.",
  }),
  nothingUndecided: ({ publication }) => ({
    places: publication.claims.flatMap((claim) => {
      const detail = unsettled[claim.state];
      return detail === undefined ? [] : [placeOf(claim, detail)];
    }),
    holds: "Every claim is settled, dismissed or on hold.",
    fails: "Some claims are still open. Settle them, dismiss them or put them on hold.",
  }),
  publishedClaimsKept: ({ publication }) => ({
    places: publication.claims
      .filter(
        (claim) =>
          claim.published !== null &&
          claim.published.takedownId === null &&
          !isRetracted(publication, claim) &&
          !isKept(publication, claim),
      )
      .map((claim) => placeOf(claim)),
    holds: "Every claim published before is in this version, or what it was split or merged into is.",
    fails: "A claim that was published would drop out of the report. Settle it again, or all that stands in its place.",
  }),
  verdictsCurrent: ({ publication }) => ({
    places: placesWhere(publication, (claim) => staleness(claim, publication)),
    holds: "Every verdict rests on the present wording, evidence, text and scale.",
    fails: "A verdict is stale: something it rests on moved.",
  }),
  anchorsCertain: ({ publication }) => ({
    places: placesWhere(publication, (claim) => anchorProblem(claim, publication)),
    holds: "Every claim's place in the article is certain.",
    fails: "A claim's place in the article waits for a person.",
  }),
  quorumIn: ({ publication }) => ({
    places: placesWhere(publication, (claim) => {
      const count = assessorsOf(claim).length;
      const quorum = quorumOf(claim, publication);
      return count >= quorum ? null : `${count} of ${quorum}`;
    }),
    holds: "As many people as each claim needs assessed it independently.",
    fails: "A claim has fewer independent assessments than it needs.",
  }),
  changedVerdictsReassessed: ({ publication }) => ({
    places: placesWhere(publication, (claim) => reassessmentProblem(claim, publication)),
    holds: "Every verdict that differs from the published one rests on new assessments.",
    fails: "A published verdict changed without new assessments. Ask the reviewers to assess the claim again.",
  }),
  publisherIndependent: ({ publication, publisherId }) => ({
    places: placesWhere(publication, (claim) =>
      publisherId !== null && assessorsOf(claim).includes(publisherId) ? "you assessed it" : null,
    ),
    holds: "Whoever publishes assessed none of the claims.",
    fails: "You assessed a claim of this report yourself; another editor must publish it.",
  }),
  ratingsHaveEvidence: ({ publication }) => ({
    places: placesWhere(publication, (claim) =>
      (claim.verdicts[0]?.rating.value ?? null) !== null && claim.evidence.length === 0 ? "no evidence" : null,
    ),
    holds: "Every verdict on the scale has evidence.",
    fails: "A verdict on the scale has no evidence.",
  }),
  evidenceCanBeFound,
  factChecksStand,
  secondarySaysWhy: ({ publication }) => ({
    places: placesWhere(publication, (claim) => {
      const silent = claim.evidence.filter((piece) => piece.directness === "secondary" && piece.secondaryReason.trim() === "");
      return silent.length === 0 ? null : numbered(silent);
    }),
    holds: "Every secondary source says why no primary one is used.",
    fails: "A secondary source does not say why no primary one is used.",
  }),
  statementsNeutral: ({ publication }) => {
    const labels = publication.scales.flatMap((scale) =>
      scale.ratings.flatMap((rating) => [
        rating.label,
        ...Object.values(translationsStored.parse(rating.translations)).map(({ label }) => label),
      ]),
    );
    return {
      places: placesWhere(publication, (claim) => bringsVerdict(claim, labels)),
      holds: "No claim's statement carries its verdict.",
      fails: "A claim's statement carries its verdict; it must say only what was claimed.",
    };
  },
  markupValid: (state) => ({
    places: markupPlaces(state),
    holds: "Every claim's markup (ClaimReview) is valid.",
    fails: "A claim's markup (ClaimReview) would not be valid.",
  }),
};
