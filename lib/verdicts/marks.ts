/** The shapes a label can have, with their names; a scale uses each at most once, so that no two labels differ by colour alone. */
export const shapeNames = {
  disc: "Disc",
  target: "Disc in a ring",
  ring: "Ring",
  halfDisc: "Half disc",
  square: "Square",
  bars: "Two bars",
  lozengeTarget: "Diamond in a diamond",
  lozenge: "Diamond",
  triangle: "Triangle",
  cross: "Cross",
  dashedSquare: "Dashed square",
  dashedTarget: "Dashed square with a dot",
  dashedRing: "Dashed ring",
  dashedLozenge: "Dashed diamond",
} as const;

/** A shape a label can have. */
export type Shape = keyof typeof shapeNames;

/** All shapes, in the order they are offered. */
export const shapes = Object.keys(shapeNames) as [Shape, ...Shape[]];

/** How a label looks: never without its word. `isOff` labels stand off the scale and are outlined. */
export type Mark = { shape: Shape; light: string; dark: string; isOff: boolean };

/** Colours that pass in both themes, to choose from; the first six are those of app/tokens.css, which a test compares. */
export const palette = {
  teal: { name: "Teal", light: "#0b6660", dark: "#5cc2b7" },
  sea: { name: "Sea", light: "#396f6a", dark: "#93bdb8" },
  grey: { name: "Grey", light: "#66625a", dark: "#ada79b" },
  clay: { name: "Clay", light: "#97532f", dark: "#d9a27f" },
  rust: { name: "Rust", light: "#a3301c", dark: "#ee8a72" },
  stone: { name: "Stone", light: "#5f5b53", dark: "#ada79b" },
  blue: { name: "Blue", light: "#1f4b99", dark: "#9dbbf2" },
  violet: { name: "Violet", light: "#5d3f8f", dark: "#c3aaf0" },
  plum: { name: "Plum", light: "#8a2f63", dark: "#eb9ac4" },
  amber: { name: "Amber", light: "#7a5200", dark: "#ddb35f" },
} as const;

const steps = [
  { least: 0.9, shape: "disc", colour: palette.teal },
  { least: 0.55, shape: "target", colour: palette.sea },
  { least: 0.45, shape: "halfDisc", colour: palette.grey },
  { least: 0.1, shape: "lozengeTarget", colour: palette.clay },
  { least: 0, shape: "lozenge", colour: palette.rust },
] as const;

/**
 * How a label looks whose newsroom chose nothing: by its place on the scale, from 0 (lowest) to 1 (highest); null is off the scale.
 * Throws RangeError outside 0…1.
 */
export function markAt(position: number | null): Mark {
  if (position === null) return { shape: "dashedSquare", light: palette.stone.light, dark: palette.stone.dark, isOff: true };
  if (!(position >= 0 && position <= 1)) throw new RangeError(`A position on a scale lies between 0 and 1, not at ${position}.`);
  const step = steps.find(({ least }) => position >= least) ?? steps[4];
  return { shape: step.shape, light: step.colour.light, dark: step.colour.dark, isOff: false };
}

/** What a stored rating needs for `markOf`. */
export const markKept = { value: true, shape: true, colourLight: true, colourDark: true } as const;

type Stored = { value: number | null; shape: string | null; colourLight: string | null; colourDark: string | null };

// Versions from before looks were kept all have the five places of the scale that newsrooms were founded with.
const placesBefore = 5;

/** How a stored rating looks. One from before looks were kept looks as its place among five says. */
export function markOf({ value, shape, colourLight, colourDark }: Stored): Mark {
  const known = shapes.find((one) => one === shape);
  if (known === undefined || colourLight === null || colourDark === null) {
    return markAt(value === null ? null : Math.min(1, Math.max(0, (value - 1) / (placesBefore - 1))));
  }
  return { shape: known, light: colourLight, dark: colourDark, isOff: value === null };
}
