import "server-only";
import { listClaimsBefore } from "@/lib/claims/claims-before";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadSameRating } from "./load-ruling";
import { mayReaffirmVerdict } from "./policy";
import { reaffirmVerdictInput } from "./schema";
import { loadSettling, settleVerdict } from "./settle-verdict";

/**
 * Stands by a stale verdict of this claim, or of the claim it came from: a new verdict with the same label and words, bound to what is true
 * now, with the reason in the record. It needs the quorum's assessments on the present wording, as every verdict does.
 */
export const reaffirmVerdict = defineCommand({
  name: "reaffirmVerdict",
  input: reaffirmVerdictInput,
  load: ({ database, actor, input }) => loadSettling(database, actor, input),
  permit: mayReaffirmVerdict,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const before = await listClaimsBefore(database, workspaceId, claim.id);
    const verdict = await database.verdict.findFirst({
      where: { workspaceId, id: input.verdictId, claimId: { in: [claim.id, ...before] }, staleAt: { not: null } },
      select: { id: true, justification: true, confidence: true, rating: { select: { key: true, label: true, meaning: true } } },
    });
    if (verdict === null) return refuseConflict("That is no stale verdict of this claim. Look at its verdicts again.");
    const rating = await loadSameRating(database, actor, { given: verdict.rating, ratingScaleId: claim.ratingScaleId });
    if (rating === null) {
      return refuseField("verdictId", `“${verdict.rating.label}” is no longer on the newsroom's scale. Settle the claim anew.`);
    }
    const { justification, confidence } = verdict;
    const words = { rating, justification, confidence, reason: input.reason };
    const ruled = { ...words, outcome: "reaffirmed", assessmentId: null, reaffirmsId: verdict.id } as const;
    return settleVerdict(database, actor, { claim, seen: input, ruled });
  },
});
