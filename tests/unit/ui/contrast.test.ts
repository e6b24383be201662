import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const tokens = readFileSync(new URL("../../../app/tokens.css", import.meta.url), "utf8");
const textMin = 4.5;
const markMin = 3;

type Theme = "light" | "dark";

function colour(name: string, theme: Theme): string {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(tokens);
  const found = match?.[theme === "light" ? 1 : 2];
  if (found === undefined) throw new Error(`app/tokens.css has no --${name}.`);
  return found;
}

// WCAG 2.2: relative luminance and contrast ratio.
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["paper", "raised", "sunken", "selected"];
const text = ["ink", "secondary", "accent", "accent-strong", "danger", "danger-strong", "caution", "success"];
const scale = ["scale-1", "scale-2", "scale-3", "scale-4", "scale-5", "scale-off"];
const marks = ["rule", "pencil"];
const special = [
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["paper", "ink"],
  ["accent", "accent-wash"],
  ["success", "success-wash"],
  ["caution", "caution-wash"],
  ["danger", "danger-wash"],
  ["danger-strong", "danger-wash"],
  ["ink", "pencil-wash"],
  ["ink", "accent-wash"],
  ["ink", "danger-wash"],
  ["ink", "caution-wash"],
  ["ink", "success-wash"],
  ["secondary", "pencil-wash"],
];

const pairs = [
  ...[...text, ...scale].flatMap((front) => grounds.map((ground) => ({ front, ground, least: textMin }))),
  ...marks.flatMap((front) => grounds.map((ground) => ({ front, ground, least: markMin }))),
  ...special.map(([front = "", ground = ""]) => ({ front, ground, least: textMin })),
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(pairs)("$front stands out from $ground by at least $least", ({ front, ground, least }) => {
    expect(contrast(colour(front, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
  });

  it("tells the ends of the scale apart from its middle", () => {
    const middle = colour("scale-3", theme);
    for (const end of ["scale-1", "scale-5"]) expect(colour(end, theme)).not.toBe(middle);
  });
});

it("agrees with the contrast that WCAG gives for black on white", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
