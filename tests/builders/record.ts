import type { Actor } from "@/lib/actor";
import { getLogHead } from "@/lib/audit/queries";
import { readEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";

/** The newest event of a newsroom's log, as it was recorded. */
export async function newestEvent(actor: Actor) {
  const row = await database.auditEvent.findFirstOrThrow({ where: { workspaceId: actor.workspaceId }, orderBy: { sequence: "desc" } });
  return readEvent(row).event;
}

/** How many events a newsroom's log holds. */
export async function logSize(actor: Actor): Promise<number> {
  return (await getLogHead(actor))?.size ?? 0;
}
