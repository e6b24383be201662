import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sayMark } from "@/components/desk/mark-words";
import { assignLanes, drawLines, type Mark, marksOf } from "@/components/desk/marks";
import { coverText, segmentText, withDirections } from "@/components/desk/segments";
import { findBlocks } from "@/lib/breakdown/blocks";

const seed = 20261124;

function mark(id: string, start: number, end: number): Mark {
  return { id, kind: "claim", start, end, look: "accepted" };
}

const text = "The bridge closed in 2023. It cost 4 million.";
const whole = [{ kind: "paragraph" as const, start: 0, end: text.length }];

const lines = fc.array(
  fc.constantFrom("A closed bridge.", "- item one", "# Heading", "", "two\r\nlines", "é👩‍👩‍👧 done.", "مرحبا بالعالم"),
  {
    minLength: 1,
    maxLength: 8,
  },
);
const spans = fc.array(fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 40 })), { maxLength: 12 });

describe("segments of a text", () => {
  it("are cut where marks begin and end, and know what covers them", () => {
    const [block] = segmentText(text, withDirections(text, whole), [mark("a", 0, 26), mark("b", 11, 40)]);
    expect(block?.segments.map((segment) => [segment.text, segment.marks.map(({ id }) => id)])).toEqual([
      ["The bridge ", ["a"]],
      ["closed in 2023.", ["a", "b"]],
      [" It cost 4 mil", ["b"]],
      ["lion.", []],
    ]);
  });

  it("know which way most of their block's letters run, whatever it begins with", () => {
    const mixed = "WHO: ארגון הבריאות העולמי אמר זאת\n\nThe מילה word";
    const blocks = withDirections(mixed, findBlocks(mixed));
    expect(segmentText(mixed, blocks, []).map(({ direction }) => direction)).toEqual(["rtl", "ltr"]);
  });

  it("leave nothing out of the blocks but carriage returns, and repeat nothing, whatever is marked", () => {
    fc.assert(
      fc.property(lines, spans, (parts, places) => {
        const source = parts.join("\n");
        const blocks = coverText(source, findBlocks(source));
        const marks = places
          .map(([start, length], at) => mark(String(at), Math.min(start, source.length), Math.min(start + length, source.length)))
          .filter(({ start, end }) => start < end);
        for (const block of segmentText(source, withDirections(source, blocks), marks)) {
          expect(block.segments.map((segment) => segment.text).join("")).toBe(source.slice(block.start, block.end).replaceAll("\r", ""));
          for (const segment of block.segments) {
            expect(segment.text).toBe(source.slice(segment.start, segment.end));
            const covering = marks.filter(({ start, end }) => start < segment.end && end > segment.start).map(({ id }) => id);
            expect(segment.marks.map(({ id }) => id).toSorted()).toEqual(covering.toSorted());
          }
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it("hold every word of the text, also words that no block claims", () => {
    fc.assert(
      fc.property(lines, fc.nat(5), (parts, dropped) => {
        const source = parts.join("\n");
        const blocks = findBlocks(source).filter((_, at) => at !== dropped);
        const shown = coverText(source, blocks)
          .map(({ start, end }) => source.slice(start, end))
          .join("\n");
        for (const word of source.match(/\p{L}{3,}/gu) ?? []) expect(shown).toContain(word);
      }),
      { seed, numRuns: 200 },
    );
  });

  it("take no list marker into the words of an item", () => {
    const list = "Facts\n\n- The bridge closed.\n- It cost money.";
    const items = coverText(list, findBlocks(list)).filter(({ kind }) => kind === "list-item");
    expect(items.map(({ start, end }) => list.slice(start, end))).toEqual(["The bridge closed.", "It cost money."]);
    expect(coverText(list, findBlocks(list))).toHaveLength(3);
  });
});

describe("lanes of overlapping marks", () => {
  it("differ wherever two of at most three marks overlap", () => {
    const laned = assignLanes([mark("a", 0, 20), mark("b", 5, 25), mark("c", 10, 30), mark("d", 26, 40)]);
    expect(laned.map(({ id, lane }) => [id, lane])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
      ["d", 0],
    ]);
  });

  it("do not depend on the order in which the marks were listed", () => {
    const marks = [mark("a", 0, 9), mark("b", 0, 9), mark("c", 3, 5)];
    expect(assignLanes(marks.toReversed())).toEqual(assignLanes(marks));
  });
});

describe("lines under one stretch of text", () => {
  const linesOf = (...marks: Mark[]) => drawLines(assignLanes(marks)).map(({ id, lane, line }) => `${id}${lane} ${line}`);

  it("are each mark's own as long as there are enough", () => {
    expect(linesOf(mark("a", 0, 20), mark("b", 0, 15), mark("c", 0, 10))).toEqual(["a0 own", "b1 own", "c2 own"]);
  });

  it("are drawn once for all who share the last", () => {
    const nested = ["a", "b", "c", "d", "e"].map((id, at) => mark(id, 0, 50 - at));
    expect(linesOf(...nested)).toEqual(["a0 own", "b1 own", "c2 covered", "d2 covered", "e2 several"]);
  });
});

describe("marks of a snapshot", () => {
  const place = { snapshotId: "s1", start: 0, end: 5, exact: text.slice(0, 5), state: "exact" };
  const claim = { id: "c", state: "accepted", appearances: [place], verdict: null };
  const looks = (changed: { state?: string; appearances?: (typeof place)[]; verdict?: { staleAt: Date | null } }) =>
    marksOf("s1", [{ ...claim, ...changed }], []).map(({ look }) => look);

  it("show a settled claim thick only while its verdict stands", () => {
    expect(looks({})).toEqual(["accepted"]);
    expect(looks({ state: "decided", verdict: { staleAt: null } })).toEqual(["decided"]);
    expect(looks({ state: "decided", verdict: { staleAt: new Date(0) } })).toEqual(["accepted"]);
  });

  it("ask for a person when the anchor is not certain, and have no place for what is lost or set aside", () => {
    expect(looks({ appearances: [{ ...place, state: "moved" }] })).toEqual(["attention"]);
    expect(looks({ appearances: [{ ...place, state: "lost", start: -1, end: -1 }] })).toEqual([]);
    expect(looks({ state: "dismissed" })).toEqual([]);
    expect(looks({ appearances: [{ ...place, snapshotId: "s2" }] })).toEqual([]);
  });

  it("stand at each place of a claim, those that overlap as one, and each says by itself whether it needs a person", () => {
    const at = (start: number, end: number, state = "exact") => ({ ...place, start, end, exact: text.slice(start, end), state });
    const of = (...appearances: (typeof place)[]) => marksOf("s1", [{ ...claim, appearances }], []);
    expect(of(at(26, 44), at(0, 25)).map(({ id, start, end }) => [id, start, end])).toEqual([
      ["c", 0, 25],
      ["c", 26, 44],
    ]);
    expect(of(at(4, 10), at(0, 25), at(20, 29)).map(({ start, end }) => [start, end])).toEqual([[0, 29]]);
    expect(of(at(0, 25), at(26, 44, "moved"), at(-1, -1, "lost")).map(({ start, look }) => [start, look])).toEqual([
      [0, "accepted"],
      [26, "attention"],
    ]);
  });

  it("say which place of their claim they are at, where it has several", () => {
    const marks = [mark("c", 0, 10), mark("d", 2, 8), mark("c", 20, 30), mark("c", 40, 44)];
    expect(marks.map((one) => sayMark(one, marks))).toEqual([
      "Claim under review, place 1 of 3",
      "Claim under review",
      "Claim under review, place 2 of 3",
      "Claim under review, place 3 of 3",
    ]);
  });

  it("leave out candidates that were accepted or dismissed", () => {
    const candidates = ["proposed", "accepted", "dismissed"].map((state) => ({ id: state, start: 0, end: 4, state }));
    expect(marksOf("s1", [], candidates).map(({ id }) => id)).toEqual(["proposed"]);
  });
});
