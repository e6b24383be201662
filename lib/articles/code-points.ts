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

/** Counts one text's UTF-16 units in code points and back, for many places: linear once, then a binary search each. Beyond the text, null. */
export function codePointCounter(text: string): { toPoints: (units: number) => number | null; toUnits: (points: number) => number | null } {
  /** Where, in code points, each character of two units stands; and how many units before a place that makes. */
  const wide: number[] = [];
  let points = 0;
  for (let at = 0; at < text.length; points++) {
    const isWide = (text.codePointAt(at) ?? 0) > 0xffff;
    if (isWide) wide.push(points);
    at += isWide ? 2 : 1;
  }
  const length = points;
  const wideBefore = (isBefore: (place: number, count: number) => boolean) => {
    let [low, high] = [0, wide.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(wide[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    toPoints: (units) => (units < 0 || units > text.length ? null : units - wideBefore((place, count) => place + count < units)),
    toUnits: (wanted) => (wanted < 0 || wanted > length ? null : wanted + wideBefore((place) => place < wanted)),
  };
}
