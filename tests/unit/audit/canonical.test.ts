import { existsSync, readdirSync, readFileSync } from "node:fs";
import canonicalize from "canonicalize";
import fc from "fast-check";
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
    ["a Date among keys out of order", { time: new Date(0), before: 1 }],
    ["a hole in a list", { list: new Array(2), before: 1 }],
    ["a function that says how to write it", { toJSON: () => 1, before: 1 }],
  ])("refuses %s rather than altering it", (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test("is what another implementation writes, whatever it is given", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary", maxDepth: 4 }), (value) => {
        fc.pre(!JSON.stringify(value).includes("\\u0000"));
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000, seed: 8785 },
    );
    const awkward = JSON.parse(
      '{"10":1,"9":[-0,1e21,0.1],"":{"b":1,"a":"\\u2028\\/é\\ud83d\\ude00"},"__proto__":{"z":1,"y":2},"toJSON":"x"}',
    );
    expect(canonicalJson(awkward)).toBe(canonicalize(awkward));
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
