import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import type { WriteClient } from "@/lib/database";
import { citationParts } from "@/lib/reports/citations";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadRating, loadRuling } from "./load-ruling";
import { maySubmitAssessment } from "./policy";
import { recordAssessment } from "./record-assessment";
import { submitAssessmentInput } from "./schema";

type Citing = { claimId: string; cites: readonly string[]; justification: string };

/** The evidence that was chosen, and that the words cite by its number as a verdict's do: an assessment that says [1] does not cite none. */
async function loadCited(database: WriteClient, actor: Actor, { claimId, cites, justification }: Citing) {
  const standing = await database.evidence.findMany({
    where: { workspaceId: actor.workspaceId, claimId, withdrawnAt: null },
    select: { id: true, number: true },
    orderBy: { number: "asc" },
  });
  if (!cites.every((id) => standing.some((piece) => piece.id === id)))
    refuseField("cites", "Some cited evidence does not stand on this claim any more.");
  const named = citationParts(justification, new Set(standing.map(({ number }) => number)));
  return standing.filter(
    ({ id, number }) => cites.includes(id) || named.some((part) => part.kind === "citation" && part.number === number),
  );
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
    const { cites, justification } = input;
    const evidence = await loadCited(database, actor, { claimId: claim.id, cites, justification });
    const { confidence, revisionNumber, changeReason } = input;
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
