import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { mayEndRecusal } from "./policy";
import { endRecusalInput } from "./schema";

/** Lets somebody take part in a claim's verdict again, because their conflict of interest is no more. What they withdrew stays withdrawn. */
export const endRecusal = defineCommand({
  name: "endRecusal",
  input: endRecusalInput,
  async load({ database, actor, input }) {
    const recusal = await database.recusal.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.recusalId } },
      select: {
        id: true,
        memberId: true,
        endedAt: true,
        member: { select: { name: true } },
        claim: { select: { id: true, articleId: true } },
      },
    });
    return recusal === null ? null : { ...recusal, isEnded: recusal.endedAt !== null };
  },
  permit: mayEndRecusal,
  async execute({ database, actor, input, subject: recusal }) {
    await database.recusal.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: recusal.id } },
      data: { endedAt: now() },
      select: { id: true },
    });
    return {
      value: { recusalId: recusal.id },
      events: [
        {
          type: "claim.recusalEnded",
          subject: { articleId: recusal.claim.articleId, claimId: recusal.claim.id },
          payload: { recusalId: recusal.id, memberId: recusal.memberId, member: recusal.member.name, reason: input.reason },
        },
      ],
    };
  },
});
