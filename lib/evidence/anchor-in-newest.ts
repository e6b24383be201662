import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { anchorPassage } from "./anchor-passage";

/** Looks for a passage in the newest readable capture of its source; null when there is none yet. */
export async function anchorInNewest(database: WriteClient, actor: Actor, passage: { sourceId: string; quote: string }) {
  const capture = await database.capture.findFirst({
    where: {
      ...{ workspaceId: actor.workspaceId, sourceId: passage.sourceId, finishedAt: { not: null } },
      ...{ outcome: { in: ["ok", "partial"] }, text: { not: null } },
    },
    orderBy: { number: "desc" },
    select: { id: true, text: true },
  });
  if (capture === null || capture.text === null) return null;
  return { captureId: capture.id, ...anchorPassage(capture.text, passage.quote) };
}
