import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";

/** A retraction that was asked for, as its policies judge it, with the report's newest version; null when there is none of that id. */
export async function loadRetraction(database: WriteClient, actor: Actor, retractionId: string) {
  const found = await database.retraction.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: retractionId } },
    select: {
      ...{ id: true, claimId: true, reason: true, askedById: true, settledAt: true, askedBy: { select: { name: true } } },
      report: {
        select: {
          ...{ id: true, articleId: true, slug: true, versionNumber: true, takedownId: true },
          versions: { orderBy: { number: "desc" }, take: 1, select: { canonical: true, contentHash: true } },
        },
      },
    },
  });
  return found === null ? null : { ...found, isOwn: found.askedById === actor.userId, isSettled: found.settledAt !== null };
}
