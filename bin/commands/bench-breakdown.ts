import { measureAgreement } from "../../bench/breakdown/agreement";
import { measureAttribution } from "../../bench/breakdown/attribution";
import { measureDecomposition } from "../../bench/breakdown/decomposition";
import { measureMatching } from "../../bench/breakdown/matching";
import { measurePatterns } from "../../bench/breakdown/patterns";
import type { Row } from "../../bench/breakdown/row";
import { measureScores } from "../../bench/breakdown/scores";
import { measureSegmentation } from "../../bench/breakdown/segmentation";
import { measureSpeed } from "../../bench/breakdown/speed";

const tasks: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  // Speed comes first: what is measured later leaves its memory behind.
  speed: measureSpeed,
  segmentation: measureSegmentation,
  scores: measureScores,
  decomposition: measureDecomposition,
  attribution: measureAttribution,
  matching: measureMatching,
  agreement: measureAgreement,
  patterns: measurePatterns,
};

/** How it is used. */
export const usage = `usage: assay bench-breakdown [TASK…]
  Prints our figures beside the goals and those of others. Tasks: ${Object.keys(tasks).join(", ")}.
`;

/** `assay bench-breakdown [TASK…]`: prints our figures on the dev sets with the goal and the figures of others from the same run. */
export async function run(chosen: readonly string[]): Promise<number> {
  const unknown = chosen.filter((name) => !(name in tasks));
  if (unknown.length > 0) {
    process.stderr.write(`No such task: ${unknown.join(", ")}\n${usage}`);
    return 2;
  }
  process.stdout.write(
    `${["task".padEnd(21), "set".padEnd(42), "measure".padEnd(30), "ours".padStart(7), "goal".padStart(7), "  others"].join(" ")}\n`,
  );
  for (const [name, measure] of Object.entries(tasks)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    for (const row of await measure()) process.stdout.write(`${lineOf(row)}\n`);
  }
  return 0;
}

function shown(value: number): string {
  return value >= 1.5 ? (value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(1)) : value.toFixed(3);
}

function lineOf({ task, set, measure, ours, goal, peers }: Row): string {
  const others = Object.entries(peers ?? {}).map(([name, value]) => `${name} ${shown(value)}`);
  return [
    task.padEnd(21),
    set.padEnd(42),
    measure.padEnd(30),
    shown(ours).padStart(7),
    (goal === undefined ? "" : shown(goal)).padStart(7),
    `  ${others.join(" · ")}`,
  ]
    .join(" ")
    .trimEnd();
}
