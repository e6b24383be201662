import fc from "fast-check";
import { expect, it } from "vitest";
import { scaleStep } from "@/components/ui/scale-label";

it.each([
  [1, 1],
  [0.75, 2],
  [0.5, 3],
  [0.25, 4],
  [0, 5],
  [null, "off"],
] as const)("puts position %s on step %s", (position, step) => {
  expect(scaleStep(position)).toBe(step);
});

it("never draws a higher position as a lower step", () => {
  const position = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(position, position, (one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      expect(Number(scaleStep(high))).toBeLessThanOrEqual(Number(scaleStep(low)));
    }),
  );
});

it.each([-0.01, 1.01, Number.NaN])("refuses %s, which is on no scale", (position) => {
  expect(() => scaleStep(position)).toThrow(RangeError);
});
