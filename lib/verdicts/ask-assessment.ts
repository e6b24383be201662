import "server-only";
import { personOf } from "@/lib/actor";
import { assignTo } from "@/lib/claims/assign-to";
import { moveClaim } from "@/lib/claims/move-claim";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadRuling } from "./load-ruling";
import { mayAskAssessment } from "./policy";
import { askAssessmentInput } from "./schema";

/**
 * Asks for one more independent assessment than the claim has, of somebody or of anyone: how a tie is broken without anyone's vote counting
 * twice. It does not refuse those who have assessed already: the refusal would tell an editor who did.
 */
export const askAssessment = defineCommand({
  name: "askAssessment",
  input: askAssessmentInput,
  load: ({ database, actor, input }) => loadRuling(database, actor, input.claimId),
  permit: mayAskAssessment,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const { reason, revisionNumber } = input;
    if (claim.revisionNumber !== revisionNumber)
      refuseConflict("The claim was reworded meanwhile. Its assessments are of the earlier wording.");
    const quorum = Math.max(claim.quorum, claim.assessorIds.length) + 1;
    const assigneeId = input.assigneeId || null;
    const assignee = assigneeId === null ? null : await assignTo(database, actor, { claim, assigneeId, dueAt: null });
    await database.claim.update({ where: { workspaceId_id: { workspaceId, id: claim.id } }, data: { quorum }, select: { id: true } });
    const data = { workspaceId, claimId: claim.id, revisionNumber, reason, decidedById: personOf(actor) };
    await database.adjudication.create({ data: { ...data, outcome: "askedAnother" }, select: { id: true } });
    await moveClaim(database, actor, { claim, action: "askAssessment" });
    return {
      value: { claimId: claim.id, quorum },
      events: [
        {
          type: "claim.assessmentAsked",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { revision: revisionNumber, quorum, reason, assigneeId, assignee },
        },
      ],
    };
  },
});
