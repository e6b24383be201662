import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { canonicalBytes, canonicalJson } from "@/lib/audit/canonical";

describe("canonical JSON", () => {
  test("does not depend on the order of keys", () => {
    expect(canonicalJson({ b: 1, a: [true, null, "ü"] })).toBe(canonicalJson({ a: [true, null, "ü"], b: 1 }));
  });

  test.each([
    ["a NUL character", { text: "a\u0000b" }],
    ["a lone surrogate", { text: "a\ud800b" }],
    ["a lone surrogate in a key", { "\udc00": 1 }],
    ["undefined", { text: undefined }],
    ["NaN", { number: Number.NaN }],
    ["a bigint", { number: 1n }],
    ["a Date", { time: new Date(0) }],
  ])("refuses %s rather than altering it", (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  const folder = "../shared/vectors/jcs";
  const files = existsSync(folder) ? readdirSync(`${folder}/input`) : [];
  test.skipIf(files.length === 0)(`is byte for byte RFC 8785 on the published vectors (${folder}, skipped when absent)`, () => {
    expect(files.length).toBeGreaterThanOrEqual(6);
    for (const file of files) {
      const input: unknown = JSON.parse(readFileSync(`${folder}/input/${file}`, "utf8"));
      const expected = readFileSync(`${folder}/outhex/${file.replace(".json", ".txt")}`, "utf8").replace(/\s+/g, "");
      expect(Buffer.from(canonicalBytes(input)).toString("hex"), file).toBe(expected);
    }
  });
});
