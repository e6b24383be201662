import "server-only";
import { defineCommand } from "@/lib/command";
import { loadMember } from "./load-member";
import { maySetLanguages } from "./policy";
import { setLanguagesInput } from "./schema";

/** Says which languages a member reads, for handing out work; none means any. */
export const setLanguages = defineCommand({
  name: "setLanguages",
  input: setLanguagesInput,
  load: ({ database, actor, input }) => loadMember(database, actor, input.memberId),
  permit: maySetLanguages,
  async execute({ database, actor, input, subject: member }) {
    const { memberId, languages } = input;
    await database.member.update({
      where: { workspaceId_userId: { workspaceId: actor.workspaceId, userId: memberId } },
      data: { languages },
      select: { userId: true },
    });
    return {
      value: { languages },
      events: [{ type: "member.languages-set", subject: { memberId }, payload: { name: member.name, languages } }],
    };
  },
});
