import type { TextRange } from "@/lib/articles/graphemes";

/** A stretch of a text with what stands around it. */
export type PlaceShown = TextRange & { before: string; exact: string; after: string };

/** Shows a stretch of a text with up to `length` units on each side, cut at a space (never inside a word) and with “…” where it is cut. */
export function surround(text: string, { start, end }: TextRange, length: number): PlaceShown {
  const from = Math.max(0, start - length);
  const to = end + length;
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    ...{ start, end, exact: text.slice(start, end) },
    before: from > 0 ? `…${before.replace(/^\S*/u, "")}` : before,
    after: to < text.length ? `${after.replace(/\S*$/u, "")}…` : after,
  };
}
