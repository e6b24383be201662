import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakDown } from "@/lib/breakdown/break-down";
import { splitSentences } from "@/lib/breakdown/sentences";
import { cpuMs } from "../articles/cpu-time";

const seed = 20261124;

/** Text with the things that break splitters: marks, abbreviations, scripts, emoji, lone surrogates, control characters. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "He said. ",
        "“It is 3.5%.” ",
        "U.S. ",
        "Mr. ",
        ". . . ",
        "...",
        "\r\n",
        "\n\n",
        "- item ",
        "# head\n",
        "1. ",
        "2. ",
        "。",
        "؟ ",
        "। ",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "!?",
        "that ",
        "the fact that ",
        "admission by X that ",
        "It ",
        "refuses ",
        "\u0000",
        "\ufeff",
        "\u2028",
        "(",
        ")",
        ": ",
        "a.b",
        "end.Next ",
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}

function expectOrdered(text: string, spans: readonly { start: number; end: number }[]): void {
  let last = 0;
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
    last = end;
  }
}

describe("a breakdown", () => {
  it("has ordered offsets inside the text and on code points, whatever the text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { blocks, sentences, candidates } = breakDown(text);
        expectOrdered(text, blocks);
        expectOrdered(text, sentences);
        expectOrdered(text, candidates);
        for (const { start, end, block, reasons, checkWorthiness, verifiable, subjective } of sentences) {
          expect(start >= (blocks[block]?.start ?? Number.NaN) && end <= (blocks[block]?.end ?? Number.NaN)).toBe(true);
          for (const score of [checkWorthiness, verifiable, subjective]) expect(score >= 0 && score <= 1).toBe(true);
          for (const reason of reasons) expect(reason.start >= start && reason.end <= end && reason.end > reason.start).toBe(true);
        }
        for (const { start, end, sentence } of candidates) {
          const holder = sentences[sentence];
          expect(holder !== undefined && start >= holder.start && end <= holder.end).toBe(true);
        }
      }),
      { numRuns: 300, seed },
    );
  });

  it("leaves out nothing but white space when it splits a text into sentences", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const spans = splitSentences(text);
        expectOrdered(text, spans);
        const kept = spans.map(({ start, end }) => text.slice(start, end)).join("");
        expect(kept.replace(/[\s\u0085]/g, "")).toBe(text.replace(/[\s\u0085]/g, ""));
      }),
      { numRuns: 300, seed },
    );
  });

  it("is the same when it is made twice", () => {
    const text = "Ana Petrova, the minister, said on Monday that 4,200 homes were built in 2024. She denied the delay.";
    expect(breakDown(text)).toEqual(breakDown(text));
  });

  it("is empty for a text without words", () => {
    for (const text of ["", " \r\n\t ", "\u2028"]) expect(breakDown(text)).toMatchObject({ blocks: [], sentences: [], candidates: [] });
  });

  it("names the author as claimant where the text names no one else", () => {
    const { candidates } = breakDown("The council sold 14 schools in 2023.", { author: "R. Okafor" });
    expect(candidates.map(({ claimant }) => claimant)).toEqual(["R. Okafor"]);
  });

  it("uses the blocks it is given", () => {
    const text = "Bridge closed The bridge was closed on Monday.";
    const { sentences } = breakDown(text, {
      blocks: [
        { kind: "heading", start: 0, end: 13, level: 1 },
        { kind: "paragraph", start: 14, end: text.length },
      ],
    });
    expect(sentences.map(({ kind, start }) => [kind, start])).toEqual([
      ["heading", 0],
      ["claim", 14],
    ]);
  });

  it("takes a time that grows with the length of the text and no faster", () => {
    const hostile = [
      (size: number) => "a".repeat(size),
      (size: number) => "a ".repeat(size / 2),
      (size: number) => ". ".repeat(size / 2),
      (size: number) => "“".repeat(size),
      (size: number) => "A.".repeat(size / 2),
      (size: number) => "It is. ".repeat(size / 7),
      (size: number) => "that ".repeat(size / 5),
      (size: number) => "1) ".repeat(size / 3),
      (size: number) => "-\n".repeat(size / 2),
      (size: number) => "a. said ".repeat(size / 8),
      (size: number) => "the fact that ".repeat(size / 14),
      (size: number) => "said, ".repeat(size / 6),
    ];
    for (const make of hostile) {
      const time = (size: number) => {
        const text = make(size);
        return cpuMs(() => breakDown(text));
      };
      time(2_000);
      const small = Math.min(time(4_000), time(4_000));
      const large = Math.min(time(32_000), time(32_000));
      expect(large, `${make(30)} took ${small} then ${large} ms`).toBeLessThan(Math.max(small, 4) * 8 * 5);
    }
  }, 30_000);
});
