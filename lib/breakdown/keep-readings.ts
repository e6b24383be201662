import type { Span } from "@/lib/breakdown/gap-walk";
import { readSentence } from "@/lib/breakdown/read-sentence";
import { type DividedStretch, noReadings, type Readings } from "@/lib/breakdown/readings";

/** The words of a longer text would fill the memory, were they all kept; in UTF-16 code units. */
const keptMax = 300_000;

/** Reads these sentences of a text and keeps what was read, and how its stretches are divided; of a text of more than 300,000 code units, nothing. */
export function keepReadings(text: string, sentences: readonly Span[], stretches: readonly DividedStretch[]): Readings {
  if (text.length > keptMax) return noReadings;
  const divided = new Map(stretches.map((stretch) => [stretch.start, stretch]));
  const read = new Map(sentences.map(({ start, end }) => [start, { end, reading: readSentence(text, start, end) }]));
  return {
    sentencesOf: ({ start, end }, { style, running }) => {
      const known = divided.get(start);
      return known?.end === end && known.manner.style === style && known.manner.running === running ? known.sentences : undefined;
    },
    readingOf: ({ start, end }) => {
      const known = read.get(start);
      return known?.end === end ? known.reading : undefined;
    },
  };
}
