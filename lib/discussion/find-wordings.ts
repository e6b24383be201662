import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/actor";
import { storedEvent } from "@/lib/audit/event";
import { parseOpenings } from "@/lib/audit/private-parts";
import { database } from "@/lib/database";

const saying = ["thread.begun", "comment.added", "comment.edited", "comment.imported"];
const said = z.object({ commentId: z.string() });

/** One wording of a comment in the log: the event that holds it, and whether its words are still there. */
export type RecordedWording = { sequence: number; isThere: boolean };

/** Where the log holds the wordings of a comment, in their order; none when the actor's newsroom has no such comment. */
export async function findWordings(actor: Actor, commentId: string): Promise<RecordedWording[]> {
  const { workspaceId } = actor;
  const comment = await database.comment.findUnique({
    where: { workspaceId_id: { workspaceId, id: commentId } },
    select: { thread: { select: { articleId: true } } },
  });
  if (comment === null) return [];
  const rows = await database.auditEvent.findMany({
    where: { workspaceId, articleId: comment.thread.articleId, type: { in: saying } },
    orderBy: { sequence: "asc" },
    select: { sequence: true, bytes: true, private: true },
  });
  return rows.flatMap(({ sequence, bytes, private: parts }) => {
    const { payload } = storedEvent.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (said.parse(payload).commentId !== commentId) return [];
    return [{ sequence: Number(sequence), isThere: parseOpenings(parts)["payload.text"] !== undefined }];
  });
}
