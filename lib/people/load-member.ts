import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import type { MemberSubject } from "./policy";

/** The member a people command is about, with what its policy needs; null when there is none in the actor's newsroom. */
export async function loadMember(
  database: WriteClient,
  actor: Actor,
  memberId: string,
): Promise<(MemberSubject & { name: string }) | null> {
  const { workspaceId } = actor;
  const member = await database.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: memberId } },
    select: { name: true, role: true, disabledAt: true },
  });
  if (member === null) return null;
  const activeOwners = await database.member.count({ where: { workspaceId, role: "owner", disabledAt: null } });
  return { memberId, name: member.name, role: member.role, isDisabled: member.disabledAt !== null, activeOwners };
}
