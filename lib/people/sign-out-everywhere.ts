import "server-only";
import { defineCommand } from "@/lib/command";
import { loadMember } from "./load-member";
import { maySignOutEverywhere } from "./policy";
import { signOutEverywhereInput } from "./schema";

/** Ends every session of a person; their next request anywhere must sign in again. */
export const signOutEverywhere = defineCommand({
  name: "signOutEverywhere",
  input: signOutEverywhereInput,
  load: ({ database, actor, input }) => loadMember(database, actor, input.memberId),
  permit: maySignOutEverywhere,
  async execute({ database, input, subject: member }) {
    const { count } = await database.session.deleteMany({ where: { userId: input.memberId } });
    return {
      value: { sessions: count },
      events: [{ type: "member.signed-out", subject: { memberId: input.memberId }, payload: { name: member.name, sessions: count } }],
    };
  },
});
