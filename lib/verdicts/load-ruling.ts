import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { refuseField } from "@/lib/result";
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

const ratingRuled = { id: true, key: true, label: true, meaning: true, value: true } as const;

async function loadPresentScale(database: WriteClient, actor: Actor, ratingScaleId: string | null) {
  if (ratingScaleId === null) return null;
  return database.ratingScaleVersion.findFirst({
    where: { workspaceId: actor.workspaceId, scaleId: ratingScaleId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, ratings: { select: ratingRuled } },
  });
}

/**
 * A rating of the newest version of the newsroom's scale. Refuses one of an earlier version, saying what the label is on the present one: the
 * scale was changed while somebody rated. Refuses any other id too.
 */
export async function loadRating(database: WriteClient, actor: Actor, choice: { ratingId: string; ratingScaleId: string | null }) {
  const newest = await loadPresentScale(database, actor, choice.ratingScaleId);
  const rating = newest?.ratings.find(({ id }) => id === choice.ratingId);
  if (newest !== null && rating !== undefined) return { ...rating, scaleVersionId: newest.id };
  const earlier = await database.rating.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: choice.ratingId } },
    select: { key: true, label: true, meaning: true, scaleVersion: { select: { number: true } } },
  });
  if (earlier === null || newest === null) return refuseField("ratingId", "That label is not on the newsroom's scale. Choose again.");
  const now = newest.ratings.find(({ key }) => key === earlier.key);
  const became =
    now === undefined
      ? "It is no longer on the scale."
      : now.label === earlier.label && now.meaning === earlier.meaning
        ? "It is still on the scale."
        : `It is now “${now.label}”: ${now.meaning}`;
  return refuseField(
    "ratingId",
    `The rating scale was changed while you rated. You chose “${earlier.label}” of version ${earlier.scaleVersion.number}; version ${newest.number} is in force. ${became} What you wrote is kept. Choose a label of the present scale.`,
  );
}

/**
 * The label with the same key on the newest version of the newsroom's scale as a rating given before; null when it is gone from it.
 * `isSame` says whether it still reads and means the same.
 */
export async function loadSameRating(
  database: WriteClient,
  actor: Actor,
  choice: { given: { key: string; label: string; meaning: string }; ratingScaleId: string | null },
) {
  const { given, ratingScaleId } = choice;
  const newest = await loadPresentScale(database, actor, ratingScaleId);
  const rating = newest?.ratings.find(({ key }) => key === given.key);
  if (newest === null || rating === undefined) return null;
  return { ...rating, scaleVersionId: newest.id, isSame: rating.label === given.label && rating.meaning === given.meaning };
}
