import fc from "fast-check";
import { expect, it } from "vitest";
import { markAt, markOf, shapeNames, shapes } from "@/lib/verdicts/marks";

it.each([
  [1, "disc"],
  [0.75, "target"],
  [0.5, "halfDisc"],
  [0.25, "lozengeTarget"],
  [0, "lozenge"],
  [null, "dashedSquare"],
] as const)("draws position %s as %s", (position, shape) => {
  expect(markAt(position).shape).toBe(shape);
});

it("never draws a higher position as a lower step", () => {
  const order = ["disc", "target", "halfDisc", "lozengeTarget", "lozenge"];
  const position = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(position, position, (one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      expect(order.indexOf(markAt(high).shape)).toBeLessThanOrEqual(order.indexOf(markAt(low).shape));
    }),
  );
});

it.each([-0.01, 1.01, Number.NaN])("refuses %s, which is on no scale", (position) => {
  expect(() => markAt(position)).toThrow(RangeError);
});

it("draws what a newsroom chose, and a label from before looks were kept by its place among five", () => {
  const chosen = { value: 9, shape: "triangle", colourLight: "#0b6660", colourDark: "#5cc2b7" };
  expect(markOf(chosen)).toEqual({ shape: "triangle", light: "#0b6660", dark: "#5cc2b7", isOff: false });
  const before = { shape: null, colourLight: null, colourDark: null };
  expect([5, 4, 3, 2, 1, null].map((value) => markOf({ value, ...before }).shape)).toEqual([
    ...["disc", "target", "halfDisc", "lozengeTarget", "lozenge", "dashedSquare"],
  ]);
});

it("names every shape once", () => {
  expect(new Set(Object.values(shapeNames)).size).toBe(shapes.length);
});
