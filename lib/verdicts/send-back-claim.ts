import "server-only";
import { personOf } from "@/lib/actor";
import { moveClaim } from "@/lib/claims/move-claim";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadRuling } from "./load-ruling";
import { maySendBackClaim } from "./policy";
import { sendBackClaimInput } from "./schema";

/** Sends a claim's assessments back to their authors with questions. None counts until its author stands by it or revises it. */
export const sendBackClaim = defineCommand({
  name: "sendBackClaim",
  input: sendBackClaimInput,
  load: ({ database, actor, input }) => loadRuling(database, actor, input.claimId),
  permit: maySendBackClaim,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const { questions, revisionNumber } = input;
    if (claim.revisionNumber !== revisionNumber)
      refuseConflict("The claim was reworded meanwhile. Its assessments are of the earlier wording.");
    const assessments = claim.assessments.map(({ id }) => id);
    await database.assessment.updateMany({ where: { workspaceId, id: { in: assessments } }, data: { sentBackAt: now() } });
    const data = { workspaceId, claimId: claim.id, revisionNumber, reason: questions, decidedById: personOf(actor) };
    const step = await database.adjudication.create({ data: { ...data, outcome: "sentBack" }, select: { id: true } });
    await moveClaim(database, actor, { claim, action: "sendBackClaim" });
    return {
      value: { claimId: claim.id },
      events: [
        {
          type: "claim.sentBack",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { revision: revisionNumber, questions, assessments, adjudicationId: step.id },
        },
      ],
    };
  },
});
