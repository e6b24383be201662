import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { loadClaim } from "./load-claim";
import { readPlacing } from "./settle-place";

const placeRead = {
  ...{ id: true, snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true, confirmedById: true },
  ...{ score: true, rivals: true, settledFrom: true },
  snapshot: { select: { number: true } },
} as const;

/**
 * A claim with one of its places on the article's newest snapshot, the last place of those words that was certain, all the claim's
 * places, and its `others` on that snapshot; null when there is nothing to place. A place seen on an older snapshot is answered for by the first on the newest, to say so.
 */
export async function loadPlacing(
  database: WriteClient,
  actor: Actor,
  { claimId, placeId, snapshotId }: { claimId: string; placeId: string; snapshotId: string },
) {
  const { workspaceId } = actor;
  const claim = await loadClaim(database, actor, claimId);
  if (claim === null) return null;
  const places = await database.appearance.findMany({ where: { workspaceId, claimId }, select: placeRead });
  const { articleId } = claim;
  const placing = await readPlacing(database, workspaceId, {
    ...{ articleId, places },
    choose: (present, newestId) => present.find(({ id }) => id === placeId) ?? (snapshotId === newestId ? undefined : present[0]),
  });
  if (placing === null) return null;
  const others = places.filter((place) => place.snapshotId === placing.newest.id && place.id !== placing.present.id);
  return { claim, ...placing, places, others };
}
