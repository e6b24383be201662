import { foldText } from "@/lib/articles/folded-text";
import { type Stretch, stretchesOf } from "./stretches";

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

/** Certain before waiting before gone. */
function certaintyOf(place: Anchored): number {
  if (isCertainPlace(place)) return 0;
  return waitsForPerson(place) ? 1 : 2;
}

type Ranged = { exact: string; start: number; end: number };

/** Words and where they stand, apart from all else. */
const rangeOf = ({ exact, start, end }: Ranged): string => `${start} ${end} ${exact}`;

/** The order of the places that words have on one snapshot: certain before waiting before gone, each in reading order. */
export function byCertainty(one: Anchored & Ranged, other: Anchored & Ranged): number {
  const [words, others] = [one.exact, other.exact];
  return (
    certaintyOf(one) - certaintyOf(other) ||
    one.start - other.start ||
    one.end - other.end ||
    (words < others ? -1 : words > others ? 1 : 0)
  );
}

type OnSnapshot = Anchored & Ranged & { snapshot: { number: number } };

/** The one order of somebody's places: those on the newest snapshot first, and there as `byCertainty` has it. The first certain one holds the words that are shown. */
export function inPlaceOrder<Place extends OnSnapshot>(places: readonly Place[]): Place[] {
  return places.toSorted((one, other) => other.snapshot.number - one.snapshot.number || byCertainty(one, other));
}

/** The place whose words are shown, wherever one is shown: the first certain one on the newest snapshot that has one. */
export function shownPlace<Place extends OnSnapshot>(places: readonly Place[]): Place | undefined {
  return inPlaceOrder(places).find((place) => isCertainPlace(place));
}

/** A place with all that tells it from others. */
export type Described = OnSnapshot & { snapshotId: string; prefix: string; suffix: string };

/**
 * The certain place from which words were last looked for: the place itself where it is certain; else the newest before it that is described
 * alike, as a place that is not found keeps the description it was looked for by.
 */
export function baseOf<Place extends Described>(place: Place, places: readonly Place[]): Place | undefined {
  if (isCertainPlace(place)) return place;
  const before = inPlaceOrder(places).filter((one) => one.snapshot.number < place.snapshot.number && isCertainPlace(one));
  const alike = before.find((one) => one.exact === place.exact && one.prefix === place.prefix && one.suffix === place.suffix);
  return alike ?? before[0];
}

/** One place of words on a snapshot, and the certain place they were last found at. */
export type BasedPlace<Place, Base extends Ranged = Ranged> = { place: Place; base: Base };

/** Of places on one snapshot that go back to the same words at the same place, the first in order: these are looked for, asked about and taken over once. */
export function eachOnce<One extends BasedPlace<Anchored & Ranged>>(based: readonly One[]): One[] {
  const known = new Set<string>();
  return based
    .toSorted((one, other) => byCertainty(one.place, other.place))
    .filter(({ base }) => {
      const isNew = !known.has(rangeOf(base));
      known.add(rangeOf(base));
      return isNew;
    });
}

/** The places of somebody's words on the newest snapshot that they have a place on, each with where it was last certain. Those that never were are left out. */
export function newestPlaces<Place extends Described>(places: readonly Place[]): BasedPlace<Place, Place>[] {
  const newest = Math.max(...places.map(({ snapshot }) => snapshot.number));
  const present = places.filter(({ snapshot }) => snapshot.number === newest);
  return eachOnce(
    present.flatMap((place) => {
      const base = baseOf(place, places);
      return base === undefined ? [] : [{ place, base }];
    }),
  );
}

type Dated = OnSnapshot & { snapshotId: string; snapshot: { number: number; pages?: readonly number[] } };

/** What became of a claim's words, from its places on all snapshots. */
export type ClaimWords = {
  /** The words as they last stood for certain; null when they never did. Of several the first in reading order. */
  now: string | null;
  /** The page of the document on which they stood then, counted from 1; null when it has no pages. */
  page: number | null;
  /** The first place on the newest snapshot that waits for a person. */
  waiting: Anchored["state"] | null;
  /** Where the words stand for certain in the newest snapshot, in reading order. */
  places: Stretch[];
  /** In how many places that is. */
  standing: number;
  /** The first snapshot without the words, when a person confirmed that they are gone from every place they had. */
  goneSince: number | null;
  /** The last change of the words: how they read before and after, and the snapshot that changed them. */
  change: { before: string; after: string; snapshotNumber: number } | null;
};

/** Reads a claim's places. `newestSnapshot` is the number of the article's newest snapshot. Any order. */
export function wordsOf(places: readonly Dated[], newestSnapshot: number): ClaimWords {
  const certain = inPlaceOrder(places).filter((place) => isCertainPlace(place));
  const present = inPlaceOrder(places.filter((place) => place.snapshot.number === newestSnapshot));
  const standing = stretchesOf(present.filter((place) => isCertainPlace(place)));
  const [shown] = certain;
  const [first] = present;
  const isGone = first !== undefined && !isCertainPlace(first) && !waitsForPerson(first);
  return {
    now: shown?.exact ?? null,
    page: shown === undefined ? null : pageOf(shown.snapshot.pages ?? [], shown.start),
    waiting: present.find((place) => waitsForPerson(place))?.state ?? null,
    ...{ places: standing, standing: standing.length },
    goneSince: isGone ? firstWithout(places) : null,
    change: lastChange(certain),
  };
}

/** The first of the newest snapshots in which the words were not found at any place they had. */
function firstWithout(places: readonly Dated[]): number | null {
  const numbers = [...new Set(places.map(({ snapshot }) => snapshot.number))].toSorted((one, other) => one - other);
  const lastWith = numbers.findLastIndex((number) => places.some((place) => place.snapshot.number === number && place.state !== "lost"));
  return numbers[lastWith + 1] ?? null;
}

/** The newest snapshot that has other words for some that the one before it had. `certain`: newest first. */
function lastChange(certain: readonly Dated[]): ClaimWords["change"] {
  const numbers = [...new Set(certain.map(({ snapshot }) => snapshot.number))];
  const wordsIn = (number: number | undefined) => certain.filter(({ snapshot }) => snapshot.number === number).map(({ exact }) => exact);
  const missing = (words: readonly string[], among: readonly string[]) =>
    words.find((one) => !among.some((other) => areSameWords(one, other)));
  for (const [at, snapshotNumber] of numbers.entries()) {
    const [newer, older] = [wordsIn(snapshotNumber), wordsIn(numbers[at + 1])];
    const [before, after] = [missing(older, newer), missing(newer, older)];
    if (before !== undefined && after !== undefined) return { before, after, snapshotNumber };
  }
  return null;
}

/** The page on which a place of the text stands, by where the pages begin; counted from 1, null when there are no pages. */
function pageOf(pages: readonly number[], start: number): number | null {
  const page = pages.findLastIndex((begins) => begins <= start);
  return page < 0 ? null : page + 1;
}
