import { expect } from "vitest";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { resumeClaim } from "@/lib/claims/resume-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { changeRole } from "@/lib/people/change-role";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { endRecusal } from "@/lib/verdicts/end-recusal";
import { setReviewPolicy } from "@/lib/verdicts/set-review-policy";
import { submitAssessment } from "@/lib/verdicts/submit-assessment";
import { waiveAssessment } from "@/lib/verdicts/waive-assessment";
import { aRating, someEvidence } from "@/tests/builders/review";
import { type ReviewModel, readOn } from "./model";
import { neededBy, type ReplayedClaim } from "./replay";

const reason = "The way out.";
const stepsMax = 12;
const original = {
  editor: "editor",
  secondEditor: "editor",
  reviewer: "reviewer",
  secondReviewer: "reviewer",
  thirdReviewer: "reviewer",
} as const;
const editors = ["owner", "editor", "secondEditor"] as const;
const reviewers = ["reviewer", "secondReviewer", "thirdReviewer"] as const;

async function needOnly({ newsroom: { editor, workspaceId } }: ReviewModel, articleId: string, quorum: number) {
  const where = { workspaceId, id: articleId };
  const seen = await database.article.findFirstOrThrow({ where, select: { quorum: true, assessedBy: true } });
  return setReviewPolicy(editor, { articleId, quorum, assessedBy: "anyone", seen });
}

/** When every editor keeps out, one says that another's conflict is no more. */
async function endConflict({ newsroom }: ReviewModel, claim: ReplayedClaim) {
  const where = { workspaceId: newsroom.workspaceId, claimId: claim.id, memberId: newsroom.secondEditor.userId ?? "", endedAt: null };
  const { id: recusalId } = await database.recusal.findFirstOrThrow({ where, select: { id: true } });
  return endRecusal(newsroom.editor, { recusalId, reason });
}

/** An editor's ways, in the order they are tried, to get a claim one step nearer to a verdict; reviewers only assess. True when one led on. */
async function goOn(model: ReviewModel, claim: ReplayedClaim): Promise<boolean> {
  const { newsroom } = model;
  const { editor } = newsroom;
  const claimId = claim.id;
  const revisionNumber = claim.revision;
  if (claim.state === "onHold") return (await resumeClaim(editor, { claimId })).ok;
  if (claim.state === "dismissed" || claim.state === "withdrawn") return (await restoreClaim(editor, { claimId })).ok;
  if (claim.evidence.size === 0) return (await attachEvidence(editor, { claimId, ...someEvidence })).ok;
  const ruling = { claimId, revisionNumber, ratingId: await aRating(newsroom), justification: "Out.", changeReason: reason };
  for (const who of editors) if ((await decideClaim(newsroom[who], { ...ruling, verdictNumber: claim.verdicts })).ok) return true;
  for (const who of editors) if ((await waiveAssessment(newsroom[who], { claimId, revisionNumber, reason })).ok) return true;
  const isIn = (userId: string | null) =>
    claim.assessments.some((one) => one.isIn && !one.isAwaited && one.revision === revisionNumber && one.reviewerId === userId);
  // A claim whose reviewers keep out can be assessed by an editor, and an article may need fewer assessments than there were.
  for (const who of [...reviewers, "secondEditor"] as const) {
    if (!isIn(newsroom[who].userId) && (await submitAssessment(newsroom[who], ruling)).ok) return true;
  }
  const able = reviewers.filter((who) => !claim.recused.has(newsroom[who].userId ?? "")).length;
  if (neededBy(model.replayed, claim) > Math.max(1, able)) return (await needOnly(model, claim.articleId, Math.max(1, able))).ok;
  if (editors.every((who) => claim.recused.has(newsroom[who].userId ?? ""))) return (await endConflict(model, claim)).ok;
  // Nobody is left who may judge this wording: a new one begins anew.
  return (await rewriteClaim(editor, { claimId, revisionNumber, statement: `A new wording after ${revisionNumber}.`, reason })).ok;
}

/** No claim is stuck: with people in their places again, an editor and the reviewers get every one of them to a verdict. */
export async function expectWayOut(model: ReviewModel): Promise<void> {
  const { newsroom, replayed } = model;
  for (const [who, role] of Object.entries(original)) {
    const userId = newsroom[who as keyof typeof original].userId ?? "";
    if (replayed.members.get(userId)?.role !== role) await changeRole(newsroom.owner, { memberId: userId, role });
  }
  const articles = await database.article.findMany({
    where: { workspaceId: newsroom.workspaceId },
    select: { id: true, quorum: true, assessedBy: true },
  });
  for (const { id: articleId, ...seen } of articles) {
    await setReviewPolicy(newsroom.editor, { articleId, quorum: null, assessedBy: "anyone", seen });
  }
  await readOn(model);
  for (const claim of replayed.claims.values()) {
    const began = `${claim.state} (held from ${claim.heldFrom})`;
    for (let step = 0; step < stepsMax && claim.state !== "decided" && claim.state !== "published"; step += 1) {
      expect(await goOn(model, claim), `a claim that was ${began} is stuck ${claim.state}`).toBe(true);
      await readOn(model);
    }
    expect(["decided", "published"], `a claim that was ${began}`).toContain(claim.state);
  }
}
