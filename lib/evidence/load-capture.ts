import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";

/** A capture for the worker's commands to judge; null when the newsroom has none of that id. */
export async function loadCapture(database: WriteClient, actor: Actor, captureId: string) {
  const capture = await database.capture.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: captureId } },
    select: { id: true, sourceId: true, number: true, attempts: true, finishedAt: true, requestedUrl: true },
  });
  return capture === null ? null : { ...capture, isFinished: capture.finishedAt !== null };
}
