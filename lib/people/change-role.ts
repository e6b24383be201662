import "server-only";
import type { Role } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { loadMember } from "./load-member";
import { mayChangeRole } from "./policy";
import { changeRoleInput } from "./schema";

const isEditorial = (role: Role) => role === "owner" || role === "editor";

/** Changes what a member may do; it holds from their next request. When an editor stops being one stays known: so does what they read. */
export const changeRole = defineCommand({
  name: "changeRole",
  input: changeRoleInput,
  load: ({ database, actor, input }) => loadMember(database, actor, input.memberId),
  permit: mayChangeRole,
  async execute({ database, actor, input, subject: member }) {
    if (member.role === input.role) refuseConflict(`${member.name} already is ${input.role}.`);
    const editorUntil = isEditorial(member.role) && !isEditorial(input.role) ? { editorUntil: now() } : {};
    await database.member.update({
      where: { workspaceId_userId: { workspaceId: actor.workspaceId, userId: input.memberId } },
      data: { role: input.role, ...editorUntil },
    });
    return {
      value: { memberId: input.memberId },
      events: [
        {
          type: "member.role-changed",
          subject: { memberId: input.memberId },
          payload: { name: member.name, from: member.role, to: input.role },
        },
      ],
    };
  },
});
