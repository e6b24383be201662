import { discussionSayings } from "./discussion-facts";
import type { StoredEvent } from "./event";
import type { Sayings } from "./fact";
import { discussionTables } from "./present-discussions";
import { sourceTables } from "./present-sources";
import type { PresentTable } from "./present-table";
import { replayerOf } from "./replay";
import { sourceSayings } from "./source-facts";

/**
 * What the thread that checks a log replays and compares by itself: sources with their captures, and discussions. Their events are half of a log, say nothing of
 * other rows, and need none of what others say.
 */
export const apartSayings: readonly Sayings[] = [sourceSayings, discussionSayings];

/** The rows that these events are compared with. */
export const apartTables: readonly PresentTable[] = [...sourceTables, ...discussionTables];

/** Replays these. */
export const apartReplayer = replayerOf(apartSayings);

/** Whether an event of a kind that also says where evidence stands says of no evidence: most captures are made before somebody quotes from them. */
export function anchorsNothing({ type, payload }: StoredEvent): boolean {
  if (type !== "capture.finished" && type !== "capture.uploaded") return false;
  return Array.isArray(payload.anchored) && payload.anchored.length === 0;
}
