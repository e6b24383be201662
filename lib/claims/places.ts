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

type Dated = Anchored & { snapshotId: string; exact: string; start: number; snapshot: { number: number; pages?: readonly number[] } };

/** What became of a claim's words, from its places on all snapshots. */
export type ClaimWords = {
  /** The words as they last stood for certain; null when they never did. */
  now: string | null;
  /** The page of the document on which they stood then, counted from 1; null when it has no pages. */
  page: number | null;
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
    page: certain[0] === undefined ? null : pageOf(certain[0].snapshot.pages ?? [], certain[0].start),
    waiting: isUncertain && present.confirmedById === null ? present.state : null,
    goneSince: isUncertain && present.confirmedById !== null ? present.snapshot.number : null,
    change: changed === undefined || before === undefined ? null : { before: before.exact, snapshotNumber: changed.snapshot.number },
  };
}

/** The page on which a place of the text stands, by where the pages begin; counted from 1, null when there are no pages. */
function pageOf(pages: readonly number[], start: number): number | null {
  const page = pages.findLastIndex((begins) => begins <= start);
  return page < 0 ? null : page + 1;
}
