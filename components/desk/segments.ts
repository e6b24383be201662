import { type Direction, directionOf } from "@/lib/articles/direction";
import type { Block, BlockKind } from "@/lib/breakdown/blocks";
import { assignLanes, drawLines, type LanedMark, type LinedMark, type Mark } from "./marks";

/** A stretch of one block with the same marks over all of it. Segments never overlap; `text` is exactly the snapshot's. */
export type Segment = { start: number; end: number; text: string; marks: readonly LinedMark[] };

/** A block as it is drawn. `marker` is what stands before a list item in the text, or a bullet when nothing does. */
export type DrawnBlock = {
  kind: BlockKind;
  level: number | null;
  marker: string;
  /** Which way most of its letters run: a Hebrew paragraph may begin with a Latin name. */
  direction: Direction;
  start: number;
  end: number;
  segments: readonly Segment[];
};

/** A block with the direction it is read in. */
type DirectedBlock = Block & { direction: Direction };

/** Finds out which way each block runs. Dear enough to be done once a text. */
export function withDirections(text: string, blocks: readonly Block[]): DirectedBlock[] {
  return blocks.map((block) => ({ ...block, direction: directionOf(text.slice(block.start, block.end)) }));
}

/** Ordered blocks that hold every word of the text: words that no block claims become paragraphs of their own. List markers stay outside. */
export function coverText(text: string, blocks: readonly Block[]): Block[] {
  const covered: Block[] = [];
  let at = 0;
  for (const block of blocks.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(block.start, at);
    if (start >= block.end) continue;
    const gap = wordsBetween(text, at, start, block.kind);
    if (gap !== null) covered.push(gap);
    covered.push({ ...block, start, end: Math.min(block.end, text.length) });
    at = block.end;
  }
  const rest = wordsBetween(text, at, text.length, "paragraph");
  return rest === null ? covered : [...covered, rest];
}

const listMarker = /^(?:[^\p{L}\p{N}]{1,6}|\(?(?:\d{1,3}|\p{L}|[ivx]{1,5})[.)]{1,2})$/u;

function wordsBetween(text: string, from: number, to: number, following: BlockKind): Block | null {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  const isMarker = following !== "paragraph" && listMarker.test(text.slice(start, end));
  return start === end || isMarker ? null : { kind: "paragraph", start, end };
}

/**
 * Cuts the blocks of a text at the ends of the marks on it. Carriage returns stand in no segment: HTML would turn them into something
 * else, and every offset after them would be wrong.
 */
export function segmentText(text: string, blocks: readonly DirectedBlock[], marks: readonly Mark[]): DrawnBlock[] {
  const laned = assignLanes(marks);
  let first = 0;
  return blocks.map((block) => {
    while (first < laned.length && isPast(laned, first, block.start)) first++;
    const here: LanedMark[] = [];
    for (let at = first; at < laned.length; at++) {
      const mark = laned[at];
      if (mark === undefined || mark.start >= block.end) break;
      if (mark.end > block.start) here.push(mark);
    }
    const { kind, level = null, start, end, direction } = block;
    return { kind, level, marker: markerBefore(text, start), direction, start, end, segments: cutBlock(text, block, here) };
  });
}

/** Markers stand right before their item; further back nothing is looked at. */
const markerLengthMax = 12;

function markerBefore(text: string, start: number): string {
  const near = text.slice(Math.max(0, start - markerLengthMax), start);
  const before = near.slice(Math.max(near.lastIndexOf("\n"), near.lastIndexOf("\r")) + 1).trim();
  return listMarker.test(before) && /[\p{L}\p{N}]/u.test(before) ? before : "•";
}

function isPast(marks: readonly LanedMark[], at: number, start: number): boolean {
  const mark = marks[at];
  return mark !== undefined && mark.end <= start;
}

function cutBlock(text: string, block: Block, marks: readonly LanedMark[]): Segment[] {
  const cuts = new Set([block.start, block.end]);
  for (const mark of marks) {
    if (mark.start > block.start) cuts.add(mark.start);
    if (mark.end < block.end) cuts.add(mark.end);
  }
  // Only in the block's own words: most texts hold none, and looking on to their ends would read the whole text for each block.
  const words = text.slice(block.start, block.end);
  for (let at = words.indexOf("\r"); at !== -1; at = words.indexOf("\r", at + 1)) {
    cuts.add(block.start + at);
    cuts.add(block.start + at + 1);
  }
  const ordered = [...cuts].toSorted((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [place, start] of ordered.entries()) {
    const end = ordered[place + 1];
    if (end === undefined || text.slice(start, end) === "\r") continue;
    const over = marks.filter((mark) => mark.start < end && mark.end > start);
    segments.push({ start, end, text: text.slice(start, end), marks: drawLines(over) });
  }
  return segments;
}
