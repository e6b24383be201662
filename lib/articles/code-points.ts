import type { TextRange } from "@/lib/articles/graphemes";

/** Offsets in UTF-16 units for offsets in Unicode code points, as W3C TextPositionSelector counts. Throws RangeError beyond the text. */
export function fromCodePoints(text: string, range: TextRange): TextRange {
  return { start: unitsBefore(text, range.start), end: unitsBefore(text, range.end) };
}

/** Offsets in Unicode code points for offsets in UTF-16 units; for exchange with other tools. */
export function toCodePoints(text: string, range: TextRange): TextRange {
  return { start: pointsBefore(text, range.start), end: pointsBefore(text, range.end) };
}

function unitsBefore(text: string, points: number): number {
  let units = 0;
  for (let count = 0; count < points; count++) {
    const point = text.codePointAt(units);
    if (point === undefined) throw new RangeError("The position lies outside the text.");
    units += point > 0xffff ? 2 : 1;
  }
  return units;
}

function pointsBefore(text: string, units: number): number {
  let points = 0;
  for (let at = 0; at < units; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) points++;
  return points;
}
