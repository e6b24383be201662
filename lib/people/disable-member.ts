import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { loadMember } from "./load-member";
import { mayDisableMember } from "./policy";
import { disableMemberInput } from "./schema";

/** Shuts a member out of the newsroom from their next request on; what they did stays under their name. */
export const disableMember = defineCommand({
  name: "disableMember",
  input: disableMemberInput,
  load: ({ database, actor, input }) => loadMember(database, actor, input.memberId),
  permit: mayDisableMember,
  async execute({ database, actor, input, subject: member }) {
    await database.member.update({
      where: { workspaceId_userId: { workspaceId: actor.workspaceId, userId: input.memberId } },
      data: { disabledAt: now() },
    });
    return {
      value: { memberId: input.memberId },
      events: [{ type: "member.disabled", subject: { memberId: input.memberId }, payload: { name: member.name, reason: input.reason } }],
    };
  },
});
