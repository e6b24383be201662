import type { TextRange } from "@/lib/articles/graphemes";

/** Where words stand: W3C TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end) in UTF-16 offsets. */
export type Selector = { exact: string; prefix: string; suffix: string; start: number; end: number };

/**
 * What became of an anchor. *exact* and *normalised* (the same words in other typography) are certain and carry on. *moved*: the words
 * stand in other surroundings. *ambiguous*: several places fit equally. *lost*: the words are gone or changed. These wait for a person.
 */
type AnchorState = "exact" | "normalised" | "moved" | "ambiguous" | "lost";

/** A place that could be meant, with how well words and context agree (0 to 1). */
export type Rival = TextRange & { score: number };

/** The outcome of resolving. `start` and `end` are -1 when *ambiguous* or *lost*: then the rivals, best first, are all there is. */
export type Resolution = TextRange & { state: AnchorState; score: number; rivals: Rival[] };

/** Least context kept on each side of words that stand once, in UTF-16 units, where the text has as much. */
export const contextLengthMin = 64;

/** Least context kept on each side of words that stand several times. Being longer, it also tells later that they did. */
export const repeatedContextLengthMin = 96;

/** Most context kept on each side. A side as long as this may still fail to tell its place from another. */
export const contextLengthMax = 256;
