import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainlyCanonical } from "@/lib/audit/canonical-text";

test.each([
  ["an object with its keys in order", '{"a":[1,-2,true,false,null],"b":{"":"é","z":{}}}', true],
  ["the longest number that is sure", "[999999999999999]", true],
  ["nought", "[0]", true],
  ["white space between", '{"a": 1}', false],
  ["white space at the end", "[1]\n", false],
  ["keys out of order", '{"b":1,"a":2}', false],
  ["a key twice", '{"a":1,"a":2}', false],
  ["keys in the order of numbers", '{"9":1,"10":2}', false],
  ["keys out of order further in", '[{"a":{"d":1,"c":2}}]', false],
  ["a nought with a sign", "[-0]", false],
  ["a fraction", "[1.5]", false],
  ["a power", "[1e3]", false],
  ["a number too long to be sure", "[9999999999999999]", false],
  ["something escaped that need not be", '["\\u00e9"]', false],
  ["a number alone", "1", false],
])("%s", (_, text, isPlain) => {
  JSON.parse(text);
  expect(isPlainlyCanonical(text)).toBe(isPlain);
});

test("nothing is taken for RFC 8785 that another implementation writes otherwise", () => {
  let yes = 0;
  const spoilt = fc.tuple(fc.nat(), fc.constantFrom("", " ", "0", "-", ".0", "e1", '"', ":", ",", "\\", "\n", '"a":1,'));
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), spoilt, (value, [at, more]) => {
      const plain = canonicalize(value) ?? "";
      const place = at % (plain.length + 1);
      const text = plain.slice(0, place) + more + plain.slice(place);
      let read: unknown;
      try {
        read = JSON.parse(text);
      } catch {
        return;
      }
      if (!isPlainlyCanonical(text)) return;
      yes += 1;
      expect(canonicalize(read)).toBe(text);
    }),
    { numRuns: 20_000, seed: 8785 },
  );
  expect(yes).toBeGreaterThan(500);
});
