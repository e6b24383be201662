import { expect } from "vitest";
import type { Actor } from "@/lib/actor";
import { getArticleAsOf } from "@/lib/audit/as-of-queries";
import { storedEvent } from "@/lib/audit/event";
import { listEvents } from "@/lib/audit/queries";
import { getClaimAtHand } from "@/lib/claims/desk-queries";
import { listArticleClaims, listClaims } from "@/lib/claims/queries";
import { listBoard, listQueue } from "@/lib/claims/work-queries";
import { database } from "@/lib/database";
import { listEvidence } from "@/lib/evidence/queries";
import { getAgreement } from "@/lib/verdicts/agreement-queries";
import type { Newsroom } from "@/tests/builders/newsroom";

/** What the model knows of a claim: whose assessment of its present wording is in, kept apart from the code that it judges. */
export type KnownClaim = { id: string; articleId: string; assessors: Set<string>; secrets: Map<string, string> };

/** The model of a review: its claims, and a count that makes each assessment's words unique. */
export type ReviewModel = { newsroom: Newsroom; claims: KnownClaim[]; written: number; steps: number };

/** Those who are still blind on a claim: reviewers and viewers without an assessment of their own, until the verdict is settled. */
function blindOn(model: ReviewModel, claim: KnownClaim): Actor[] {
  const { reviewer, secondReviewer, thirdReviewer, viewer } = model.newsroom;
  return [reviewer, secondReviewer, thirdReviewer, viewer].filter(({ userId }) => !claim.assessors.has(userId ?? ""));
}

/** Asks every page, list, export and history as somebody, and answers all that they are told of a claim, as one text. */
async function everythingTold(actor: Actor, claim: KnownClaim): Promise<{ text: string; assessing: string[]; counts: unknown[] }> {
  const [hand, history, log, article, claims, board, queue, agreement, then] = await Promise.all([
    getClaimAtHand(actor, claim.id),
    listEvents(actor, { claimId: claim.id, lengthMax: 500 }),
    listEvents(actor, { articleId: claim.articleId, types: ["assessment.submitted", "assessment.reaffirmed"], lengthMax: 500 }),
    listArticleClaims(actor, claim.articleId),
    listClaims(actor, { lengthMax: 100 }),
    listBoard(actor, {}),
    listQueue(actor),
    getAgreement(actor),
    getArticleAsOf(actor, { articleId: claim.articleId, at: Number.MAX_SAFE_INTEGER }),
  ]);
  const all = [...history.events, ...log.events.filter(({ claimId }) => claimId === claim.id)];
  const told = { hand: hand?.hand, history, log, article, claims, board, queue, agreement, then };
  return {
    text: JSON.stringify(told),
    assessing: all.filter(({ type }) => type.startsWith("assessment.")).map(({ actor: by }) => by.id ?? ""),
    counts: [hand?.hand.assessing.inCount, then?.state.claims.find(({ claimId }) => claimId === claim.id)?.assessments],
  };
}

/** Blindness: nobody who is still to assess learns another's words, that one came in, or how many. */
export async function expectBlindness(model: ReviewModel, claim: KnownClaim): Promise<void> {
  const { state } = await database.claim.findFirstOrThrow({ where: { id: claim.id }, select: { state: true } });
  if (state === "decided" || state === "published") return;
  for (const actor of blindOn(model, claim)) {
    const { text, assessing, counts } = await everythingTold(actor, claim);
    for (const [author, secret] of claim.secrets) if (author !== actor.userId) expect(text).not.toContain(secret);
    expect(assessing.filter((by) => by !== actor.userId)).toEqual([]);
    expect(counts.filter((count) => count !== null && count !== undefined)).toEqual([]);
  }
}

/** Staleness: a verdict that stands rests on the present wording and evidence, and stands alone on a claim that was settled. */
export async function expectVerdictsRest(model: ReviewModel): Promise<void> {
  const { workspaceId, editor } = model.newsroom;
  const standing = await database.verdict.findMany({
    where: { workspaceId, staleAt: null },
    select: {
      claimId: true,
      revisionNumber: true,
      evidenceSetHash: true,
      claim: { select: { state: true, heldFrom: true, revisionNumber: true } },
    },
  });
  expect(new Set(standing.map(({ claimId }) => claimId)).size).toBe(standing.length);
  for (const { claimId, revisionNumber, evidenceSetHash, claim } of standing) {
    expect(["decided", "published"]).toContain(claim.heldFrom ?? claim.state);
    expect(revisionNumber).toBe(claim.revisionNumber);
    expect(evidenceSetHash).toBe((await listEvidence(editor, claimId)).setHash);
  }
}

/** Counts: what the tables hold is what the log, replayed, says. */
export async function expectCountsReplayed(model: ReviewModel): Promise<void> {
  const { workspaceId } = model.newsroom;
  const rows = await database.auditEvent.findMany({ where: { workspaceId }, orderBy: { sequence: "asc" }, select: { bytes: true } });
  const events = rows.map(({ bytes }) => storedEvent.parse(JSON.parse(new TextDecoder().decode(bytes))));
  const count = (...types: string[]) => events.filter(({ type }) => types.includes(type)).length;
  const inWorkspace = { where: { workspaceId } };
  expect(await database.claim.count(inWorkspace)).toBe(count("claim.marked", "claim.accepted", "claim.derived"));
  expect(await database.assessment.count(inWorkspace)).toBe(count("assessment.submitted", "assessment.reaffirmed"));
  expect(await database.verdict.count(inWorkspace)).toBe(count("claim.decided"));
  expect(await database.recusal.count({ where: { workspaceId, endedAt: null } })).toBe(
    count("claim.conflictDeclared") - count("claim.recusalEnded"),
  );
  expect(await database.adjudication.count(inWorkspace)).toBe(
    count("claim.decided", "claim.sentBack", "claim.assessmentAsked", "claim.assessmentsRejected"),
  );
}
