import { z } from "zod";
import type { Replay, Said, Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const words = z.object({ exact: text, start: z.int(), end: z.int() });
const snapshot = z.object({ id: text });
const marked = z.object({ place: words.extend({ snapshotId: text.optional() }) });
const carried = z.object({ snapshot, state: text, before: words, place: words.nullable() });
const settled = z.object({ snapshot, place: words.nullable() });

/** Where words stand, how certainly, and which words: one line of what a snapshot holds of a claim or a discussion. */
function lineOf(place: { start: number; end: number } | null, state: string, exact: string): string {
  return `${place === null ? "nowhere" : `${place.start}-${place.end}`} ${state} ${exact}`;
}

function lineCarried({ state, before, place }: z.infer<typeof carried>): string {
  const isFound = state === "exact" || state === "normalised";
  return lineOf(place, state, isFound && place !== null ? place.exact : before.exact);
}

/** A person said where words stand, or that they are gone: then those that were looked for stay written down. */
function lineSettled(place: z.infer<typeof words> | null, line: string): string {
  return place === null ? lineOf(null, "lost", line.split(" ").slice(2).join(" ")) : lineOf(place, "exact", place.exact);
}

const whole = (lines: readonly string[]) => lines.toSorted().join("\n");

/** The places of a claim on each snapshot; null where some are not known, because events from before 28 November 2026 do not name the snapshot. */
function placesOf({ listed }: Replay, claimId: string | undefined): Map<string, string[]> | null {
  const snapshots = listed.get(`snapshots of ${claimId}`);
  if (snapshots === undefined) return null;
  return new Map(snapshots.map((id) => [id, listed.get(`places of ${claimId} on ${id}`) ?? []]));
}

function put({ listed }: Replay, claimId: string, on: { snapshotId: string; lines: string[] }): Said {
  const known = listed.get(`snapshots of ${claimId}`);
  if (known !== undefined && !known.includes(on.snapshotId)) known.push(on.snapshotId);
  listed.set(`places of ${claimId} on ${on.snapshotId}`, on.lines);
  return { table: "Appearance", row: `${claimId}/${on.snapshotId}`, expected: { places: whole(on.lines) } };
}

function firstPlace({ payload, subject }: ReadEvent, replay: Replay): Said | undefined {
  const { place } = marked.parse(payload);
  const { snapshotId, exact } = place;
  const { claimId } = subject;
  if (snapshotId === undefined || claimId === undefined) return undefined;
  replay.listed.set(`snapshots of ${claimId}`, []);
  return put(replay, claimId, { snapshotId, lines: [lineOf(place, "exact", exact)] });
}

/** A claim made of others takes their places, each once. */
function derivedPlaces({ payload, subject }: ReadEvent, replay: Replay): Said[] {
  const { from } = z.object({ from: z.array(text) }).parse(payload);
  const { claimId } = subject;
  const all = from.flatMap((id) => placesOf(replay, id) ?? []);
  if (claimId === undefined || all.length < from.length) return [];
  replay.listed.set(`snapshots of ${claimId}`, []);
  const together = new Map<string, string[]>();
  for (const [snapshotId, lines] of all.flatMap((places) => [...places])) {
    const held = together.get(snapshotId) ?? [];
    const isNew = (line: string) => !held.some((one) => one.split(" ")[0] === line.split(" ")[0]);
    for (const line of lines) if (isNew(line)) held.push(line);
    together.set(snapshotId, held);
  }
  return [...together].map(([snapshotId, lines]) => put(replay, claimId, { snapshotId, lines }));
}

function derived(event: ReadEvent, replay: Replay): Said[] {
  const { stepId, relation, from } = z.object({ stepId: text, relation: text, from: z.array(text) }).parse(event.payload);
  const lines = from.map((id) => `${relation} ${id} ${event.subject.claimId}`);
  return [lineage(replay, stepId, lines), ...derivedPlaces(event, replay)];
}

function lineage({ listed }: Replay, stepId: string, lines: string[]): Said {
  const known = [...(listed.get(`lines of ${stepId}`) ?? []), ...lines];
  listed.set(`lines of ${stepId}`, known);
  return { table: "ClaimLineage", row: stepId, expected: { lines: whole(known), isUndone: false } };
}

function threadPlace(event: ReadEvent, snapshotId: string, line: string): Said {
  const { threadId } = z.object({ threadId: text }).parse(event.payload);
  return { table: "ThreadPlace", row: `${threadId}/${snapshotId}`, expected: { place: line } };
}

/** What events say of where words stand, in which snapshot, and of which claims came of which. */
export const placeSayings: Sayings = {
  "claim.marked": firstPlace,
  "claim.accepted": firstPlace,
  "claim.imported": firstPlace,
  "claim.derived": derived,
  "claim.markedDuplicate": ({ payload, subject }, replay) => {
    const { stepId, of } = z.object({ stepId: text, of: text }).parse(payload);
    return lineage(replay, stepId, [`duplicateOf ${subject.claimId} ${of}`]);
  },
  "claim.lineageUndone": ({ payload }) => ({
    table: "ClaimLineage",
    row: z.object({ stepId: text }).parse(payload).stepId,
    expected: { isUndone: true },
  }),
  "claim.anchored": ({ payload, subject }, replay) => {
    const told = carried.parse(payload);
    return put(replay, String(subject.claimId), { snapshotId: told.snapshot.id, lines: [lineCarried(told)] });
  },
  "claim.placed": ({ payload, subject }, replay) => {
    const told = settled.parse(payload);
    const claimId = String(subject.claimId);
    const snapshotId = told.snapshot.id;
    const [line, ...others] = replay.listed.get(`places of ${claimId} on ${snapshotId}`) ?? [];
    // Of several places only one is settled, and the event does not say which.
    if (line === undefined || others.length > 0) {
      replay.listed.delete(`snapshots of ${claimId}`);
      return { table: "Appearance", row: `${claimId}/${snapshotId}`, expected: { places: undefined } };
    }
    return put(replay, claimId, { snapshotId, lines: [lineSettled(told.place, line)] });
  },
  "thread.anchored": (event) => {
    const told = carried.parse(event.payload);
    return threadPlace(event, told.snapshot.id, lineCarried(told));
  },
  "thread.placed": (event, { facts }) => {
    const told = settled.parse(event.payload);
    const { row } = threadPlace(event, told.snapshot.id, "");
    const before = facts.get(`ThreadPlace/${row}`)?.expected.place;
    return threadPlace(event, told.snapshot.id, lineSettled(told.place, String(before ?? "")));
  },
};
