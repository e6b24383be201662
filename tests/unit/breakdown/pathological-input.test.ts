import { describe, expect, it } from "vitest";
import { attribute } from "@/lib/breakdown/attribute";
import { breakDown } from "@/lib/breakdown/break-down";
import { decompose } from "@/lib/breakdown/decompose";
import { indexClaims, matchClaims } from "@/lib/breakdown/match";
import { findRestatements } from "@/lib/breakdown/restatements";
import { splitSentences } from "@/lib/breakdown/sentences";

const inputs: Readonly<Record<string, string>> = {
  "one line of five million letters": "a".repeat(5_000_000),
  "five million characters of words without a stop": "the man said ".repeat(385_000),
  "a hundred thousand sentences": "It is. ".repeat(100_000),
  "a hundred thousand lines of one letter": "a\n".repeat(100_000),
  "quotations that are opened and never closed": "“He said ".repeat(20_000),
  "labels upon labels": "FALK: it is\n".repeat(10_000),
  "brackets that never close": "(the man ".repeat(20_000),
  "text from right to left": "قال العمدة إن السد آمن. ".repeat(5000),
  nothing: "",
};

/** Each step ends within the test's time limit, which no step worse than linear would keep, and points only into the text. */
describe("text that no one wrote to be read", () => {
  for (const [name, text] of Object.entries(inputs)) {
    it(`is taken apart to its end: ${name}`, () => {
      let last = 0;
      let isOrdered = true;
      for (const { start, end } of splitSentences(text)) {
        isOrdered &&= start >= last && end > start && end <= text.length;
        last = end;
      }
      expect(isOrdered).toBe(true);
      const spans = attribute(text).flatMap(({ content, source, cue }) => [content, source, cue]);
      expect(spans.every((span) => span === null || (span.start >= 0 && span.end > span.start && span.end <= text.length))).toBe(true);
      const { candidates } = breakDown(text.slice(0, 150_000));
      for (const { earlier, later } of findRestatements(text, candidates)) expect(earlier).toBeLessThan(later);
      expect(decompose(text.slice(0, 200_000)).every((claim) => claim.spans.every(({ end }) => end <= text.length))).toBe(true);
      expect(matchClaims(indexClaims([{ id: 1, text }]), { text }).length).toBeLessThanOrEqual(1);
    }, 60_000);
  }

  it("links ten thousand candidates that all but say the same", () => {
    const parts = Array.from({ length: 10_000 }, (_, at) => `The council sold dam number ${at % 50} of Castell valley in the spring. `);
    const text = parts.join("");
    let start = 0;
    const candidates = parts.map((part) => {
      const from = start;
      start += part.length;
      return { start: from, end: start };
    });
    expect(findRestatements(text, candidates)).toHaveLength(9950);
  }, 60_000);
});
