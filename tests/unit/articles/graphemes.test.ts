import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutsCharacter, cutsSurrogatePair, isCharacterBoundary, snapToGraphemes } from "@/lib/articles/graphemes";

describe("characters as people see them", () => {
  it("knows the same boundaries as segmenting the whole text", () => {
    const pieces = fc.constantFrom(
      "a",
      "é",
      "e\u0301",
      "\u0301",
      "😀",
      "👍🏽",
      "👩‍👩‍👧",
      "🇩🇪",
      "🇫",
      "각",
      "\u1100\u1161\u11a8",
      "\r\n",
      "\r",
      "\n",
      "क्षि",
      "نص",
      " ",
      "\u0600",
      "\u200d",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        const starts = new Set([...new Intl.Segmenter("und").segment(text)].map((segment) => segment.index));
        for (let index = 0; index <= text.length; index++) {
          expect(isCharacterBoundary(text, index)).toBe(index === text.length || starts.has(index));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("widens a range that cuts a character, and leaves a clean one alone", () => {
    const family = "a👩‍👩‍👧b";
    expect(snapToGraphemes(family, { start: 2, end: 5 })).toEqual({ start: 1, end: 9 });
    expect(snapToGraphemes("cafe\u0301 noir", { start: 0, end: 4 })).toEqual({ start: 0, end: 5 });
    expect(snapToGraphemes("plain", { start: 1, end: 3 })).toEqual({ start: 1, end: 3 });
    expect(cutsCharacter(family, { start: 1, end: 9 })).toBe(false);
    expect(cutsCharacter(family, { start: 0, end: 2 })).toBe(true);
    expect(cutsCharacter("a\r\nb", { start: 0, end: 2 })).toBe(true);
  });

  it("tells the halves of a surrogate pair", () => {
    expect(cutsSurrogatePair("a😀", 2)).toBe(true);
    expect(cutsSurrogatePair("a😀", 1)).toBe(false);
    expect(cutsSurrogatePair("a😀", 3)).toBe(false);
  });

  it("refuses a range outside the text", () => {
    expect(() => snapToGraphemes("abc", { start: 0, end: 4 })).toThrow(RangeError);
  });

  it("is quick in a long run of marks", () => {
    const text = `a${"\u0301".repeat(50_000)}b`;
    expect(isCharacterBoundary(text, 25_000)).toBe(false);
    expect(isCharacterBoundary(text, 50_001)).toBe(true);
  });
});
