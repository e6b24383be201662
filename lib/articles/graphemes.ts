/** A stretch of a text in UTF-16 offsets, `end` exclusive. */
export type TextRange = { start: number; end: number };

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** True when no character that a person sees as one (grapheme cluster, UAX 29) lies across `index`. Costs the distance to the last ASCII character. */
export function isCharacterBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  if (before < 0x80 && after < 0x80) return !(before === 0x0d && after === 0x0a);
  // Nothing to the left of an ASCII character can decide a boundary to its right, so segmentation may begin there.
  let from = index - 1;
  while (from > 0 && text.charCodeAt(from) >= 0x80) from--;
  const segment = segmenter.segment(text.slice(from, index + 2)).containing(index - from);
  return segment?.index === index - from;
}

/** True when an end of the range lies inside a character: between the halves of an emoji, before a combining mark, inside CR LF. */
export function cutsCharacter(text: string, range: TextRange): boolean {
  return !isCharacterBoundary(text, range.start) || !isCharacterBoundary(text, range.end);
}

/** The smallest range around `range` that cuts no character. Throws RangeError when the range is not inside the text. */
export function snapToGraphemes(text: string, range: TextRange): TextRange {
  demandInside(text, range);
  let { start, end } = range;
  while (!isCharacterBoundary(text, start)) start--;
  while (!isCharacterBoundary(text, end)) end++;
  return { start, end };
}

/** True when `index` lies between the halves of a surrogate pair. */
export function cutsSurrogatePair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** Throws RangeError unless the range is a non-empty stretch of whole offsets inside the text. */
export function demandInside(text: string, range: TextRange): void {
  const { start, end } = range;
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw new RangeError("A range is given in whole offsets.");
  if (start < 0 || end > text.length) throw new RangeError("The range lies outside the text.");
  if (start >= end) throw new RangeError("The range is empty.");
}
