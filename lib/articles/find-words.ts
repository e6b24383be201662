import { foldText } from "@/lib/articles/folded-text";
import type { TextRange } from "@/lib/articles/graphemes";
import { findPlainly } from "@/lib/articles/occurrences";

/** Finds words in one text whatever their typography (spaces, quotation marks, dashes): up to `limit` places, in order. Linear to prepare. */
export function wordFinder(text: string): (words: string, limit: number) => TextRange[] {
  const folded = foldText(text);
  return (words, limit) => {
    const sought = foldText(words).text.trim();
    return findPlainly(folded.text, sought, limit).map((at) => ({
      start: folded.starts[at] ?? 0,
      end: folded.ends[at + sought.length - 1] ?? 0,
    }));
  };
}
