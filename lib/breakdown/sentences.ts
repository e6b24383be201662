import { findStretches } from "@/lib/breakdown/blocks";
import { isBoundary } from "@/lib/breakdown/boundary-model";
import { type Manner, type Span, styleOf, walkGaps } from "@/lib/breakdown/gap-walk";

/** Sentences of one stretch of a text, in order; white space around a sentence lies outside it. */
export function sentencesWithin(text: string, stretch: Span, manner: Manner): Span[] {
  return walkGaps(text, stretch, { manner, judge: (features, ruling) => isBoundary(features, ruling, manner.running) });
}

/** How a text of so many stretches is written: a text of one is taken as running text, in which headings and items may hide. */
export function mannerOf(text: string, stretchTotal: number): Manner {
  return { style: styleOf(text), running: stretchTotal < 2 };
}

/** Sentences of a whole text, paragraph by paragraph, in one linear pass; every sentence is a non-empty range of the text. */
export function splitSentences(text: string): Span[] {
  const stretches = findStretches(text);
  const manner = mannerOf(text, stretches.length);
  return stretches.flatMap((stretch) => sentencesWithin(text, stretch, manner));
}
