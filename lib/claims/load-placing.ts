import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { loadClaim } from "./load-claim";
import { readPlacing } from "./settle-place";

/** A claim with its place on the article's newest snapshot and the last place that was certain; null when there is nothing to place. */
export async function loadPlacing(database: WriteClient, actor: Actor, claimId: string) {
  const { workspaceId } = actor;
  const claim = await loadClaim(database, actor, claimId);
  if (claim === null) return null;
  const places = await database.appearance.findMany({
    where: { workspaceId, claimId },
    orderBy: { snapshot: { number: "desc" } },
    select: { id: true, snapshotId: true, exact: true, start: true, end: true, state: true, confirmedById: true },
  });
  const placing = await readPlacing(database, workspaceId, { articleId: claim.articleId, places });
  return placing === null ? null : { claim, ...placing };
}
