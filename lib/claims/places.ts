import { foldText } from "@/lib/articles/folded-text";

type Anchored = { state: "exact" | "normalised" | "moved" | "ambiguous" | "lost"; confirmedById: string | null };

/** True when the words stand there beyond doubt: found again by themselves, or put there by a person. */
export function isCertainPlace({ state }: Pick<Anchored, "state">): boolean {
  return state === "exact" || state === "normalised";
}

/** True when the machine does not know and no person has said: neither where the words are now, nor that they are gone. */
export function waitsForPerson(place: Anchored): boolean {
  return !isCertainPlace(place) && place.confirmedById === null;
}

/** True when two stretches are the same words, whatever their typography. */
export function areSameWords(one: string, other: string): boolean {
  return foldText(one).text.trim() === foldText(other).text.trim();
}

type Dated = Anchored & { snapshotId: string; exact: string; start: number; snapshot: { number: number } };

/** What became of a claim's words, from its places on all snapshots. */
export type ClaimWords = {
  /** The words as they last stood for certain; null when they never did. */
  now: string | null;
  /** The place on the newest snapshot that waits for a person. */
  waiting: Anchored["state"] | null;
  /** The snapshot in which a person confirmed that the words are gone. */
  goneSince: number | null;
  /** The last change of the words: how they read before, and the snapshot that changed them. */
  change: { before: string; snapshotNumber: number } | null;
};

/** Reads a claim's places. `newestSnapshot` is the number of the article's newest snapshot. Any order. */
export function wordsOf(places: readonly Dated[], newestSnapshot: number): ClaimWords {
  const newestFirst = places.toSorted((one, other) => other.snapshot.number - one.snapshot.number);
  const certain = newestFirst.filter((place) => isCertainPlace(place));
  const present = newestFirst.find((place) => place.snapshot.number === newestSnapshot);
  const isUncertain = present !== undefined && !isCertainPlace(present);
  const changedAt = certain.findIndex((place, index) => {
    const before = certain[index + 1];
    return before !== undefined && !areSameWords(before.exact, place.exact);
  });
  const [changed, before] = [certain[changedAt], certain[changedAt + 1]];
  return {
    now: certain[0]?.exact ?? null,
    waiting: isUncertain && present.confirmedById === null ? present.state : null,
    goneSince: isUncertain && present.confirmedById !== null ? present.snapshot.number : null,
    change: changed === undefined || before === undefined ? null : { before: before.exact, snapshotNumber: changed.snapshot.number },
  };
}
