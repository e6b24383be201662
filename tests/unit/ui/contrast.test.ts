import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast, grounds as labelGrounds } from "@/lib/verdicts/contrast";
import { palette } from "@/lib/verdicts/marks";

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

const grounds = ["paper", "raised", "sunken", "selected"];
const text = ["ink", "secondary", "accent", "accent-strong", "danger", "danger-strong", "caution", "success"];
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
  ["ink", "current"],
  ["secondary", "pencil-wash"],
];

const pairs = [
  ...text.flatMap((front) => grounds.map((ground) => ({ front, ground, least: textMin }))),
  ...marks.flatMap((front) => grounds.map((ground) => ({ front, ground, least: markMin }))),
  { front: "accent", ground: "current", least: markMin },
  ...special.map(([front = "", ground = ""]) => ({ front, ground, least: textMin })),
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(pairs)("$front stands out from $ground by at least $least", ({ front, ground, least }) => {
    expect(contrast(colour(front, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
  });

  it("is what labels are checked against", () => {
    expect(labelGrounds[theme]).toEqual(Object.fromEntries(grounds.map((name) => [name, colour(name, theme)])));
  });

  it.each(Object.values(palette))("offers labels $name, which stands out from every ground", (offered) => {
    for (const ground of grounds) expect(contrast(offered[theme], colour(ground, theme))).toBeGreaterThanOrEqual(textMin);
  });
});

it("agrees with the contrast that WCAG gives for black on white", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
