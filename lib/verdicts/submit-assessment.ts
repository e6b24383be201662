import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { moveClaim } from "@/lib/claims/move-claim";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import type { WriteClient } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadRating, loadRuling } from "./load-ruling";
import { maySubmitAssessment } from "./policy";
import { submitAssessmentInput } from "./schema";

async function loadCited(database: WriteClient, actor: Actor, citing: { claimId: string; cites: readonly string[] }) {
  if (citing.cites.length === 0) return [];
  return database.evidence.findMany({
    where: { workspaceId: actor.workspaceId, claimId: citing.claimId, withdrawnAt: null, id: { in: [...citing.cites] } },
    select: { id: true, number: true },
    orderBy: { number: "asc" },
  });
}

/**
 * Puts in one person's independent rating of a claim's present wording, or revises their own; the earlier one stays in the record.
 * With the quorum's last assessment the claim becomes assessed.
 */
export const submitAssessment = defineCommand({
  name: "submitAssessment",
  input: submitAssessmentInput,
  load: ({ database, actor, input }) => loadRuling(database, actor, input.claimId),
  permit: maySubmitAssessment,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const reviewerId = personOf(actor);
    if (claim.revisionNumber !== input.revisionNumber)
      refuseConflict("The claim was reworded while you assessed it. Read the new wording first.");
    const rating = await loadRating(database, actor, { ratingId: input.ratingId, ratingScaleId: claim.ratingScaleId });
    if (rating === null) return refuseField("ratingId", "That rating is not on the newsroom's present scale. Choose again.");
    const evidence = await loadCited(database, actor, { claimId: claim.id, cites: input.cites });
    if (evidence.length !== new Set(input.cites).size) refuseField("cites", "Some cited evidence does not stand on this claim any more.");
    const own = claim.assessments.filter((assessment) => assessment.reviewerId === reviewerId);
    const number = Math.max(0, ...own.map((assessment) => assessment.number)) + 1;
    for (const earlier of own) {
      await database.assessment.update({ where: { workspaceId_id: { workspaceId, id: earlier.id } }, data: { state: "withdrawn" } });
    }
    const { justification, confidence, revisionNumber } = input;
    const { id: assessmentId } = await database.assessment.create({
      data: {
        ...{ workspaceId, claimId: claim.id, revisionNumber, reviewerId, number, ratingId: rating.id },
        ...{ justification, confidence, submittedAt: now() },
      },
      select: { id: true },
    });
    if (evidence.length > 0) {
      await database.assessmentCitation.createMany({
        data: evidence.map(({ id }) => ({ workspaceId, assessmentId, evidenceId: id })),
      });
    }
    const state = await moveClaim(database, actor, { claim, action: "submitAssessment" });
    const assessors = new Set([...claim.assessorIds, reviewerId]).size;
    if (state === "inReview" && assessors >= claim.quorum) {
      await moveClaim(database, actor, { claim: { id: claim.id, state }, action: "completeQuorum" });
    }
    return {
      value: { assessmentId, number },
      events: [
        {
          type: "assessment.submitted",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            ...{ assessmentId, revision: revisionNumber, number, justification, confidence },
            rating: { key: rating.key, label: rating.label, value: rating.value },
            cites: evidence.map((piece) => piece.number),
          },
        },
      ],
    };
  },
});
