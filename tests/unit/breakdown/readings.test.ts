import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { attribute } from "@/lib/breakdown/attribute";
import type { Span } from "@/lib/breakdown/gap-walk";
import { keepReadings } from "@/lib/breakdown/keep-readings";
import { noReadings } from "@/lib/breakdown/readings";
import { mannerOf, sentencesWithin, splitSentences } from "@/lib/breakdown/sentences";
import { readArticle } from "@/lib/breakdown/training/corpus";

const corpus = resolve(import.meta.dirname, "../../../lib/breakdown/corpus");
const articles = readdirSync(corpus)
  .filter((file) => file.endsWith(".txt"))
  .slice(0, 40)
  .map((file) =>
    readArticle(file, readFileSync(resolve(corpus, file), "utf8"))
      .sentences.map(({ text }, at) => `${text}${at % 5 === 4 ? "\n\n" : " "}`)
      .join("")
      .trim(),
  );

/** The paragraphs of a text as stretches. */
function paragraphsOf(text: string): Span[] {
  let start = 0;
  return text.split("\n\n").map((paragraph) => {
    const span = { start, end: start + paragraph.length };
    start = span.end + 2;
    return span;
  });
}

function knownOf(text: string) {
  const stretches = paragraphsOf(text);
  const manner = mannerOf(text, stretches.length);
  const divided = stretches.map((stretch) => ({ ...stretch, manner, sentences: sentencesWithin(text, stretch, manner) }));
  return keepReadings(
    text,
    divided.flatMap(({ sentences }) => sentences),
    divided,
  );
}

describe("what has been read of a text", () => {
  it("is taken over, and nothing comes out otherwise", () => {
    let shared = 0;
    let asked = 0;
    for (const text of articles) {
      const known = knownOf(text);
      const counted = {
        ...known,
        readingOf: (span: Span) => {
          const reading = known.readingOf(span);
          asked += 1;
          if (reading !== undefined) shared += 1;
          return reading;
        },
      };
      expect(splitSentences(text, known)).toEqual(splitSentences(text));
      expect(attribute(text, counted)).toEqual(attribute(text));
    }
    expect(asked).toBeGreaterThan(500);
    expect(shared / asked).toBeGreaterThan(0.8);
  });

  it("holds for its own stretch, sentence and manner alone", () => {
    const text = "The dam leaks. It was built in 1931.\n\nThe mayor said that nobody knew.";
    const stretches = paragraphsOf(text);
    const manner = mannerOf(text, stretches.length);
    const [first] = stretches;
    if (first === undefined) throw new Error("the text has no paragraph");
    const sentences = sentencesWithin(text, first, manner);
    const known = keepReadings(text, sentences, [{ ...first, manner, sentences }]);
    expect(known.sentencesOf(first, manner)).toEqual(sentences);
    expect(known.sentencesOf({ ...first, end: first.end - 1 }, manner)).toBeUndefined();
    expect(known.sentencesOf(first, { ...manner, running: !manner.running })).toBeUndefined();
    expect(known.readingOf({ start: 0, end: 14 })?.tokens.map(({ text: word }) => word)).toEqual(["The", "dam", "leaks", "."]);
    expect(known.readingOf({ start: 0, end: 13 })).toBeUndefined();
  });

  it("is not kept of a text too long for the memory", () => {
    const text = "The dam leaks. ".repeat(20_001);
    expect(keepReadings(text, [{ start: 0, end: 14 }], [])).toBe(noReadings);
  });
});
