import fc from "fast-check";
import { expect, it } from "vitest";
import { stretchesOf } from "@/lib/claims/stretches";

const text = "The city paid 41 million for the new bridge in 2024. Ferry traffic fell by a third.";
const at = (start: number, end: number) => ({ start, end, exact: text.slice(start, end) });

it("places that overlap are one stretch, those that touch are not, and what is nowhere makes none", () => {
  expect(stretchesOf([at(53, 60), at(0, 24)])).toEqual([at(0, 24), at(53, 60)]);
  expect(stretchesOf([at(14, 24), at(0, 43)])).toEqual([at(0, 43)]);
  expect(stretchesOf([at(14, 43), at(0, 24), at(40, 52)])).toEqual([at(0, 52)]);
  expect(stretchesOf([at(0, 8), at(8, 24)])).toEqual([at(0, 8), at(8, 24)]);
  expect(stretchesOf([{ start: -1, end: -1, exact: "Gone." }])).toEqual([]);
});

it("stretches cover each place, never overlap, and hold the words of the text", () => {
  const places = fc.array(
    fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]) => at(start, start + length)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(places, (some) => {
      const stretches = stretchesOf(some);
      for (const { start, end } of some) expect(stretches.filter((one) => one.start <= start && end <= one.end)).toHaveLength(1);
      for (const [place, { start, end, exact }] of stretches.entries()) {
        expect(exact).toBe(text.slice(start, end));
        expect(start).toBeGreaterThanOrEqual(stretches[place - 1]?.end ?? 0);
      }
    }),
    { seed: 20261130 },
  );
});
