import { cutsSurrogatePair, demandInside, type TextRange } from "@/lib/articles/graphemes";
import { findPlainly } from "@/lib/articles/occurrences";
import { buildAnchorIndex, placeSelector } from "@/lib/articles/placing";
import { contextLengthMax, contextLengthMin, type Resolution, repeatedContextLengthMin, type Selector } from "@/lib/articles/selector";

export type { Resolution, Selector } from "@/lib/articles/selector";

/** Context goes this far beyond what another place of the same words has in common with this one, so that an edit next to the words can be told from another place. */
const tellingLength = 32;
const rivalsCompared = 10_000;

/**
 * Describes a stretch of text by its words, its place, and enough context on each side that either side alone tells it from every
 * other place of the same words, where that is possible within 256 units; 64 where the words stand once. Throws RangeError on a range outside the text or one that
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
    before = longer(before, commonBefore(text, start, rival));
    after = longer(after, commonAfter(text, end, rival + exact.length));
  }
  let from = Math.max(0, start - before);
  let to = Math.min(text.length, end + after);
  if (cutsSurrogatePair(text, from)) from--;
  if (cutsSurrogatePair(text, to)) to++;
  return { exact, prefix: text.slice(from, start), suffix: text.slice(end, to), start, end };
}

/** The context a rival with that much in common demands. */
function longer(present: number, common: number): number {
  return Math.max(present, repeatedContextLengthMin, Math.min(common + tellingLength, contextLengthMax));
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
