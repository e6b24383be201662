import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Caret, type CaretStep, type CaretUnit, createCaretTravel } from "@/components/desk/caret";
import { caretStepOf } from "@/components/desk/caret-keys";
import { tidyRange } from "@/components/desk/tidy-range";
import { isCharacterBoundary } from "@/lib/articles/graphemes";
import { findBlocks } from "@/lib/breakdown/blocks";

const seed = 20261124;
const text = "The bridge closed. It cost 4 million.\n\nNobody paid.";
const travel = createCaretTravel(text, partsOf(text));

function partsOf(source: string) {
  const blocks = findBlocks(source);
  const sentences = blocks.flatMap((block) =>
    [...source.slice(block.start, block.end).matchAll(/[^.]+\.?/g)].map((match) => {
      const start = block.start + match.index + (match[0].length - match[0].trimStart().length);
      return { start, end: block.start + match.index + match[0].length };
    }),
  );
  return { blocks, sentences, language: "en" };
}

function at(focus: number, anchor = focus): Caret {
  return { anchor, focus };
}

function walk(from: Caret, ...steps: [CaretUnit, 1 | -1, "move" | "extend"][]): Caret {
  return steps.reduce((caret, [unit, direction, way]) => travel.move(caret, { unit, direction, isExtending: way === "extend" }), from);
}

function words({ anchor, focus }: Caret): string {
  return text.slice(Math.min(anchor, focus), Math.max(anchor, focus));
}

describe("a caret in the article", () => {
  it("moves to the beginnings of words and sentences, and on into the next block", () => {
    expect(walk(at(0), ["word", 1, "move"]).focus).toBe(text.indexOf("bridge"));
    expect(walk(at(0), ["sentence", 1, "move"]).focus).toBe(text.indexOf("It cost"));
    expect(walk(at(0), ["sentence", 1, "move"], ["sentence", 1, "move"]).focus).toBe(text.indexOf("Nobody"));
    expect(walk(at(text.indexOf("Nobody")), ["word", -1, "move"]).focus).toBe(text.indexOf("million"));
  });

  it("extends by whole words without the space after the last", () => {
    expect(words(walk(at(0), ["word", 1, "move"], ["word", 1, "extend"], ["word", 1, "extend"]))).toBe("bridge closed");
  });

  it("extends over a sentence with its full stop, and across blocks", () => {
    const one = walk(at(text.indexOf("It cost")), ["sentence", 1, "extend"]);
    expect(words(one)).toBe("It cost 4 million.");
    expect(words(walk(one, ["sentence", 1, "extend"]))).toBe("It cost 4 million.\n\nNobody paid.");
  });

  it("gives back what it took before it turns round", () => {
    const grown = walk(at(text.indexOf("closed")), ["word", 1, "extend"], ["word", 1, "extend"]);
    expect(words(grown)).toBe("closed. It");
    expect(words(walk(grown, ["word", -1, "extend"]))).toBe("closed");
    expect(words(walk(grown, ["word", -1, "extend"], ["word", -1, "extend"]))).toBe("");
    expect(words(walk(grown, ["word", -1, "extend"], ["word", -1, "extend"], ["word", -1, "extend"]))).toBe("bridge ");
  });

  it("stops at both ends of the text", () => {
    expect(walk(at(0), ["word", -1, "move"]).focus).toBe(0);
    expect(travel.move(at(0), { unit: "article", direction: 1, isExtending: false, to: "end" }).focus).toBe(text.length);
    expect(walk(at(text.length), ["sentence", 1, "move"]).focus).toBe(text.length);
  });

  it("never leaves the text and never stands inside a character, whatever the steps", () => {
    const mixed = fc.array(fc.constantFrom("é", "👩‍👩‍👧‍👦", "🇵🇰", "word ", "مرحبا ", "one.\n\n", "e\u0301", "- x\n"), {
      minLength: 1,
      maxLength: 20,
    });
    const steps = fc.array(
      fc.record({
        unit: fc.constantFrom<CaretUnit>("character", "word", "sentence", "block", "article"),
        direction: fc.constantFrom<1 | -1>(1, -1),
        isExtending: fc.boolean(),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(mixed, steps, (pieces, path: CaretStep[]) => {
        const source = pieces.join("");
        const parts = partsOf(source);
        const way = createCaretTravel(source, parts);
        let caret = at(parts.blocks[0]?.start ?? 0);
        for (const step of path) {
          const next = way.move(caret, step);
          expect(next.focus >= 0 && next.focus <= source.length).toBe(true);
          expect(isCharacterBoundary(source, next.focus)).toBe(true);
          if (step.isExtending) expect(next.anchor).toBe(caret.anchor);
          expect((next.focus - caret.focus) * step.direction).toBeGreaterThanOrEqual(0);
          caret = next;
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe("the keys of the caret", () => {
  const press = (key: string, held: Partial<Record<"shiftKey" | "ctrlKey" | "altKey" | "metaKey", true>> = {}) => ({
    key,
    ...{ shiftKey: false, ctrlKey: false, altKey: false, metaKey: false },
    ...held,
  });

  it("go by word and sentence, finer with Ctrl or Alt, and extend with Shift", () => {
    expect(caretStepOf(press("ArrowRight"), "ltr")).toEqual({ unit: "word", direction: 1, isExtending: false });
    expect(caretStepOf(press("ArrowLeft", { altKey: true }), "ltr")).toEqual({ unit: "character", direction: -1, isExtending: false });
    expect(caretStepOf(press("ArrowDown", { shiftKey: true }), "ltr")).toEqual({ unit: "sentence", direction: 1, isExtending: true });
    expect(caretStepOf(press("End", { ctrlKey: true }), "ltr")).toMatchObject({ unit: "article", to: "end" });
  });

  it("follow the eye in text that runs from right to left", () => {
    expect(caretStepOf(press("ArrowLeft"), "rtl")?.direction).toBe(1);
    expect(caretStepOf(press("ArrowRight"), "rtl")?.direction).toBe(-1);
  });

  it("leave every other key, and the system's own, alone", () => {
    for (const other of [press("c"), press("Tab"), press("PageDown"), press("ArrowRight", { metaKey: true })]) {
      expect(caretStepOf(other, "ltr")).toBeNull();
    }
  });
});

describe("the range a selection means", () => {
  it("has no spaces at its ends", () => {
    expect(tidyRange(text, { start: 3, end: 11 })).toEqual({ start: 4, end: 10 });
  });

  it("reads the same from either end", () => {
    expect(tidyRange(text, { start: 10, end: 4 })).toEqual({ start: 4, end: 10 });
  });

  it("takes whole characters", () => {
    const family = "a👩‍👩‍👧b";
    expect(tidyRange(family, { start: 2, end: 4 })).toEqual({ start: 1, end: family.length - 1 });
  });

  it("is nothing when no words are selected", () => {
    expect(tidyRange(text, { start: 18, end: 19 })).toBeNull();
    expect(tidyRange(text, { start: 5, end: 5 })).toBeNull();
  });
});
