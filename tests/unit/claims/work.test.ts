import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reads } from "@/lib/claims/reads-language";
import { suggestPriority } from "@/lib/claims/suggest-priority";
import { readWorkFilter, writeWorkFilter } from "@/lib/claims/work-filter";
import { setLanguagesInput, setWorkingHoursInput } from "@/lib/people/schema";

describe("a suggested priority", () => {
  test.each([
    [0.9, 500_000, 2],
    [0.9, 50_000, 1],
    [0.9, null, 1],
    [0.6, 20_000, 1],
    [0.6, 500, 0],
    [0.3, 5_000_000, 0],
    [null, 20_000, 1],
    [null, null, 0],
  ])("for worth %s and reach %s is %s", (checkWorthiness, reach, priority) => {
    expect(suggestPriority({ checkWorthiness, reach })).toBe(priority);
  });

  test("never falls when worth or reach grows", () => {
    const worth = fc.double({ min: 0, max: 1, noNaN: true });
    const reach = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(worth, worth, reach, reach, (one, other, few, many) => {
        const low = suggestPriority({ checkWorthiness: Math.min(one, other), reach: Math.min(few, many) });
        const high = suggestPriority({ checkWorthiness: Math.max(one, other), reach: Math.max(few, many) });
        expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });
});

test.each([
  [[], "tr", true],
  [["de", "en"], "de", true],
  [["de"], "de-AT", true],
  [["pt-BR"], "pt", true],
  [["de"], "nl", false],
])("somebody who reads %j is given %s: %s", (languages, language, isGiven) => {
  expect(reads(languages, language)).toBe(isGiven);
});

describe("a filter in the address", () => {
  test("is read back as it was written, and what is no filter is left out", () => {
    const filter = { priority: 2, language: "pt-BR", due: "overdue" } as const;
    expect(readWorkFilter(writeWorkFilter(filter))).toEqual(filter);
    const wild = { priority: "9", language: "'; drop table", due: ["week", "none"], who: "somebody", state: undefined };
    expect(readWorkFilter(wild)).toEqual({});
    expect(readWorkFilter({ priority: "0", due: "week" })).toEqual({ priority: 0, due: "week" });
  });
});

describe("settings of people's work", () => {
  const memberId = "00000000-0000-7000-8000-000000000001";

  test("take language codes with commas or spaces, each once and in their canonical form, and name the one that is none", () => {
    expect(setLanguagesInput.parse({ memberId, languages: " de, en_gb  EN-gb;pt-br" }).languages).toEqual(["de", "en-GB", "pt-BR"]);
    expect(setLanguagesInput.parse({ memberId, languages: "" }).languages).toEqual([]);
    const bad = setLanguagesInput.safeParse({ memberId, languages: "de, klingon!" });
    expect(bad.error?.issues.map(({ message }) => message)).toEqual([
      "“klingon!” is no language code. Give codes such as en, de or pt-BR.",
    ]);
  });

  test("refuse a time zone that does not exist, no day at all, and work that ends before it begins", () => {
    const hours = { timeZone: "Europe/Berlin", workDays: ["5", "1", "1"], workStartsAt: "9", workEndsAt: 17 };
    const fieldsOf = (changes: object) => {
      const parsed = setWorkingHoursInput.safeParse({ ...hours, ...changes });
      return parsed.success ? parsed.data : parsed.error.issues.map(({ path }) => path[0]);
    };
    expect(fieldsOf({})).toEqual({ timeZone: "Europe/Berlin", workDays: [1, 5], workStartsAt: 9, workEndsAt: 17 });
    expect(fieldsOf({ timeZone: "Mars/Olympus" })).toEqual(["timeZone"]);
    expect(fieldsOf({ workDays: [] })).toEqual(["workDays"]);
    expect(fieldsOf({ workStartsAt: 18 })).toEqual(["workEndsAt"]);
  });
});
