import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { type ArticleAsOf, articleAsOf } from "./as-of";
import { readEvent } from "./read-event";

/** The number of the newest event up to a time, in the newsroom's log; null when there was none yet. */
export async function findEventAt(viewer: Viewer, time: Date): Promise<number | null> {
  const row = await database.auditEvent.findFirst({
    where: { ...visibleTo(viewer), recordedAt: { lte: time } },
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return row === null ? null : Number(row.sequence);
}

/** An article as it stood right after an event, told from the log alone, and when that was; null when the newsroom had no such article then. */
export async function getArticleAsOf(
  viewer: Viewer,
  moment: { articleId: string; at: number },
): Promise<{ state: ArticleAsOf; time: string } | null> {
  const rows = await database.auditEvent.findMany({
    where: { ...visibleTo(viewer), articleId: moment.articleId, sequence: { lte: BigInt(moment.at) } },
    orderBy: { sequence: "asc" },
    select: { bytes: true, private: true },
  });
  if (rows.length === 0) return null;
  const events = rows.map((row) => readEvent(row).event);
  return { state: articleAsOf(events), time: events.at(-1)?.time ?? "" };
}
