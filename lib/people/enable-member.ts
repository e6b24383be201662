import "server-only";
import { defineCommand } from "@/lib/command";
import { loadMember } from "./load-member";
import { mayEnableMember } from "./policy";
import { enableMemberInput } from "./schema";

/** Lets a disabled member in again, with the role they had. */
export const enableMember = defineCommand({
  name: "enableMember",
  input: enableMemberInput,
  load: ({ database, actor, input }) => loadMember(database, actor, input.memberId),
  permit: mayEnableMember,
  async execute({ database, actor, input, subject: member }) {
    await database.member.update({
      where: { workspaceId_userId: { workspaceId: actor.workspaceId, userId: input.memberId } },
      data: { disabledAt: null },
    });
    return {
      value: { memberId: input.memberId },
      events: [{ type: "member.enabled", subject: { memberId: input.memberId }, payload: { name: member.name } }],
    };
  },
});
