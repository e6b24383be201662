import "server-only";
import { personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { accountColumns, accountHash } from "./account-hash";
import { hashPassword, isPasswordRight } from "./password";
import { mayChangePassword } from "./policy";
import { changePasswordInput } from "./schema";

/** Changes one's own password, knowing the present one, and ends every session signed in with it. */
export const changePassword = defineCommand({
  name: "changePassword",
  input: changePasswordInput,
  prepare: { permit: mayChangePassword, run: async (input) => ({ passwordHash: await hashPassword(input.password) }) },
  load: ({ database, actor }) => database.user.findUnique({ where: { id: personOf(actor) }, select: accountColumns }),
  permit: mayChangePassword,
  async execute({ database, actor, input, subject: user, prepared }) {
    if (!(await isPasswordRight(user.passwordHash, input.currentPassword)))
      refuseField("currentPassword", "That is not your present password.");
    await database.user.update({ where: { id: user.id }, data: { passwordHash: prepared.passwordHash } });
    await database.session.deleteMany({ where: { userId: user.id } });
    const account = accountHash({ email: user.email, passwordHash: prepared.passwordHash });
    return {
      value: { memberId: user.id },
      events: [{ type: "member.password-changed", subject: { memberId: user.id }, payload: { name: actor.name, account } }],
    };
  },
});
