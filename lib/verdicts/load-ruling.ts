import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { readRuling } from "./read-ruling";

/** A claim with what rulings on it need, read inside a command. Null when there is none. */
export function loadRuling(database: WriteClient, actor: Actor, claimId: string) {
  return readRuling(database, actor.workspaceId, claimId);
}

/** The newest verdict a claim has had, standing or stale; null when it has had none. */
export function loadNewestVerdict(database: WriteClient, actor: Actor, claimId: string) {
  return database.verdict.findFirst({
    where: { workspaceId: actor.workspaceId, claimId },
    orderBy: { number: "desc" },
    select: { number: true, rating: { select: { key: true, label: true, value: true } } },
  });
}

/** A rating of the newest version of the newsroom's scale; null when the id is of another scale or an older version. */
export async function loadRating(database: WriteClient, actor: Actor, choice: { ratingId: string; ratingScaleId: string | null }) {
  const { ratingId, ratingScaleId } = choice;
  if (ratingScaleId === null) return null;
  const newest = await database.ratingScaleVersion.findFirst({
    where: { workspaceId: actor.workspaceId, scaleId: ratingScaleId },
    orderBy: { number: "desc" },
    select: { id: true, ratings: { where: { id: ratingId }, select: { id: true, key: true, label: true, value: true } } },
  });
  const rating = newest?.ratings[0];
  return newest === null || rating === undefined ? null : { ...rating, scaleVersionId: newest.id };
}

/** The label with the same key on the newest version of the newsroom's scale as a rating given before; null when it is gone from it. */
export async function loadSameRating(database: WriteClient, actor: Actor, choice: { key: string; ratingScaleId: string | null }) {
  const { key, ratingScaleId } = choice;
  if (ratingScaleId === null) return null;
  const newest = await database.ratingScaleVersion.findFirst({
    where: { workspaceId: actor.workspaceId, scaleId: ratingScaleId },
    orderBy: { number: "desc" },
    select: { id: true, ratings: { where: { key }, select: { id: true, key: true, label: true, value: true } } },
  });
  const rating = newest?.ratings[0];
  return newest === null || rating === undefined ? null : { ...rating, scaleVersionId: newest.id };
}
