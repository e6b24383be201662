import type { Actor } from "@/lib/actor";
import { submitArticle } from "@/lib/articles/submit-article";
import { markClaim } from "@/lib/claims/mark-claim";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { accepted, type Newsroom } from "./newsroom";

/** A short article of its own; one sentence stands in it twice, word for word. */
export const articleText = `The bridge bill

The city paid 41 million for the new bridge in 2024. Mayor Nan Osei told the council that the old one had been closed for 19 months.

The optics: the city is not the master of its own accounts.

Ferry traffic fell by a third after the opening. The optics: the city is not the master of its own accounts.
`;

/** Submits the short article, or the given text, as a reviewer would. */
export async function anArticle(newsroom: Newsroom, text: string = articleText) {
  const details = { title: "The bridge bill", selectionReason: "The council votes on it.", publishedOn: "2026-10-01" };
  const { articleId } = accepted(await submitArticle(newsroom.reviewer, { way: "paste", text, ...details, allowDuplicate: true }));
  const snapshot = await database.snapshot.findFirstOrThrow({
    where: { workspaceId: newsroom.workspaceId, articleId },
    orderBy: { number: "desc" },
  });
  return { articleId, snapshotId: snapshot.id, text: snapshot.text };
}

/** Marks a stretch of a new article as a claim. */
export async function aClaim(newsroom: Newsroom, exact = "The city paid 41 million for the new bridge in 2024") {
  const article = await anArticle(newsroom);
  const start = article.text.indexOf(exact);
  const marked = {
    snapshotId: article.snapshotId,
    start,
    end: start + exact.length,
    exact,
    statement: `${exact}.`,
    claimantName: "Nan Osei",
  };
  const { claimId } = accepted(await markClaim(newsroom.reviewer, marked));
  return { ...article, claimId };
}

/** Marks another stretch of an article that has a claim already. Returns the new claim's id. */
export async function markAlso(newsroom: Newsroom, article: { snapshotId: string; text: string }, exact: string): Promise<string> {
  const start = article.text.indexOf(exact);
  const place = { snapshotId: article.snapshotId, start, end: start + exact.length, exact };
  return accepted(await markClaim(newsroom.reviewer, { ...place, statement: `${exact}.`, claimantName: "Nan Osei" })).claimId;
}

/** The id of a rating of the newest version of the newsroom's scale. */
export async function aRating(newsroom: Newsroom, key = "false"): Promise<string> {
  const where = { workspaceId: newsroom.workspaceId, key };
  return (await database.rating.findFirstOrThrow({ where, orderBy: { scaleVersion: { number: "desc" } } })).id;
}

/** What attaching a primary source needs. */
export const someEvidence = {
  sourceTitle: "Bridge accounts 2024",
  sourceUrl: "https://city.example/accounts",
  quote: "Total cost of the bridge: 38,200,000.",
  locator: "page 12",
  stance: "refutes",
} as const;

/** A claim with one piece of evidence on it. */
export async function aClaimInReview(newsroom: Newsroom) {
  const claim = await aClaim(newsroom);
  const { evidenceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId: claim.claimId, ...someEvidence }));
  return { ...claim, evidenceId };
}

/** Puts in one person's assessment of a claim's first wording. */
export async function assess(newsroom: Newsroom, reviewer: Actor, claim: { claimId: string; key?: string }) {
  const ratingId = await aRating(newsroom, claim.key);
  const ruling = { claimId: claim.claimId, revisionNumber: 1, ratingId, justification: `${reviewer.name} read the accounts.` };
  return submitAssessment(reviewer, ruling);
}

/** A claim that two reviewers have assessed. */
export async function anAssessedClaim(newsroom: Newsroom) {
  const claim = await aClaimInReview(newsroom);
  accepted(await assess(newsroom, newsroom.reviewer, claim));
  accepted(await assess(newsroom, newsroom.secondReviewer, { ...claim, key: "mostly-false" }));
  return claim;
}

/** A claim with a settled verdict. */
export async function aDecidedClaim(newsroom: Newsroom) {
  const claim = await anAssessedClaim(newsroom);
  const ratingId = await aRating(newsroom);
  const ruling = { claimId: claim.claimId, revisionNumber: 1, ratingId, justification: "The accounts say 38.2 million." };
  const { verdictId } = accepted(await decideClaim(newsroom.editor, ruling));
  return { ...claim, verdictId };
}
