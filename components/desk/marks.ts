import { type Stretch, stretchesOf } from "@/lib/claims/stretches";

/** How a mark in the text is drawn: dotted, thin, thick, wavy, or not at all. The names are those of app/reading.css. */
export type MarkLook = "candidate" | "accepted" | "decided" | "attention";

/** A claim or candidate at a place in the text, in UTF-16 offsets. A claim that stands in several places has a mark at each, all with its id. */
export type Mark = { id: string; kind: "claim" | "candidate"; start: number; end: number; look: MarkLook };

/** A mark with the line it is drawn on: overlapping marks never share one, as far as there are lines. */
export type LanedMark = Mark & { lane: 0 | 1 | 2 };

/** A mark over a stretch of text with its part in drawing the lines there: where several share one, the last draws it for all of them. */
export type LinedMark = LanedMark & { line: "own" | "several" | "covered" };

const lanes = [0, 1, 2] as const;

/** All marks share it for which no other is left. */
const lastLane = 2;

/** Marks in reading order: by where they begin, the longer first, then by id, so that the order never depends on how they were listed. */
export function inReadingOrder<Place extends { id: string; start: number; end: number }>(places: readonly Place[]): Place[] {
  return places.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Gives each mark the lowest line that no overlapping mark before it holds; beyond three the last line is shared. */
export function assignLanes(marks: readonly Mark[]): LanedMark[] {
  const heldUntil = [0, 0, 0];
  return inReadingOrder(marks).map((mark) => {
    const lane = lanes.find((candidate) => (heldUntil[candidate] ?? 0) <= mark.start) ?? lastLane;
    heldUntil[lane] = Math.max(heldUntil[lane] ?? 0, mark.end);
    return { ...mark, lane };
  });
}

/** The marks over one stretch of text by their lines, the lowest last. */
export function drawLines(marks: readonly LanedMark[]): LinedMark[] {
  const ordered = marks.toSorted((a, b) => a.lane - b.lane);
  const sharing = ordered.filter(({ lane }) => lane === lastLane);
  return ordered.map((mark) => {
    if (mark.lane !== lastLane || sharing.length === 1) return { ...mark, line: "own" };
    return { ...mark, line: mark === sharing.at(-1) ? "several" : "covered" };
  });
}

type PlacedClaim = {
  id: string;
  state: string;
  appearances: readonly (Stretch & { snapshotId: string; state: string })[];
  verdict: { staleAt: Date | null } | null;
};

type PlacedCandidate = { id: string; start: number; end: number; state: string };

const settled = new Set(["decided", "published"]);
const certain = new Set(["exact", "normalised"]);

/**
 * What is to be marked in one snapshot: its proposed candidates, and its claims that are not set aside, at each of their places. Places of a claim
 * that overlap have one mark, those that are lost have none.
 */
export function marksOf(snapshotId: string, claims: readonly PlacedClaim[], candidates: readonly PlacedCandidate[]): Mark[] {
  const marks: Mark[] = [];
  for (const { id, state, appearances, verdict } of claims) {
    if (state === "dismissed" || state === "withdrawn") continue;
    const isSettled = settled.has(state) && verdict !== null && verdict.staleAt === null;
    const [standing, doubtful]: [Stretch[], Stretch[]] = [[], []];
    for (const place of appearances) if (place.snapshotId === snapshotId) (certain.has(place.state) ? standing : doubtful).push(place);
    for (const { start, end } of stretchesOf(standing))
      marks.push({ id, kind: "claim", start, end, look: isSettled ? "decided" : "accepted" });
    for (const { start, end } of stretchesOf(doubtful)) marks.push({ id, kind: "claim", start, end, look: "attention" });
  }
  for (const { id, start, end, state } of candidates) {
    if (state === "proposed") marks.push({ id, kind: "candidate", start, end, look: "candidate" });
  }
  return inReadingOrder(marks);
}
