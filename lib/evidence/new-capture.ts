import "server-only";
import type { Actor } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";

/** Writes down that a source is to be captured: the row the worker looks for, and its event. */
export async function newCapture(database: WriteClient, actor: Actor, source: { id: string; url: string }) {
  const { workspaceId } = actor;
  const number = 1 + (await database.capture.count({ where: { workspaceId, sourceId: source.id } }));
  const capture = await database.capture.create({
    data: { workspaceId, sourceId: source.id, number, requestedUrl: source.url, requestedById: actor.userId, requestedAt: now() },
    select: { id: true },
  });
  const event: NewEvent = {
    type: "capture.requested",
    subject: { sourceId: source.id },
    payload: { captureId: capture.id, number, url: source.url },
  };
  return { captureId: capture.id, number, event };
}
