import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { refuseField } from "@/lib/result";

/**
 * Gives a claim to somebody of the staff to assess; whoever has it already keeps it, with the new day it is due. Returns their name.
 * Refuses people who may not assess it.
 */
export async function assignTo(
  database: WriteClient,
  actor: Actor,
  assignment: { claim: { id: string; recusedIds: readonly string[] }; assigneeId: string; dueAt: Date | null },
): Promise<string> {
  const { workspaceId } = actor;
  const { claim, assigneeId, dueAt } = assignment;
  const member = await database.member.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: assigneeId } },
    select: { name: true, role: true, disabledAt: true },
  });
  if (member === null || member.disabledAt !== null) return refuseField("assigneeId", "Choose an active member of this newsroom.");
  if (member.role === "viewer") refuseField("assigneeId", `${member.name} may read, but not assess claims.`);
  if (claim.recusedIds.includes(assigneeId))
    refuseField("assigneeId", `${member.name} keeps out of this claim because of a conflict of interest.`);
  const open = await database.assignment.findFirst({
    where: { workspaceId, claimId: claim.id, assigneeId, endedAt: null },
    select: { id: true },
  });
  if (open === null) {
    const createdById = personOf(actor);
    await database.assignment.create({ data: { workspaceId, claimId: claim.id, assigneeId, dueAt, createdById }, select: { id: true } });
  } else {
    await database.assignment.update({ where: { workspaceId_id: { workspaceId, id: open.id } }, data: { dueAt }, select: { id: true } });
  }
  return member.name;
}
