import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import type { WriteClient } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadRating, loadRuling } from "./load-ruling";
import { maySubmitAssessment } from "./policy";
import { recordAssessment } from "./record-assessment";
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
 * With the quorum's last assessment the claim becomes assessed. One that an editor sent back is revised with a reason.
 */
export const submitAssessment = defineCommand({
  name: "submitAssessment",
  input: submitAssessmentInput,
  load: ({ database, actor, input }) => loadRuling(database, actor, input.claimId),
  permit: maySubmitAssessment,
  async execute({ database, actor, input, subject: claim }) {
    if (claim.revisionNumber !== input.revisionNumber)
      refuseConflict("The claim was reworded while you assessed it. Read the new wording first.");
    const rating = await loadRating(database, actor, { ratingId: input.ratingId, ratingScaleId: claim.ratingScaleId });
    const evidence = await loadCited(database, actor, { claimId: claim.id, cites: input.cites });
    if (evidence.length !== new Set(input.cites).size) refuseField("cites", "Some cited evidence does not stand on this claim any more.");
    const { justification, confidence, revisionNumber, changeReason } = input;
    const secondsSpent = input.secondsSpent ?? null;
    if (claim.awaitedIds.includes(personOf(actor)) && changeReason === "") {
      refuseField("changeReason", "It was sent back to you. Say what changed your mind, or stand by what you said.");
    }
    const words = { ratingId: rating.id, justification, confidence, secondsSpent, changeReason };
    const given = { ...words, reaffirmsId: null, cites: evidence.map(({ id }) => id) };
    const { assessmentId, number, ...came } = await recordAssessment(database, actor, { claim, given });
    return {
      value: { assessmentId, number },
      events: [
        {
          type: "assessment.submitted",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            ...{ assessmentId, revision: revisionNumber, number, justification, confidence, changeReason, secondsSpent },
            rating: { key: rating.key, label: rating.label, value: rating.value },
            cites: evidence.map((piece) => piece.number),
            ...came,
          },
        },
      ],
    };
  },
});
