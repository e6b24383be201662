import { z } from "zod";
import { byCertainty, eachOnce, isCertainPlace, waitsForPerson } from "@/lib/claims/places";

const text = z.string();
const anchorState = z.enum(["exact", "normalised", "moved", "ambiguous", "lost"]);
const words = z.object({ exact: text, start: z.int(), end: z.int() });
const snapshot = z.object({ id: text });
const marked = z.object({ place: words.extend({ snapshotId: text.optional() }) });
const derived = z.object({ from: z.array(text), places: z.int().optional() });
const carried = z.object({ snapshot, state: anchorState, before: words, place: words.nullable(), isStillGone: z.boolean().optional() });
const settled = z.object({ snapshot, from: anchorState, before: words, place: words.nullable(), placeId: text.optional() });

const unsettled = z.object({ snapshot, before: words, place: words.nullable() });

type Words = z.infer<typeof words>;

/** A place of a claim's words on a snapshot, as events tell it; `base` is where they were last certain. */
export type ToldPlace = Words & {
  state: z.infer<typeof anchorState>;
  confirmedById: string | null;
  base: Words;
  /** Whether events of before each place was told of leave open what became of it. */
  isDoubtful: boolean;
  /** What it was before a person settled it, which they can take back; null when nobody did, or of another claim. */
  unsettled: ToldPlace | null;
};

/** The places of a claim's words on each snapshot, the oldest first. The snapshot is empty where events of before 28 November 2026 do not name it. */
export type ToldPlaces = { snapshotId: string; places: ToldPlace[] }[];

const nowhere = { start: -1, end: -1 };

/** Puts what is told of the newest snapshot in the place of what was told of it before. In their place: a log may have many snapshots of one article. */
function putLast(told: ToldPlaces, snapshotId: string, places: ToldPlace[]): ToldPlaces {
  if (told.at(-1)?.snapshotId === snapshotId) told.pop();
  told.push({ snapshotId, places });
  return told;
}

const isSamePlace = (one: Words, other: Words) => one.start === other.start && one.end === other.end && one.exact === other.exact;

/** Where a claim begins, by an event that marks words as one. */
export function placesMarked(payload: unknown): ToldPlaces {
  const { snapshotId = "", ...place } = marked.parse(payload).place;
  return [{ snapshotId, places: [{ ...place, state: "exact", confirmedById: null, base: place, isDoubtful: false, unsettled: null }] }];
}

/** The places of a claim that is made of others, from theirs. */
export function placesDerived(payload: unknown, placesOf: (claimId: string) => ToldPlaces): ToldPlaces {
  const { from, places: count } = derived.parse(payload);
  const all = from.map(placesOf);
  // Each ends with the newest snapshot, however early it began.
  const [longest = []] = all.toSorted((one, other) => other.length - one.length);
  const inLongest = longest.map(({ snapshotId }) => snapshotId);
  const others = new Set(all.flatMap((told) => told.map(({ snapshotId }) => snapshotId)));
  for (const snapshotId of inLongest) others.delete(snapshotId);
  return [...others, ...inLongest].map((snapshotId) => {
    const together = all.flatMap((told) => told.find((one) => one.snapshotId === snapshotId)?.places ?? []);
    const once = count === undefined ? eachRangeOnce(together) : takeEachOnce(together);
    return { snapshotId, places: once.map((place) => ({ ...place, unsettled: null })) };
  });
}

function takeEachOnce(places: readonly ToldPlace[]): ToldPlace[] {
  return eachOnce(places.map((place) => ({ place, base: place.base }))).map(({ place }) => place);
}

/** Before unsettled places were told apart by where they were last certain, one that was found nowhere stood for all of them. */
function eachRangeOnce(places: readonly ToldPlace[]): ToldPlace[] {
  const range = ({ start, end }: Words) => (start < 0 ? "" : `${start}-${end}`);
  return places.filter((place, at) => places.findIndex((one) => range(one) === range(place)) === at);
}

