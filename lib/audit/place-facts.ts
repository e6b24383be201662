import { z } from "zod";
import { byCodePoints, momentOf, personOf, type Replay, type Said, type Sayings } from "./fact";
import { hashOfJson } from "./hash-of-json";
import type { ReadEvent } from "./read-event";
import { placesCarried, placesDerived, placesMarked, placesSettled, placesUnsettled, type ToldPlaces } from "./told-places";

const text = z.string();
const words = z.object({ exact: text, start: z.int(), end: z.int() });
const snapshot = z.object({ id: text });
const carried = z.object({ snapshot, state: text, before: words, place: words.nullable() });
const settled = z.object({ snapshot, place: words.nullable() });

const nobody = "-";

/** Where words stand, how certainly, who said so if a person did, and which words: one line of what a snapshot holds of a claim or a discussion. */
function lineOf(place: { start: number; end: number } | null, state: string, { by, exact }: { by: string; exact: string }): string {
  return `${place === null ? "nowhere" : `${place.start}-${place.end}`} ${state} ${by} ${exact}`;
}

/** Words that a person had found to be gone from the snapshot before, and that are still not there, are not asked about again. */
function lineCarried({ state, before, place }: z.infer<typeof carried>, lineBefore: string): string {
  const isFound = state === "exact" || state === "normalised";
  const [, stateBefore, by = nobody] = lineBefore.split(" ");
  const isKnownToBeGone = state === "lost" && stateBefore === "lost";
  return lineOf(place, state, { by: isKnownToBeGone ? by : nobody, exact: isFound && place !== null ? place.exact : before.exact });
}

/** A person said where words stand, or that they are gone: then those that were looked for stay written down. */
function lineSettled(event: ReadEvent, place: z.infer<typeof words> | null, line: string): string {
  const by = personOf(event);
  return place === null
    ? lineOf(null, "lost", { by, exact: line.split(" ").slice(3).join(" ") })
    : lineOf(place, "exact", { by, exact: place.exact });
}

const whole = (lines: readonly string[]) => lines.toSorted().join("\n");

/** Events of places that are there already. */
const changing: ReadonlySet<string> = new Set(["claim.placed", "claim.unplaced"]);

/** What an event says of a claim's places on one snapshot: nothing where it is open for one of them. Those that were settled were there before. */
function saidOf(claimId: string, { snapshotId, places }: ToldPlaces[number], event: ReadEvent): Said {
  const lines = places.map((place) => {
    const { start, state, exact, confirmedById } = place;
    return lineOf(start < 0 ? null : place, state, { by: confirmedById ?? nobody, exact });
  });
  const isKnown = places.length > 0 && !places.some(({ isDoubtful }) => isDoubtful);
  const held = { places: isKnown ? hashOfJson(lines.toSorted(byCodePoints)) : undefined };
  const expected = changing.has(event.type) ? held : { ...held, at: momentOf(event) };
  return { table: "Appearance", row: `${claimId}/${snapshotId}`, expected };
}

/** Tells of a claim's places on the newest snapshot. Of those before none is told where no event says in which snapshot the claim began. */
function tellPlaces(event: ReadEvent, { placed, unplaced }: Replay, change: (told: ToldPlaces) => ToldPlaces): Said[] {
  const { claimId } = event.subject;
  if (claimId === undefined) return [];
  const told = change(placed.get(claimId) ?? []);
  placed.set(claimId, told);
  if (told[0]?.snapshotId === "") unplaced.add(claimId);
  const last = told.at(-1);
  return last === undefined || last.snapshotId === "" ? [] : [saidOf(claimId, last, event)];
}

const firstPlace = (event: ReadEvent, replay: Replay) => tellPlaces(event, replay, () => placesMarked(event.payload));

const derivedTold = z.object({ stepId: text, relation: text, from: z.array(text) });

/** A claim made of others takes their places, each once. */
function derived(event: ReadEvent, replay: Replay): Said[] {
  const { stepId, relation, from } = derivedTold.parse(event.payload);
  const { claimId } = event.subject;
  const lines = from.map((id) => `${relation} ${id} ${claimId}`);
  const said = [lineage(event, replay, { stepId, lines })];
  if (claimId === undefined) return said;
  if (from.some((id) => replay.unplaced.has(id))) replay.unplaced.add(claimId);
  const told = placesDerived(event.payload, (id) => replay.placed.get(id) ?? []);
  replay.placed.set(claimId, told);
  if (replay.unplaced.has(claimId)) return said;
  return [...said, ...told.map((one) => saidOf(claimId, one, event))];
}

function lineage(event: ReadEvent, { listed }: Replay, { stepId, lines }: { stepId: string; lines: string[] }): Said {
  const known = [...(listed.get(`lines of ${stepId}`) ?? []), ...lines];
  listed.set(`lines of ${stepId}`, known);
  const made = { by: personOf(event), at: momentOf(event) };
  return { table: "ClaimLineage", row: stepId, expected: { lines: whole(known), isUndone: false, undone: "", ...made } };
}

const threadOfTold = z.object({ threadId: text });

function threadOf({ payload }: ReadEvent): string {
  return threadOfTold.parse(payload).threadId;
}

const claimMarkedDuplicate = z.object({ stepId: text, of: text });
const claimLineageUndone = z.object({ stepId: text });

/** What events say of where words stand, in which snapshot, and of which claims came of which. */
export const placeSayings: Sayings = {
  "claim.marked": firstPlace,
  "claim.accepted": firstPlace,
  "claim.imported": firstPlace,
  "claim.derived": derived,
  "claim.markedDuplicate": (event, replay) => {
    const { stepId, of } = claimMarkedDuplicate.parse(event.payload);
    return lineage(event, replay, { stepId, lines: [`duplicateOf ${event.subject.claimId} ${of}`] });
  },
  "claim.lineageUndone": (event) => ({
    table: "ClaimLineage",
    row: claimLineageUndone.parse(event.payload).stepId,
    expected: { isUndone: true, undone: momentOf(event) },
  }),
  "claim.anchored": (event, replay) => tellPlaces(event, replay, (told) => placesCarried(told, event.payload)),
  "claim.placed": (event, replay) => tellPlaces(event, replay, (told) => placesSettled(told, event.payload, personOf(event))),
  "claim.unplaced": (event, replay) => tellPlaces(event, replay, (told) => placesUnsettled(told, event.payload)),
  "thread.anchored": (event, { listed }) => {
    const told = carried.parse(event.payload);
    const threadId = threadOf(event);
    const place = lineCarried(told, listed.get(`newest place of ${threadId}`)?.[0] ?? "");
    listed.set(`newest place of ${threadId}`, [place]);
    return { table: "ThreadPlace", row: `${threadId}/${told.snapshot.id}`, expected: { place, createdAt: momentOf(event) } };
  },
  "thread.placed": (event, { listed }) => {
    const told = settled.parse(event.payload);
    const threadId = threadOf(event);
    const place = lineSettled(event, told.place, listed.get(`newest place of ${threadId}`)?.[0] ?? "");
    listed.set(`newest place of ${threadId}`, [place]);
    return { table: "ThreadPlace", row: `${threadId}/${told.snapshot.id}`, expected: { place } };
  },
};
