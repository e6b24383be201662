import { describe, expect, test } from "vitest";
import { claimantsOf, findListed, type ListedClaim, listedClaims, ratingsOf, topicsOf, yearsOf } from "@/lib/reports/listed-claims";
import { aVersion } from "@/tests/builders/publication";

const [base] = listedClaims(aVersion());
if (base === undefined) throw new Error("The builder builds no claim.");

const made = (slug: string, changes: Partial<ListedClaim>): ListedClaim => ({ ...base, slug, ...changes });
const rated = (label: string, position: number | null) => ({ ...base.rating, label, position });

const claims = [
  made("bridge", { topics: ["Money", "Harbour"], firstPublishedAt: "2025-11-24T12:00:00.000Z" }),
  made("ferry", { statement: "Die Fähre ist für alle da.", claimant: "Zoë Ünal", rating: rated("True", 1) }),
  made("harbour", { statement: "The harbour is <b>deep</b>.", claimant: null, rating: rated("Unproven", null) }),
  made("tram", { statement: "The tram is late.", claimant: "Nan Osei", isRetracted: true }),
];
const any = { words: "", rating: null, claimant: null, year: null, topic: null };
const inUtc = { timeZone: "UTC" };
const slugs = (wanted: Partial<Parameters<typeof findListed>[1]>) =>
  findListed(claims, { ...any, ...wanted }, inUtc).map(({ slug }) => slug);

describe("published claims", () => {
  test("stand in the order they came out, last first", () => {
    expect(slugs({})).toEqual(["ferry", "harbour", "tram", "bridge"]);
  });

  test.each([
    [{ words: "fahre FUR" }, ["ferry"]],
    [{ words: "osei" }, ["tram", "bridge"]],
    [{ words: "osei bridge" }, ["tram", "bridge"]],
    [{ words: "osei city" }, ["bridge"]],
    [{ words: "<b>" }, ["harbour"]],
    [{ words: "nothing like it" }, []],
    [{ rating: "False" }, ["bridge"]],
    [{ claimant: "Nan Osei" }, ["tram", "bridge"]],
    [{ claimant: "Nan" }, []],
    [{ topic: "Harbour" }, ["ferry", "harbour", "tram", "bridge"]],
    [{ topic: "Money" }, ["bridge"]],
    [{ topic: "money" }, []],
    [{ year: "2025" }, ["bridge"]],
    [{ year: "2026", words: "the", rating: "Unproven" }, ["harbour"]],
  ])("are found by %j", (wanted, found) => {
    expect(slugs(wanted)).toEqual(found);
  });

  test("give claimants by name, verdicts truest first without what is retracted, and years latest first", () => {
    expect(claimantsOf(claims)).toEqual([
      { name: "Nan Osei", count: 2 },
      { name: "Zoë Ünal", count: 1 },
    ]);
    expect(ratingsOf(claims).map(({ name, count }) => [name, count])).toEqual([
      ["True", 1],
      ["False", 1],
      ["Unproven", 1],
    ]);
    expect(topicsOf(claims)).toEqual([
      { name: "Budget 2024", count: 3 },
      { name: "Harbour", count: 4 },
      { name: "Money", count: 1 },
    ]);
    expect(yearsOf(claims, inUtc)).toEqual([
      { name: "2026", count: 3 },
      { name: "2025", count: 1 },
    ]);
  });

  test.each([
    ["UTC", { 2025: ["last", "noon"], 2026: ["eve"], 2027: ["first"] }],
    ["Pacific/Auckland", { 2025: ["noon"], 2026: ["last"], 2027: ["first", "eve"] }],
    ["America/Los_Angeles", { 2025: ["last", "noon"], 2026: ["first", "eve"] }],
  ])("have the year that the clocks of %s showed", (timeZone, years) => {
    const dated = [
      made("noon", { firstPublishedAt: "2025-06-01T12:00:00.000Z" }),
      made("last", { firstPublishedAt: "2025-12-31T23:59:59.999Z" }),
      made("eve", { firstPublishedAt: "2026-12-31T11:00:00.000Z" }),
      made("first", { firstPublishedAt: "2027-01-01T00:00:00.000Z" }),
    ];
    const expected = Object.entries(years).toReversed();
    expect(yearsOf(dated, { timeZone })).toEqual(expected.map(([name, slugsOfYear]) => ({ name, count: slugsOfYear.length })));
    for (const [year, found] of expected) expect(findListed(dated, { ...any, year }, { timeZone }).map(({ slug }) => slug)).toEqual(found);
  });
});
