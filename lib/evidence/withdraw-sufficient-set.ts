import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { mayWithdrawSufficientSet } from "./policy";
import { withdrawSufficientSetInput } from "./schema";

/** Takes back that some evidence suffices by itself. What was said stays in the record. */
export const withdrawSufficientSet = defineCommand({
  name: "withdrawSufficientSet",
  input: withdrawSufficientSetInput,
  async load({ database, actor, input }) {
    const set = await database.sufficientSet.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.setId } },
      select: { id: true, createdById: true, withdrawnAt: true, claim: { select: { id: true, articleId: true, state: true } } },
    });
    if (set === null) return null;
    const { claim, createdById, withdrawnAt } = set;
    return { id: set.id, claim, state: claim.state, isOwn: createdById === actor.userId, isWithdrawn: withdrawnAt !== null };
  },
  permit: mayWithdrawSufficientSet,
  async execute({ database, actor, input, subject: { id, claim } }) {
    await database.sufficientSet.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { withdrawnAt: now() },
    });
    return {
      value: { setId: id },
      events: [
        {
          type: "sufficientSet.withdrawn",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { setId: id, reason: input.reason },
        },
      ],
    };
  },
});
