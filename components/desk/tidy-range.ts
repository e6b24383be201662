import { snapToGraphemes, type TextRange } from "@/lib/articles/graphemes";

/** The range that a selection means: no spaces at its ends, no character cut in half; null when no words are left. */
export function tidyRange(text: string, range: TextRange): TextRange | null {
  let start = Math.max(0, Math.min(range.start, range.end));
  let end = Math.min(text.length, Math.max(range.start, range.end));
  if (start >= end) return null;
  ({ start, end } = snapToGraphemes(text, { start, end }));
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return start >= end ? null : snapToGraphemes(text, { start, end });
}
