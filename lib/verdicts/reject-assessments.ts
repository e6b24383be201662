import "server-only";
import { personOf } from "@/lib/actor";
import { moveClaim } from "@/lib/claims/move-claim";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadRuling } from "./load-ruling";
import { mayRejectAssessments } from "./policy";
import { rejectAssessmentsInput } from "./schema";

/** Rejects all assessments of a claim's present wording: they stay in the record and count no more; new ones are needed. */
export const rejectAssessments = defineCommand({
  name: "rejectAssessments",
  input: rejectAssessmentsInput,
  load: ({ database, actor, input }) => loadRuling(database, actor, input.claimId),
  permit: mayRejectAssessments,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const { reason, revisionNumber } = input;
    if (claim.revisionNumber !== revisionNumber)
      refuseConflict("The claim was reworded meanwhile. Its assessments are of the earlier wording.");
    const assessments = claim.assessments.map(({ id }) => id);
    await database.assessment.updateMany({ where: { workspaceId, id: { in: assessments } }, data: { state: "rejected" } });
    const data = { workspaceId, claimId: claim.id, revisionNumber, reason, decidedById: personOf(actor) };
    await database.adjudication.create({ data: { ...data, outcome: "rejectedAll" }, select: { id: true } });
    await moveClaim(database, actor, { claim, action: "rejectAssessments" });
    return {
      value: { claimId: claim.id },
      events: [
        {
          type: "claim.assessmentsRejected",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { revision: revisionNumber, reason, assessments },
        },
      ],
    };
  },
});
