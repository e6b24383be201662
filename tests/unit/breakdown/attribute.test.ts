import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribute } from "@/lib/breakdown/attribute";

function read(text: string) {
  const words = (span: { start: number; end: number } | null) => (span === null ? null : text.slice(span.start, span.end));
  return attribute(text).map(({ source, cue, content }) => ({ source: words(source), cue: words(cue), content: words(content) }));
}

describe("attribution", () => {
  it("finds who said what before and after what is said", () => {
    expect(read("The mayor said that the dam was safe.")).toEqual([{ source: "The mayor", cue: "said", content: "that the dam was safe" }]);
    expect(read("“The dam was safe on Monday,” said Irene Falk.")).toEqual([
      { source: "Irene Falk", cue: "said", content: "“The dam was safe on Monday,”" },
    ]);
    expect(read("The dam was safe, the mayor said.")).toEqual([{ source: "the mayor", cue: "said", content: "The dam was safe" }]);
  });

  it("finds a source named with according to", () => {
    expect(read("According to the ministry, prices rose by 4 percent.")).toEqual([
      { source: "the ministry", cue: "According to", content: "prices rose by 4 percent" },
    ]);
    expect(read("Prices rose by 4 percent, according to the ministry.")).toEqual([
      { source: "the ministry", cue: "according to", content: "Prices rose by 4 percent" },
    ]);
  });

  it("joins a quotation that is interrupted and keeps its parts", () => {
    const text = "“The water came over the crest,” said the mayor, “at ten past four.”";
    const [found] = attribute(text);
    expect(found?.content.parts?.map(({ start, end }) => text.slice(start, end))).toEqual([
      "“The water came over the crest,”",
      "“at ten past four.”",
    ]);
  });

  it("names no source where the text names none", () => {
    expect(read("The dam broke at noon.")).toEqual([]);
    expect(read("The dam was found broken.")).toEqual([]);
  });

  it("has spans inside the text, whatever the text", () => {
    const parts = fc.constantFrom(
      "The mayor",
      "said",
      ",",
      "“",
      "”",
      '"',
      "that",
      "it rained",
      "according to",
      ". ",
      "\n\n",
      "told",
      "Ana",
      "''",
      "\ud83d",
      ":",
      "and",
      "she added",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        for (const { source, cue, content } of attribute(text)) {
          for (const span of [source, cue, content, ...(content.parts ?? [])]) {
            if (span) expect(span.start >= 0 && span.end > span.start && span.end <= text.length).toBe(true);
          }
        }
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });
});
