import { z } from "zod";

// Where a claim's words are, told from the log alone: for each place in the newest text what is looked for there.

const words = z.object({ exact: z.string(), start: z.number() });
const anchored = z.object({ snapshot: z.object({ id: z.string() }), state: z.string(), before: words, place: words.nullable() });
const placed = z.object({ from: z.string(), before: words, place: words.nullable() });

const unplaced = z.object({ place: words.nullable(), to: z.string(), before: words });

/** The places of a claim in the newest text that events tell of, each with the words it has or had last, and how certain it is. */
export type ReplayedPlaces = { snapshotId: string; now: { state: string; exact: string; start: number }[] };

/** A claim of which no place is told yet. */
export const noPlaces = (): ReplayedPlaces => ({ snapshotId: "", now: [] });

/** A claim begins at some words. */
export function markWords(places: ReplayedPlaces, payload: unknown): void {
  const { exact, start } = words.parse(z.object({ place: words }).parse(payload).place);
  places.now = [{ state: "exact", exact, start }];
}

/** The words of one place were looked for in a text. */
export function carryWords(places: ReplayedPlaces, payload: unknown): void {
  const { snapshot, state, before, place } = anchored.parse(payload);
  if (places.snapshotId !== snapshot.id) Object.assign(places, { snapshotId: snapshot.id, now: [] });
  const { exact, start } = place !== null && (state === "exact" || state === "normalised") ? place : before;
  places.now.push({ state, exact, start });
}

/** A person said where the words of one place are, or that they are gone. */
export function placeWords(places: ReplayedPlaces, payload: unknown): void {
  const { from, before, place } = placed.parse(payload);
  const meant = places.now.find(({ state, exact, start }) => state === from && exact === before.exact && start === before.start);
  if (meant === undefined) throw new Error(`A place was settled that nobody was asked about: ${before.exact}`);
  Object.assign(meant, place === null ? { state: "gone" } : { state: "exact", exact: place.exact, start: place.start });
}

/** What a person said of one place was taken back: it is what it was, and looked for by the words it had before. */
export function unplaceWords(places: ReplayedPlaces, payload: unknown): void {
  const { place, to, before } = unplaced.parse(payload);
  const meant = places.now.find((one) => (place === null ? isGone(one, before) : one.exact === place.exact && one.start === place.start));
  if (meant === undefined) throw new Error(`A place was taken back that nobody had settled: ${before.exact}`);
  Object.assign(meant, { state: to, exact: before.exact, start: before.start });
}

const isGone = ({ state, exact, start }: ReplayedPlaces["now"][number], before: z.infer<typeof words>) =>
  (state === "gone" || state === "lost") && exact === before.exact && start === before.start;

/** All the words that a claim has in the newest text, or is looked for by, and whether it has none of them there and cannot have. */
export const wordsIn = ({ now }: ReplayedPlaces) => ({
  words: now.map(({ exact }) => exact),
  isNowhere: now.every(({ state }) => state === "lost" || state === "gone"),
});
