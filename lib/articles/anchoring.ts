import { cutsSurrogatePair, demandInside, type TextRange } from "@/lib/articles/graphemes";
import { findPlainly } from "@/lib/articles/occurrences";
import { buildAnchorIndex, placeSelector } from "@/lib/articles/placing";
import type { Resolution, Selector } from "@/lib/articles/selector";

export type { AnchorState, Resolution, Rival, Selector } from "@/lib/articles/selector";

/** Context kept on each side, in UTF-16 units: at least the first, and up to the second until that side alone tells the place from all others. */
const contextLengthMin = 32;
const contextLengthMax = 256;
const rivalsCompared = 10_000;

/**
 * Describes a stretch of text by its words, its place, and enough context on each side that either side alone tells it from every
 * other place of the same words, where that is possible within 256 units. Throws RangeError on a range outside the text or one that
 * cuts a surrogate pair.
 */
export function describeRange(text: string, range: TextRange): Selector {
  demandInside(text, range);
  const { start, end } = range;
  if (cutsSurrogatePair(text, start) || cutsSurrogatePair(text, end)) throw new RangeError("The range cuts a character in half.");
  const exact = text.slice(start, end);
  let before = contextLengthMin;
  let after = contextLengthMin;
  for (const rival of findPlainly(text, exact, rivalsCompared)) {
    if (rival === start) continue;
    before = Math.max(before, Math.min(commonBefore(text, start, rival) + 1, contextLengthMax));
    after = Math.max(after, Math.min(commonAfter(text, end, rival + exact.length) + 1, contextLengthMax));
  }
  let from = Math.max(0, start - before);
  let to = Math.min(text.length, end + after);
  if (cutsSurrogatePair(text, from)) from--;
  if (cutsSurrogatePair(text, to)) to++;
  return { exact, prefix: text.slice(from, start), suffix: text.slice(end, to), start, end };
}

function commonBefore(text: string, one: number, other: number): number {
  let length = 0;
  while (length < contextLengthMax && length < one && length < other && text[one - length - 1] === text[other - length - 1]) length++;
  return length;
}

function commonAfter(text: string, one: number, other: number): number {
  const longest = Math.min(contextLengthMax, text.length - Math.max(one, other));
  let length = 0;
  while (length < longest && text[one + length] === text[other + length]) length++;
  return length;
}

/** Finds a selector's words in a text, which may be another version of the one it was made on. Never settles for a second-best place. */
export function resolveSelector(text: string, selector: Selector): Resolution {
  return placeSelector(buildAnchorIndex(text), selector);
}

/** Like `resolveSelector` for many selectors on one text: linear in the text once, then about constant for each selector. */
export function resolveSelectors(text: string, selectors: readonly Selector[]): Resolution[] {
  const index = buildAnchorIndex(text);
  return selectors.map((selector) => placeSelector(index, selector));
}
