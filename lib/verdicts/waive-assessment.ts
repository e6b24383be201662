import "server-only";
import { personOf } from "@/lib/actor";
import { moveClaim } from "@/lib/claims/move-claim";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadRuling } from "./load-ruling";
import { openAssessed } from "./open-assessed";
import { mayWaiveAssessment } from "./policy";
import { waiveAssessmentInput } from "./schema";

/**
 * Goes without another assessment that was asked for and does not come: the claim needs again what its article or the newsroom asks for, and
 * is assessed at once when that many are in. Without it, a claim whose last reviewer never answers would wait for good.
 */
export const waiveAssessment = defineCommand({
  name: "waiveAssessment",
  input: waiveAssessmentInput,
  load: ({ database, actor, input }) => loadRuling(database, actor, input.claimId),
  permit: mayWaiveAssessment,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const { reason, revisionNumber } = input;
    if (claim.revisionNumber !== revisionNumber) refuseConflict("The claim was reworded meanwhile. Read the new wording first.");
    await moveClaim(database, actor, { claim, action: "waiveAssessment" });
    await database.claim.update({
      where: { workspaceId_id: { workspaceId, id: claim.id } },
      data: { quorum: null },
      select: { id: true },
    });
    const data = { workspaceId, claimId: claim.id, revisionNumber, reason, decidedById: personOf(actor) };
    await database.adjudication.create({ data: { ...data, outcome: "waivedAnother" }, select: { id: true } });
    const opened = await openAssessed(database, actor, { id: claim.id });
    const after = await loadRuling(database, actor, claim.id);
    const to = after?.quorum ?? claim.quorum;
    return {
      value: { claimId: claim.id, quorum: to },
      events: [
        {
          type: "claim.assessmentWaived",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { revision: revisionNumber, from: claim.quorum, to, reason, opened },
        },
      ],
    };
  },
});
