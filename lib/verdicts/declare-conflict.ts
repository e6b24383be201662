import "server-only";
import { personOf } from "@/lib/actor";
import { moveClaim } from "@/lib/claims/move-claim";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { loadRuling } from "./load-ruling";
import { countingAssessments, mayDeclareConflict } from "./policy";
import { declareConflictInput } from "./schema";

/**
 * Records that the actor has a conflict of interest on a claim and keeps out of it: they neither assess nor settle it. What they had
 * assessed counts no more, and when the quorum is broken by that the claim waits for another assessment.
 */
export const declareConflict = defineCommand({
  name: "declareConflict",
  input: declareConflictInput,
  load: ({ database, actor, input }) => loadRuling(database, actor, input.claimId),
  permit: mayDeclareConflict,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const memberId = personOf(actor);
    const { reason } = input;
    const { id: recusalId } = await database.recusal.create({
      data: { workspaceId, claimId: claim.id, memberId, reason },
      select: { id: true },
    });
    const own = claim.assessments.filter(({ reviewerId }) => reviewerId === memberId).map(({ id }) => id);
    if (own.length > 0) {
      await database.assessment.updateMany({ where: { workspaceId, id: { in: own } }, data: { state: "withdrawn" } });
    }
    await database.assignment.updateMany({
      where: { workspaceId, claimId: claim.id, assigneeId: memberId, endedAt: null },
      data: { endedAt: now() },
    });
    const without = claim.assessorIds.filter((id) => id !== memberId);
    if (claim.state === "assessed" && own.length > 0 && countingAssessments({ ...claim, assessorIds: without }) < claim.quorum) {
      await moveClaim(database, actor, { claim, action: "loseQuorum" });
    }
    return {
      value: { recusalId },
      events: [
        {
          type: "claim.conflictDeclared",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { recusalId, reason, withdrawn: own },
        },
      ],
    };
  },
});