/** What `claim.anchored` adds: the words of one place, looked for in a new snapshot. */
export function placesCarried(told: ToldPlaces, payload: unknown): ToldPlaces {
  const { snapshot: newest, state, before, place, isStillGone } = carried.parse(payload);
  const isBegun = told.at(-1)?.snapshotId === newest.id;
  const [present, earlier] = isBegun ? [told.at(-1)?.places ?? [], told.at(-2)?.places ?? []] : [[], told.at(-1)?.places ?? []];
  const origin = takeEachOnce(earlier).find(({ base }) => isSamePlace(base, before)) ?? (earlier.length === 1 ? earlier[0] : undefined);
  const wasLost = state === "lost" && origin?.state === "lost";
  const isKnown = isStillGone === undefined ? earlier.length === 1 : !isStillGone || origin !== undefined;
  const isCertain = place !== null && isCertainPlace({ state });
  const one: ToldPlace = {
    ...(place ?? nowhere),
    ...{ state, exact: isCertain ? place.exact : before.exact, base: isCertain ? place : before },
    confirmedById: wasLost && isStillGone !== false ? origin.confirmedById : null,
    isDoubtful: state === "lost" && (!isKnown || (wasLost && origin.isDoubtful)),
    unsettled: null,
  };
  const isSettled = one.confirmedById !== null;
  return putLast(told, newest.id, [...present, isSettled ? { ...one, unsettled: { ...one, confirmedById: null } } : one]);
}

/** What `claim.placed` changes: a person said where the words of one place stand, or that they are gone. `by` names them. */
export function placesSettled(told: ToldPlaces, payload: unknown, by: string): ToldPlaces {
  const { snapshot: newest, from, before, place, placeId } = settled.parse(payload);
  const present = told.at(-1)?.snapshotId === newest.id ? (told.at(-1)?.places ?? []) : [];
  const isMeant = (one: ToldPlace) => one.state === from && waitsForPerson(one) && isSamePlace(one.base, before);
  const meant = present.find(isMeant) ?? (present.length === 1 ? present[0] : undefined);
  // Of several places only one was settled, and events of before it was said do not say which.
  const isDoubtful = meant === undefined || (placeId === undefined && present.length > 1);
  const changed = present.map((one): ToldPlace => {
    if (one !== meant) return isDoubtful ? { ...one, isDoubtful } : one;
    const found = place === null ? { ...one, ...nowhere, state: "lost" as const } : { ...place, state: "exact" as const, base: place };
    return { ...found, confirmedById: by, isDoubtful, unsettled: one };
  });
  return putLast(told, newest.id, changed);
}

/** What `claim.unplaced` changes: what a person said of one place was taken back, and it is what it was before. */
export function placesUnsettled(told: ToldPlaces, payload: unknown): ToldPlaces {
  const { snapshot: newest, before, place } = unsettled.parse(payload);
  const present = told.at(-1)?.snapshotId === newest.id ? (told.at(-1)?.places ?? []) : [];
  const isMeant = (one: ToldPlace) =>
    one.unsettled !== null && isSamePlace(one.unsettled.base, before) && (place === null ? one.start < 0 : isSamePlace(one, place));
  const meant = present.find(isMeant);
  const changed = present.map((one) => (meant === undefined ? { ...one, isDoubtful: true } : one === meant ? (one.unsettled ?? one) : one));
  return putLast(told, newest.id, changed);
}

/** The words of the first certain place on the newest snapshot that has one, as they are shown everywhere, and whether they are gone from everywhere since. */
export function shownWords(told: ToldPlaces): { quote: string; isQuoteGone: boolean } {
  const newest = told.at(-1)?.places ?? [];
  const certain = told
    .map(({ places }) => places.toSorted(byCertainty)[0])
    .findLast((first) => first !== undefined && isCertainPlace(first));
  return {
    quote: (certain ?? newest[0])?.exact ?? "",
    isQuoteGone: newest.length > 0 && newest.every((place) => !isCertainPlace(place) && !waitsForPerson(place)),
  };
}
