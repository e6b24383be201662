import { z } from "zod";
import type { KnownPlace } from "@/lib/claims/carry-places";

const selectorStored = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string(), start: z.number(), end: z.number() });

const placeRead = {
  ...{ snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true, rivals: true, confirmedById: true },
  snapshot: { select: { number: true } },
} as const;

/** What to read of a thread to know where its words stand. */
export const passageRead = {
  ...{ snapshotId: true, selector: true },
  article: { select: { snapshots: { orderBy: { number: "desc" }, select: { id: true, number: true } } } },
  places: { select: placeRead },
} as const;

/** Where the words of a discussion stand on one snapshot, or may stand. */
export type PassagePlace = KnownPlace & { rivals: unknown };

type StoredPassage = {
  snapshotId: string | null;
  selector: unknown;
  article: { snapshots: { id: string; number: number }[] };
  places: PassagePlace[];
};

/** The places of a discussion's words, newest snapshot first: where they were chosen, and each since. None for a discussion of something else. */
export function placesOf({ snapshotId, selector, article, places }: StoredPassage): PassagePlace[] {
  if (snapshotId === null || selector === null) return [];
  const number = article.snapshots.find(({ id }) => id === snapshotId)?.number ?? 1;
  const chosen = { ...selectorStored.parse(selector), snapshotId, state: "exact" as const, rivals: [], confirmedById: null };
  const all: PassagePlace[] = [...places, { ...chosen, snapshot: { number } }];
  return all.toSorted((one, other) => other.snapshot.number - one.snapshot.number);
}
