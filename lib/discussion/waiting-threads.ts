import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { baseOf } from "@/lib/claims/places";
import { showWaiting } from "@/lib/claims/waiting-place";
import { countWaiting } from "@/lib/claims/waiting-queries";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { readThreads } from "./read-thread";

/** The open discussions of words of an article that the viewer may know of and that wait for a person to say where the words stand now. */
async function findWaiting(viewer: Viewer, articleId: string) {
  if (viewer.role === "visitor" || !z.uuid().safeParse(articleId).success) return null;
  const newest = await database.snapshot.findFirst({
    where: { ...visibleTo(viewer), articleId },
    orderBy: { number: "desc" },
    select: { id: true, text: true, article: { select: { language: true } } },
  });
  if (newest === null) return null;
  const waiting = await database.threadPlace.findMany({
    where: {
      ...visibleTo(viewer),
      ...{ snapshotId: newest.id, state: { in: ["moved", "ambiguous", "lost"] }, confirmedById: null, thread: { resolvedAt: null } },
    },
    select: { threadId: true },
  });
  const threads = waiting.length === 0 ? [] : await readThreads(database, viewer, { id: { in: waiting.map(({ threadId }) => threadId) } });
  return { newest, threads };
}

/** How many claims of an article, and open discussions of its words that the viewer may know of, wait for a place. */
export async function countWaitingWords(viewer: Viewer, articleId: string): Promise<{ claims: number; threads: number }> {
  const [claims, found] = await Promise.all([countWaiting(viewer, articleId), findWaiting(viewer, articleId)]);
  return { claims, threads: found?.threads.length ?? 0 };
}

/**
 * The discussions of words of an article that wait for a person to say where the words stand in its newest snapshot: what was said first, where
 * the words stood, and the places they may stand now, best first. Resolved ones and those the viewer may not know of are left out.
 */
export async function listWaitingThreads(viewer: Viewer, articleId: string) {
  const found = await findWaiting(viewer, articleId);
  if (found === null) return [];
  const { newest, threads } = found;
  const waiting = threads.flatMap((thread) => {
    const present = thread.places.find(({ snapshotId }) => snapshotId === newest.id);
    const base = present === undefined ? undefined : baseOf(present, thread.places);
    return present === undefined || base === undefined ? [] : [{ thread, state: present.state, rivals: present.rivals, base }];
  });
  const shown = (await showWaiting(viewer, { newest, language: newest.article.language, waiting })).map(({ one: { thread }, place }) => {
    const first = thread.comments.find(({ withdrawnAt, redactedAt }) => withdrawnAt === null && redactedAt === null);
    return { kind: "thread" as const, id: thread.id, words: first?.text ?? "", verdict: null, ...place };
  });
  return shown.toSorted((one, other) => one.before.start - other.before.start);
}
