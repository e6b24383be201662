import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { baseOf, isCertainPlace } from "./places";
import { changesWords, settledFromOf } from "./settled-from";

const placeRead = {
  ...{ id: true, snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true, confirmedById: true },
  ...{ settledFrom: true, snapshot: { select: { number: true } } },
} as const;

/**
 * What people have said of a claim's places in the article's newest snapshot, number `newest`, in reading order and what is gone last: the place as it is now, who said
 * so, whether that can be taken back, and whether a verdict that stands would become stale by it.
 */
export async function listSettledPlaces(viewer: Viewer, { claimId, newest }: { claimId: string; newest: number }) {
  const { workspaceId } = visibleTo(viewer);
  const places = await database.appearance.findMany({ where: { workspaceId, claimId }, select: placeRead });
  const present = places.filter(({ snapshot }) => snapshot.number === newest);
  const settled = present.flatMap((place) => (place.confirmedById === null ? [] : [{ ...place, placedById: place.confirmedById }]));
  const members = await database.member.findMany({
    where: { workspaceId, userId: { in: settled.map(({ placedById }) => placedById) } },
    select: { userId: true, name: true },
  });
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  return settled
    .toSorted((one, other) => Number(one.start < 0) - Number(other.start < 0) || one.start - other.start)
    .map((place) => {
      const { id: placeId, snapshotId, start, end, exact, placedById } = place;
      const before = settledFromOf(place.settledFrom);
      const waiting = before === null ? null : { ...place, ...before, confirmedById: null };
      const base = waiting === null ? undefined : baseOf(waiting, places);
      const others = present.filter(({ id }) => id !== placeId);
      return {
        ...{ placeId, snapshotId, snapshotNumber: newest, words: base?.exact ?? exact },
        /** Null when they said that the words are gone. */
        place: isCertainPlace(place) ? { start, end, exact } : null,
        placedBy: names.get(placedById) ?? "Somebody",
        isOwn: "userId" in viewer && viewer.userId === placedById,
        canTakeBack: base !== undefined,
        changesWords: waiting !== null && base !== undefined && changesWords({ present: place, waiting, base, others }),
      };
    });
}

/** What a person said of a place of a claim. */
export type SettledPlace = Awaited<ReturnType<typeof listSettledPlaces>>[number];
