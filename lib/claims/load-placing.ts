import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { loadClaim } from "./load-claim";
import { isCertainPlace } from "./places";

/** A claim with its place on the article's newest snapshot and the last place that was certain; null when there is nothing to place. */
export async function loadPlacing(database: WriteClient, actor: Actor, claimId: string) {
  const { workspaceId } = actor;
  const claim = await loadClaim(database, actor, claimId);
  if (claim === null) return null;
  const newest = await database.snapshot.findFirstOrThrow({
    where: { workspaceId, articleId: claim.articleId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, text: true },
  });
  const appearances = await database.appearance.findMany({
    where: { workspaceId, claimId },
    orderBy: { snapshot: { number: "desc" } },
    select: { id: true, snapshotId: true, exact: true, start: true, end: true, state: true, confirmedById: true },
  });
  const present = appearances.find((place) => place.snapshotId === newest.id);
  const before = appearances.find((place) => place.snapshotId !== newest.id && isCertainPlace(place));
  if (present === undefined || before === undefined) return null;
  const confirmedBy =
    present.confirmedById === null
      ? null
      : await database.member.findUnique({
          where: { workspaceId_userId: { workspaceId, userId: present.confirmedById } },
          select: { name: true },
        });
  return { claim, newest, present: { ...present, confirmedBy: confirmedBy?.name ?? null }, before };
}
