import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asCsvLine, asJsonLine, csvField, csvHeader } from "@/lib/audit/export-lines";

const line = {
  ...{ sequence: 7, type: "claim.dismissed", stream: "claim:c", time: "2026-11-24T12:00:00.000Z", leafHash: "ab", erased: [] },
  changes: [{ name: "statement", before: "It cost 38.", after: "It cost 41." }],
  ...{ actor: { id: "u", name: '=HYPERLINK("http://evil.example")', role: "reviewer" }, sentence: "said “no”,\nthen left" },
  ...{ articleId: "a", claimId: "c", reportId: null },
};

describe("an exported log", () => {
  test("has one line an event and the header's columns", () => {
    expect(csvHeader.split(",")).toHaveLength(12);
    expect(asCsvLine(line)).toBe(
      `7,2026-11-24T12:00:00.000Z,"'=HYPERLINK(""http://evil.example"")",reviewer,claim.dismissed,"said “no”,\nthen left",statement: “It cost 38.” → “It cost 41.”,claim:c,a,c,,ab\r\n`,
    );
    expect(JSON.parse(asJsonLine(line))).toMatchObject({ sequence: 7, actor: line.actor.name, said: line.sentence, report: "" });
    expect(asJsonLine(line).indexOf("\n")).toBe(asJsonLine(line).length - 1);
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"])("lets no spreadsheet run %j", (value) => {
    expect(csvField(value).replace(/^"/, "")).toMatch(/^'/);
  });

  const read = (field: string) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);

  test.each([
    ["38;=1+1;", "38;'=1+1;"],
    ['it said\n=HYPERLINK("http://evil.example")', `it said\n'=HYPERLINK("http://evil.example")`],
    ["a\r\n  @SUM(A1)", "a\r\n'  @SUM(A1)"],
    ["a\t+1;-1", "a\t'+1;'-1"],
    ["one; two - three = four\nfive", "one; two - three = four\nfive"],
  ])("nor what stands in %j where another of their cells may begin", (value, harmless) => {
    expect(read(csvField(value))).toBe(harmless);
  });

  test("keeps every other text exactly, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        const field = read(csvField(value));
        expect(field.replace(/(^|[;\t\r\n])'(?=\s*[=+\-@＝＋－＠])/gu, "$1")).toBe(
          value.replace(/(^|[;\t\r\n])'(?=\s*[=+\-@＝＋－＠])/gu, "$1"),
        );
        expect(field.length).toBeGreaterThanOrEqual(value.length);
        if (!/[=+\-@＝＋－＠]/u.test(value)) expect(field).toBe(value);
      }),
    );
  });
});
