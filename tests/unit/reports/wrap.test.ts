import fc from "fast-check";
import { expect, test } from "vitest";
import { asOneRun, wrap } from "@/lib/reports/wrap";

const letters = ["a", "W", " ", " ", "-", ".", "\n", "\u0001", "\u202E", "é", "e\u0301", "م", "ש", "市", "🎉", "👩‍👩‍👧", "…", "\uD800"];

test("lines are never wider or more than allowed, and lose nothing but what “…” stands for", () => {
  const measure = (text: string) => [...text].length;
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 }),
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 1, max: 5 }),
      (text, width, linesMax) => {
        const lines = wrap(text, { width, linesMax, measure });
        expect(lines.length).toBeLessThanOrEqual(linesMax);
        const whole = asOneRun(text).replace(/\s/gu, "");
        const joined = lines.join("").replace(/\s/gu, "");
        expect(joined === whole || (joined.endsWith("…") && whole.startsWith(joined.slice(0, -1)))).toBe(true);
      },
    ),
  );
  expect(wrap("one two three", { width: 7, linesMax: 2, measure })).toEqual(["one two", "three"]);
  expect(wrap("one two three four", { width: 7, linesMax: 2, measure })).toEqual(["one two", "three…"]);
});
