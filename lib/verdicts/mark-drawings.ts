import type { Shape } from "./marks";

/** One line of a drawing on a field of 16 by 16: SVG path data, filled, or drawn `width` wide. */
export type MarkLine = { d: string; width?: 2 | 3; isDashed?: true };

const ring = "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0z";
const box = "M2 2h12v12H2z";
const lozenge = "M8 1.5 14.5 8 8 14.5 1.5 8z";

/** What each shape is made of, wherever it is drawn: on a page, in a card, in a picture. */
export const markDrawings: Record<Shape, readonly MarkLine[]> = {
  disc: [{ d: "M1 8a7 7 0 1 0 14 0a7 7 0 1 0-14 0z" }],
  target: [{ d: ring, width: 2 }, { d: "M5 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0z" }],
  ring: [{ d: ring, width: 2 }],
  halfDisc: [{ d: ring, width: 2 }, { d: "M8 2a6 6 0 0 0 0 12z" }],
  square: [{ d: box }],
  bars: [{ d: "M2 3h12v4H2zM2 9h12v4H2z" }],
  lozengeTarget: [{ d: lozenge, width: 2 }, { d: "M8 5.5 10.5 8 8 10.5 5.5 8z" }],
  lozenge: [{ d: "M8 .5 15.5 8 8 15.5.5 8z" }],
  triangle: [{ d: "M8 1 15.5 14.5H.5z" }],
  cross: [{ d: "M2.5 2.5l11 11M13.5 2.5l-11 11", width: 3 }],
  dashedSquare: [{ d: box, width: 2, isDashed: true }],
  dashedTarget: [{ d: box, width: 2, isDashed: true }, { d: "M5.5 8a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z" }],
  dashedRing: [{ d: ring, width: 2, isDashed: true }],
  dashedLozenge: [{ d: lozenge, width: 2, isDashed: true }],
};

/** How a line is painted, as SVG attributes; `colour` is any CSS colour. */
export function paintOf({ width, isDashed }: MarkLine, colour: string) {
  if (width === undefined) return { fill: colour };
  return { fill: "none", stroke: colour, strokeWidth: width, ...(isDashed ? { strokeDasharray: "3 2" } : {}) };
}
