import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointCounter, fromCodePoints, toCodePoints } from "@/lib/articles/code-points";
import { type AnnotationRow, emptyRow } from "@/lib/exchange/annotation-row";
import { claimKey, type ImportTarget, placeRows } from "@/lib/exchange/place-rows";

const text = [
  "The port authority doubled its fees in March 2026. Small boats now pay 480 euros a year. Nobody was asked.",
  "“We lost two million euros last year,” said Mira Holt 😃, the authority’s director. Small boats now pay 480 euros a year.",
].join("\n\n");

const target: ImportTarget = {
  ...{ text, textHash: "a".repeat(64), addresses: ["https://paper.example/fees"], otherHashes: ["b".repeat(64)] },
  known: { ids: new Map(), claims: new Map(), comments: new Map() },
};

const rowOf = (change: Partial<AnnotationRow>): AnnotationRow => ({
  ...emptyRow(1, null),
  source: "https://paper.example/fees",
  ...change,
});
const quoted = (exact: string, prefix = "", suffix = "") => ({ exact, prefix, suffix });
const placed = (change: Partial<AnnotationRow>, other: Partial<ImportTarget> = {}) => {
  const [row] = placeRows([rowOf(change)], { ...target, ...other });
  if (row === undefined) throw new Error("no row");
  return { ...row, words: row.places.map(({ start, end }) => text.slice(start, end)) };
};

describe("a row is", () => {
  test("ready where its words stand once, with their surroundings or without", () => {
    expect(placed({ quote: quoted("The port authority doubled its fees") })).toMatchObject({ outcome: "ready", reason: "" });
    const typed = quoted('"We lost two million euros last year,"', "asked. ", " said Mira Holt");
    expect(placed({ quote: typed })).toMatchObject({ outcome: "ready", words: ["“We lost two million euros last year,”"] });
  });

  test("ready at a position in this very copy, counted in code points", () => {
    const exact = "the authority’s director";
    const start = text.indexOf(exact);
    const place = { ...toCodePoints(text, { start, end: start + exact.length }), textHash: target.textHash };
    expect(placed({ quote: null, place })).toMatchObject({ outcome: "ready", places: [{ start, end: start + exact.length }] });
    // The same figures in another copy say nothing.
    expect(placed({ quote: null, place: { ...place, textHash: "c".repeat(64) } })).toMatchObject({ outcome: "unplaced" });
  });

  test("left to a person where its words stand twice, and both places are offered", () => {
    const twice = placed({ quote: quoted("Small boats now pay 480 euros a year") });
    expect(twice).toMatchObject({ outcome: "choose", reason: expect.stringContaining("2 times") });
    expect(twice.words).toEqual(["Small boats now pay 480 euros a year", "Small boats now pay 480 euros a year"]);
  });

  test("left to a person where its surroundings differ", () => {
    const moved = placed({ quote: quoted("Nobody was asked", "the council met on Monday. ", " and the mayor resigned") });
    expect(moved).toMatchObject({ outcome: "choose", words: ["Nobody was asked"], reason: expect.stringContaining("other surroundings") });
  });

  test("left to a person where it was made on another page", () => {
    const quote = quoted("The port authority doubled its fees");
    expect(placed({ quote, source: "https://other.example/fees" })).toMatchObject({ outcome: "choose" });
    expect(placed({ quote, source: `urn:sha256:${"c".repeat(64)}` })).toMatchObject({ outcome: "choose" });
    for (const source of ["http://www.paper.example/fees/#top", `urn:sha256:${"b".repeat(64)}`, "urn:x-pdf:1", null])
      expect(placed({ quote, source })).toMatchObject({ outcome: "ready" });
  });

  test("never tied to words that only resemble it", () => {
    expect(placed({ quote: quoted("The port authority halved its fees in March 2026", "", ". Small boats now pay") })).toMatchObject({
      ...{ outcome: "unplaced", places: [] },
    });
  });

  test("known when it was imported before, or when a claim stands there", () => {
    const quote = quoted("The port authority doubled its fees");
    const id = "https://tool.example/1";
    expect(placed({ quote, id }, { known: { ...target.known, ids: new Map([[id, "claim"]]) } })).toMatchObject({
      ...{ outcome: "known", about: { claimId: "claim" } },
    });
    const key = claimKey({ start: 0, end: quote.exact.length }, quote.exact);
    expect(placed({ quote }, { known: { ...target.known, claims: new Map([[key, "claim"]]) } }).outcome).toBe("known");
    expect(placeRows([rowOf({ quote }), rowOf({ quote, row: 2 })], target).map(({ outcome }) => outcome)).toEqual(["ready", "known"]);
    expect(placeRows([rowOf({ quote, id }), rowOf({ quote, id, row: 2 })], target).map(({ outcome }) => outcome)).toEqual([
      "ready",
      "known",
    ]);
  });

  test("refused when it cuts a character or has no room in a statement", () => {
    expect(placed({ quote: quoted("said Mira Holt \ud83d") }).outcome).toBe("refused");
    const long = "a word and another ".repeat(80);
    const [row] = placeRows([rowOf({ quote: quoted(long.trim()) })], { ...target, text: long });
    expect(row).toMatchObject({ outcome: "refused", reason: expect.stringContaining("longer") });
  });
});

test("code points are counted alike for one place and for many", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), (words, at) => {
      const points = at % ([...words].length + 1);
      const { start } = fromCodePoints(words, { start: points, end: points });
      const counter = codePointCounter(words);
      expect(counter.toUnits(points)).toBe(start);
      expect(counter.toPoints(start)).toBe(points);
    }),
    { seed: 41 },
  );
  expect(codePointCounter("a😃").toUnits(3)).toBeNull();
  expect(codePointCounter("a😃").toPoints(4)).toBeNull();
});
