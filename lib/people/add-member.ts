import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { accountColumns, accountHash } from "./account-hash";
import { hashPassword } from "./password";
import { mayAddMember } from "./policy";
import { addMemberInput } from "./schema";

/** Adds a person to the newsroom. Somebody who already signs in elsewhere keeps their password. */
export const addMember = defineCommand({
  name: "addMember",
  input: addMemberInput,
  prepare: { permit: mayAddMember, run: async (input) => ({ passwordHash: await hashPassword(input.password) }) },
  load: async ({ database, actor, input }) => {
    const existing = await database.user.findUnique({
      where: { email: input.email },
      select: { ...accountColumns, members: { where: { workspaceId: actor.workspaceId }, select: { name: true } } },
    });
    return { existing };
  },
  permit: mayAddMember,
  async execute({ database, actor, input, subject: { existing }, prepared }) {
    const member = existing?.members[0];
    if (member !== undefined) refuseField("email", `${member.name} already belongs to this newsroom with this address.`);
    const user =
      existing ??
      (await database.user.create({ data: { email: input.email, passwordHash: prepared.passwordHash }, select: accountColumns }));
    await database.member.create({ data: { workspaceId: actor.workspaceId, userId: user.id, name: input.name, role: input.role } });
    return {
      value: { memberId: user.id },
      events: [
        {
          type: "member.added",
          subject: { memberId: user.id },
          payload: { name: input.name, role: input.role, account: accountHash(user) },
        },
      ],
    };
  },
});
