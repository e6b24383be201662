import { type FoldedText, foldText } from "@/lib/articles/folded-text";
import { indexOccurrences, type Occurrences } from "@/lib/articles/occurrences";

/** A folded text with the index of its places. */
export type FoldedIndex = FoldedText & { places: Occurrences };

/** Folds and indexes a text. Linear. */
export function buildFoldedIndex(text: string): FoldedIndex {
  const folded = foldText(text);
  return { ...folded, places: indexOccurrences(folded.text) };
}
