import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTexts, compareWords, type Piece } from "@/lib/articles/text-difference";

const old = (pieces: readonly Piece[]) => pieces.filter(({ kind }) => kind !== "added").map(({ text }) => text);
const now = (pieces: readonly Piece[]) => pieces.filter(({ kind }) => kind !== "removed").map(({ text }) => text);
const brief = (pieces: readonly Piece[]) =>
  pieces.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}}` : `{-${text}}`)).join("");
const paragraphsOf = (text: string) => text.split(/[\r\n\u2028\u2029]+/).flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));

describe("words compared", () => {
  test.each([
    ["a figure", "It cost 41 million.", "It cost 38 million.", "It cost {-41}{+38} million."],
    ["a phrase as a phrase", "He said no to it.", "He said yes, again, to it.", "He said {-no }{+yes, again, }to it."],
    ["nothing", "The same.", "The same.", "The same."],
    ["everything", "One.", "Two", "{-One.}{+Two}"],
  ])("show %s", (_, before, after, shown) => {
    expect(brief(compareWords(before, after, "en"))).toBe(shown);
  });

  test("are words in languages without spaces, too", () => {
    expect(
      compareWords("我喜欢苹果", "我喜欢香蕉", "zh")
        .filter(({ kind }) => kind === "same")
        .map(({ text }) => text),
    ).toEqual(["我喜欢"]);
  });

  test("give both texts back, whatever they are and whatever the language is called", () => {
    const texts = fc.string({ unit: "grapheme", maxLength: 60 });
    fc.assert(
      fc.property(texts, texts, fc.constantFrom("en", "ar", "th", "und"), (before, after, language) => {
        const pieces = compareWords(before, after, language);
        expect(old(pieces).join("")).toBe(before);
        expect(now(pieces).join("")).toBe(after);
      }),
    );
  });
});

describe("texts compared", () => {
  test("leave what is the same in peace, and pair paragraphs that stand for each other", () => {
    const before = "The quay.\n\nFees rose by 12% in June.\n\nIt rained.\n\nThe end.";
    const after = "The quay.\n\nWholly new words came in here.\n\nFees rose by 14% in June.\n\nThe end.";
    expect(compareTexts(before, after, "en").map(({ isChanged, pieces }) => `${isChanged ? "*" : " "} ${brief(pieces)}`)).toEqual([
      "  The quay.",
      "* {+Wholly new words came in here.}",
      "* Fees rose by {-12}{+14}% in June.",
      "* {-It rained.}",
      "  The end.",
    ]);
  });

  test("give every paragraph of both back, in order", () => {
    const paragraph = fc.constantFrom("The quay was shut.", "The quay was open.", "Fees rose.", "Nothing.", "A longer line, with 3 parts.");
    const text = fc.array(paragraph, { maxLength: 12 }).map((parts) => parts.join("\n\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const compared = compareTexts(before, after, "en").map(({ pieces }) => pieces);
        expect(compared.map((pieces) => old(pieces).join("")).filter((one) => one !== "")).toEqual(paragraphsOf(before));
        expect(compared.map((pieces) => now(pieces).join("")).filter((one) => one !== "")).toEqual(paragraphsOf(after));
      }),
    );
  });

  test("that have nothing in common are shown one after the other, in time", () => {
    const words = (seed: string) =>
      Array.from({ length: 40_000 }, (_, index) => `${seed}one ${seed}two ${seed}three ${seed}four ${seed}${index}`).join("\n");
    const compared = compareTexts(words("a"), words("b"), "en");
    expect(compared).toHaveLength(80_000);
  });
});
