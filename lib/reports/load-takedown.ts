import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";

/** A takedown that was asked for, as its policies judge it, with every version that can still be read; null when there is none of that id. */
export async function loadTakedown(database: WriteClient, actor: Actor, takedownId: string) {
  const found = await database.takedown.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: takedownId } },
    select: {
      ...{ id: true, claimId: true, number: true, category: true, askedById: true, settledAt: true },
      report: {
        select: {
          ...{ id: true, articleId: true, versionNumber: true },
          claims: { where: { takedownId: null }, select: { claimId: true } },
          versions: {
            where: { takedownId: null },
            orderBy: { number: "asc" },
            select: { id: true, canonical: true, contentHash: true },
          },
        },
      },
    },
  });
  return found === null ? null : { ...found, isOwn: found.askedById === actor.userId, isSettled: found.settledAt !== null };
}
