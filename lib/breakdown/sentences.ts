import { findStretches } from "@/lib/breakdown/blocks";
import { isBoundary } from "@/lib/breakdown/boundary-model";
import { goesOn } from "@/lib/breakdown/boundary-rules";
import { type Manner, type Span, styleOf, walkGaps } from "@/lib/breakdown/gap-walk";
import { noReadings, type Readings } from "@/lib/breakdown/readings";

/** What is looked at of the sentence under way and of what follows where a cut without a mark is questioned. */
const nearMax = 60;
const closingMax = 8;

/** Sentences of one stretch of a text, in order; white space around a sentence lies outside it. */
export function sentencesWithin(text: string, stretch: Span, manner: Manner): Span[] {
  return walkGaps(text, stretch, {
    manner,
    judge: (features, { ruling, start, end }) => {
      if (!isBoundary(features, ruling, manner.running)) return false;
      if (ruling !== "open" || end - start > nearMax) return true;
      const before = text.slice(Math.max(stretch.start, start - closingMax), start);
      return !goesOn(text.slice(start, end), { before, after: text.slice(end, Math.min(stretch.end, end + nearMax)).trimStart() });
    },
  });
}

/** How a text of so many stretches is written: a text of one is taken as running text, in which headings and items may hide. */
export function mannerOf(text: string, stretchTotal: number): Manner {
  return { style: styleOf(text), running: stretchTotal < 2 };
}

/** Sentences of a whole text, paragraph by paragraph, in one linear pass; every sentence is a non-empty range of the text. What has been found is not looked for again. */
export function splitSentences(text: string, readings: Readings = noReadings): Span[] {
  const stretches = findStretches(text);
  const manner = mannerOf(text, stretches.length);
  return stretches.flatMap((stretch) => readings.sentencesOf(stretch, manner) ?? sentencesWithin(text, stretch, manner));
}
