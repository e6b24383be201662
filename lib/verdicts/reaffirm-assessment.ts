import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { listClaimsBefore } from "@/lib/claims/claims-before";
import { defineCommand } from "@/lib/command";
import type { WriteClient } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadRuling, loadSameRating } from "./load-ruling";
import { mayReaffirmAssessment } from "./policy";
import { recordAssessment } from "./record-assessment";
import { reaffirmAssessmentInput } from "./schema";

/** The evidence standing on this claim that an earlier assessment cited, carried pieces included. */
async function loadStillCited(database: WriteClient, actor: Actor, citing: { claimId: string; assessmentId: string }) {
  const { workspaceId } = actor;
  const cited = await database.assessmentCitation.findMany({
    where: { workspaceId, assessmentId: citing.assessmentId },
    select: { evidenceId: true },
  });
  const ids = cited.map(({ evidenceId }) => evidenceId);
  return database.evidence.findMany({
    where: { workspaceId, claimId: citing.claimId, withdrawnAt: null, OR: [{ id: { in: ids } }, { carriedFromId: { in: ids } }] },
    select: { id: true, number: true },
    orderBy: { number: "asc" },
  });
}

/**
 * Stands by one's own earlier assessment: of an earlier wording, of the claim before, or sent back on this one. It counts on the present
 * wording from now on, with the reason in the record. Nobody's assessment is ever carried over without this.
 */
export const reaffirmAssessment = defineCommand({
  name: "reaffirmAssessment",
  input: reaffirmAssessmentInput,
  load: ({ database, actor, input }) => loadRuling(database, actor, input.claimId),
  permit: mayReaffirmAssessment,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const { revisionNumber, reason } = input;
    const reviewerId = personOf(actor);
    if (claim.revisionNumber !== revisionNumber) refuseConflict("The claim was reworded meanwhile. Read the new wording first.");
    if (claim.assessorIds.includes(reviewerId) && !claim.awaitedIds.includes(reviewerId)) {
      refuseConflict("Your assessment of this wording is in already. Revise it instead.");
    }
    const before = await listClaimsBefore(database, workspaceId, claim.id);
    const earlier = await database.assessment.findFirst({
      where: { workspaceId, id: input.assessmentId, reviewerId, claimId: { in: [claim.id, ...before] }, state: "submitted" },
      select: {
        id: true,
        revisionNumber: true,
        justification: true,
        confidence: true,
        rating: { select: { key: true, label: true, meaning: true } },
      },
    });
    if (earlier === null) return refuseConflict("That assessment does not stand any more, or is not yours. Assess the claim anew.");
    const rating = await loadSameRating(database, actor, { given: earlier.rating, ratingScaleId: claim.ratingScaleId });
    if (rating === null) {
      return refuseField("assessmentId", `“${earlier.rating.label}” is no longer on the newsroom's scale. Assess the claim anew.`);
    }
    const evidence = await loadStillCited(database, actor, { claimId: claim.id, assessmentId: earlier.id });
    const { justification, confidence } = earlier;
    const words = { ratingId: rating.id, justification, confidence, secondsSpent: null, changeReason: reason };
    const given = { ...words, reaffirmsId: earlier.id, cites: evidence.map(({ id }) => id) };
    const { assessmentId, number, ...came } = await recordAssessment(database, actor, { claim, given });
    return {
      value: { assessmentId, number },
      events: [
        {
          type: "assessment.reaffirmed",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            ...{
              assessmentId,
              revision: revisionNumber,
              number,
              reason,
              reaffirms: earlier.id,
              cites: evidence.map((piece) => piece.number),
            },
            rating: { key: rating.key, label: rating.label, value: rating.value },
            ...came,
          },
        },
      ],
    };
  },
});
