import "server-only";
import type { Actor } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { inBatches } from "@/lib/batches";
import { carryPlaces, type FrozenText, tellCarried } from "@/lib/claims/carry-places";
import type { WriteClient } from "@/lib/database";
import { reservedBy, tellThreadIn } from "./load-thread";
import { passageRead, placesOf } from "./passage-places";

/**
 * Carries the discussions of words of an article on to its new snapshot, as claims are carried: what stands there for certain goes on, all
 * else waits for a person. The events tell of a discussion no more than its comments may be known.
 */
export async function carryThreads(
  database: WriteClient,
  actor: Actor,
  { articleId, previousId, snapshot }: { articleId: string; previousId: string; snapshot: FrozenText },
): Promise<NewEvent[]> {
  const { workspaceId } = actor;
  const threads = await database.thread.findMany({
    where: { workspaceId, articleId, about: "passage" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, about: true, subjectId: true, comments: { select: { reservedFor: true } }, ...passageRead },
  });
  const carried = carryPlaces(
    threads.map((thread) => ({ thread, places: placesOf(thread) })),
    { previousId, text: snapshot.text },
  );
  const places = carried.map(({ owner, place }) => ({ workspaceId, threadId: owner.thread.id, snapshotId: snapshot.id, ...place }));
  for (const data of inBatches(places)) await database.threadPlace.createMany({ data });
  return carried.map((one): NewEvent => {
    const { thread } = one.owner;
    return {
      type: "thread.anchored",
      subject: { articleId },
      payload: { ...tellThreadIn({ ...thread, evidence: null }), reservedFor: reservedBy(thread), ...tellCarried(one, snapshot) },
    };
  });
}
