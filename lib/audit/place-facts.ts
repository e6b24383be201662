import { z } from "zod";
import { byCodePoints, momentOf, personOf, type Replay, type Said, type Sayings } from "./fact";
import { hashOfJson } from "./hash-of-json";
import type { ReadEvent } from "./read-event";

const text = z.string();
const words = z.object({ exact: text, start: z.int(), end: z.int() });
const snapshot = z.object({ id: text });
const marked = z.object({ place: words.extend({ snapshotId: text.optional() }) });
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

/** The places of a claim on each snapshot; null where some are not known, because events from before 28 November 2026 do not name the snapshot. */
function placesOf({ listed }: Replay, claimId: string | undefined): Map<string, string[]> | null {
  const snapshots = listed.get(`snapshots of ${claimId}`);
  if (snapshots === undefined) return null;
  return new Map(snapshots.map((id) => [id, listed.get(`places of ${claimId} on ${id}`) ?? []]));
}

function put({ listed }: Replay, claimId: string, on: { snapshotId: string; lines: string[]; made?: ReadEvent }): Said {
  const known = listed.get(`snapshots of ${claimId}`);
  if (known !== undefined && !known.includes(on.snapshotId)) known.push(on.snapshotId);
  listed.set(`places of ${claimId} on ${on.snapshotId}`, on.lines);
  const places = hashOfJson(on.lines.toSorted(byCodePoints));
  return {
    table: "Appearance",
    row: `${claimId}/${on.snapshotId}`,
    expected: on.made === undefined ? { places } : { places, at: momentOf(on.made) },
  };
}

function firstPlace(event: ReadEvent, replay: Replay): Said | undefined {
  const { place } = marked.parse(event.payload);
  const { snapshotId, exact } = place;
  const { claimId } = event.subject;
  if (claimId === undefined) return undefined;
  if (snapshotId === undefined) {
    replay.unplaced.add(claimId);
    return undefined;
  }
  replay.listed.set(`snapshots of ${claimId}`, []);
  return put(replay, claimId, { snapshotId, lines: [lineOf(place, "exact", { by: nobody, exact })], made: event });
}

const derivedPlacesTold = z.object({ from: z.array(text) });

/** A claim made of others takes their places, each once. */
function derivedPlaces(event: ReadEvent, replay: Replay): Said[] {
  const { from } = derivedPlacesTold.parse(event.payload);
  const { claimId } = event.subject;
  const all = from.flatMap((id) => placesOf(replay, id) ?? []);
  if (claimId === undefined) return [];
  if (all.length < from.length) {
    replay.unplaced.add(claimId);
    return [];
  }
  replay.listed.set(`snapshots of ${claimId}`, []);
  const together = new Map<string, string[]>();
  for (const [snapshotId, lines] of all.flatMap((places) => [...places])) {
    const held = together.get(snapshotId) ?? [];
    const isNew = (line: string) => !held.some((one) => one.split(" ")[0] === line.split(" ")[0]);
    for (const line of lines) if (isNew(line)) held.push(line);
    together.set(snapshotId, held);
  }
  return [...together].map(([snapshotId, lines]) => put(replay, claimId, { snapshotId, lines, made: event }));
}

const derivedTold = z.object({ stepId: text, relation: text, from: z.array(text) });

function derived(event: ReadEvent, replay: Replay): Said[] {
  const { stepId, relation, from } = derivedTold.parse(event.payload);
  const lines = from.map((id) => `${relation} ${id} ${event.subject.claimId}`);
  return [lineage(event, replay, { stepId, lines }), ...derivedPlaces(event, replay)];
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
  "claim.anchored": (event, replay) => {
    const told = carried.parse(event.payload);
    const claimId = String(event.subject.claimId);
    const before = replay.listed.get(`snapshots of ${claimId}`)?.at(-1);
    const lines = replay.listed.get(`places of ${claimId} on ${before}`);
    const said = put(replay, claimId, { snapshotId: told.snapshot.id, lines: [lineCarried(told, lines?.[0] ?? "")], made: event });
    // Whether a person had found the words to be gone before is not known of claims whose first place no event tells, nor of which of several.
    return lines?.length !== 1 && told.state === "lost" ? { ...said, expected: { ...said.expected, places: undefined } } : said;
  },
  "claim.placed": (event, replay) => {
    const told = settled.parse(event.payload);
    const claimId = String(event.subject.claimId);
    const snapshotId = told.snapshot.id;
    const [line, ...others] = replay.listed.get(`places of ${claimId} on ${snapshotId}`) ?? [];
    // Of several places only one is settled, and the event does not say which.
    if (line === undefined || others.length > 0) {
      replay.listed.delete(`snapshots of ${claimId}`);
      return { table: "Appearance", row: `${claimId}/${snapshotId}`, expected: { places: undefined } };
    }
    return put(replay, claimId, { snapshotId, lines: [lineSettled(event, told.place, line)] });
  },
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
