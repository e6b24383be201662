import "server-only";
import { defineCommand } from "@/lib/command";
import { loadMember } from "./load-member";
import { maySetProfile } from "./policy";
import { setProfileInput } from "./schema";

/** Says of oneself what readers are told, and whether they are told at all; public pages follow at once. */
export const setProfile = defineCommand({
  name: "setProfile",
  input: setProfileInput,
  load: ({ database, actor, input }) => loadMember(database, actor, input.memberId),
  permit: maySetProfile,
  async execute({ database, actor, input, subject: member }) {
    const { memberId, ...profile } = input;
    await database.member.update({
      where: { workspaceId_userId: { workspaceId: actor.workspaceId, userId: memberId } },
      data: profile,
      select: { userId: true },
    });
    return {
      value: { isProfileShown: profile.isProfileShown },
      events: [{ type: "member.profile-set", subject: { memberId }, payload: { name: member.name, ...profile } }],
    };
  },
});
