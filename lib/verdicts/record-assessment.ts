import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { listClaimsBefore } from "@/lib/claims/claims-before";
import { moveClaim } from "@/lib/claims/move-claim";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";
import { countingAssessments } from "./policy";
import type { Ruling } from "./read-ruling";

type Given = {
  ratingId: string;
  justification: string;
  confidence: "low" | "medium" | "high";
  secondsSpent: number | null;
  reaffirmsId: string | null;
  changeReason: string;
  /** Ids of evidence on this claim. */
  cites: readonly string[];
};

/**
 * Writes somebody's assessment of a claim's present wording; their earlier one on it is withdrawn and stays in the record. With the quorum's
 * last assessment the claim becomes assessed, and its assessments open to editors. Returns what the event says of it: its id, its number among the
 * author's, whether the author knew others, and the claim where its assessments are open now.
 */
export async function recordAssessment(database: WriteClient, actor: Actor, { claim, given }: { claim: Ruling; given: Given }) {
  const { workspaceId } = actor;
  const { revisionNumber } = claim;
  const reviewerId = personOf(actor);
  const own = claim.everyAssessment.filter((one) => one.reviewerId === reviewerId);
  const onWording = own.filter((one) => one.revisionNumber === revisionNumber);
  const number = Math.max(0, ...onWording.map((one) => one.number)) + 1;
  const standing = onWording.filter(({ state }) => state === "submitted").map(({ id }) => id);
  if (standing.length > 0) {
    await database.assessment.updateMany({ where: { workspaceId, id: { in: standing } }, data: { state: "withdrawn" } });
  }
  const { cites, ...words } = given;
  const isInformed = given.reaffirmsId !== null || couldRead(actor, claim, own) || (await couldReadBefore(database, actor, claim));
  const { id: assessmentId } = await database.assessment.create({
    data: { ...words, workspaceId, claimId: claim.id, revisionNumber, reviewerId, number, isInformed, submittedAt: now() },
    select: { id: true },
  });
  if (cites.length > 0) {
    await database.assessmentCitation.createMany({ data: cites.map((evidenceId) => ({ workspaceId, assessmentId, evidenceId })) });
  }
  const state = await moveClaim(database, actor, { claim, action: "submitAssessment" });
  const after = {
    ...claim,
    assessorIds: [...new Set([...claim.assessorIds, reviewerId])],
    awaitedIds: claim.awaitedIds.filter((id) => id !== reviewerId),
  };
  const isOpen = countingAssessments(after) >= claim.quorum;
  if (isOpen) {
    if (state === "inReview") await moveClaim(database, actor, { claim: { id: claim.id, state }, action: "completeQuorum" });
    await database.claim.update({
      where: { workspaceId_id: { workspaceId, id: claim.id } },
      data: { openedRevision: revisionNumber },
      select: { id: true },
    });
  }
  return { assessmentId, number, isInformed, opened: isOpen ? [claim.id] : [] };
}

/** Whether the author has been able to read others' of some wording: with one of their own in, or as an editor, then or still. */
function couldRead(actor: Actor, claim: Ruling, own: readonly { reviewerId: string; revisionNumber: number }[]): boolean {
  const isEditor = actor.role === "owner" || actor.role === "editor";
  if ((isEditor && claim.wasOpened) || claim.everyPastReaderIds.includes(personOf(actor))) return true;
  return own.some((mine) =>
    claim.everyAssessment.some((one) => one.reviewerId !== mine.reviewerId && one.revisionNumber === mine.revisionNumber),
  );
}

/**
 * Whether the author has been able to read others' assessments otherwise: of this wording, when a verdict on it was settled once, or of the
 * claims it came from, when one was settled there or their own was in.
 */
async function couldReadBefore(database: WriteClient, actor: Actor, claim: Ruling): Promise<boolean> {
  const { workspaceId } = actor;
  const reviewerId = personOf(actor);
  const ofWording = { workspaceId, claimId: claim.id, revisionNumber: claim.revisionNumber };
  if ((await database.verdict.findFirst({ where: ofWording, select: { id: true } })) !== null) return true;
  const before = { workspaceId, claimId: { in: await listClaimsBefore(database, workspaceId, claim.id) } };
  if ((await database.assessment.findFirst({ where: { ...before, reviewerId: { not: reviewerId } }, select: { id: true } })) === null)
    return false;
  if ((await database.verdict.findFirst({ where: before, select: { id: true } })) !== null) return true;
  return (await database.assessment.findFirst({ where: { ...before, reviewerId }, select: { id: true } })) !== null;
}
