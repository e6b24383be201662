import type { Manner, Span } from "@/lib/breakdown/gap-walk";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** A stretch of a text with its sentences, found in this manner. */
export type DividedStretch = Span & { manner: Manner; sentences: readonly Span[] };

/** What one step has found in a text, so that the next need not look for it again. */
export type Readings = {
  /** The sentences of a stretch; undefined where it was not divided, or in another manner. */
  sentencesOf: (stretch: Span, manner: Manner) => readonly Span[] | undefined;
  /** A sentence as it was read; undefined where none was read from here to there. */
  readingOf: (sentence: Span) => ReadSentence | undefined;
};

/** Nothing has been read yet. */
export const noReadings: Readings = { sentencesOf: () => undefined, readingOf: () => undefined };
