import { parseArgs } from "node:util";
import type { Measures } from "@/lib/breakdown/learning/fit-layer";
import { learnFromDesk } from "@/lib/claims/learn-from-desk";
import { getPresentLayer } from "@/lib/claims/learning-queries";
import { revertLayer } from "@/lib/claims/revert-layer";
import { sayLesson } from "@/lib/claims/say-lesson";
import { trainLayer } from "@/lib/claims/train-layer";
import { disconnectDatabase } from "@/lib/database";
import { systemActorAt } from "@/lib/people/system-actor-at";
import { describeRefusal } from "@/lib/result";

/** How it is used. */
export const usage = `usage: DATABASE_URL=… assay train --workspace ADDRESS [--apply | --back]
  Learns from a newsroom's own decisions and prints what it foretells of held-out ones, before and after. --apply puts
  the new layer in force if it is better; --back goes back to the layer before.
`;

/** `assay train`: 0 when it learnt, or could not learn, as told; 1 when a change was asked for and refused; 2 on wrong usage. */
export async function run(options: readonly string[]): Promise<number> {
  let values: { workspace?: string; apply?: boolean; back?: boolean };
  try {
    const flag = { type: "boolean" } as const;
    ({ values } = parseArgs({ args: [...options], options: { workspace: { type: "string" }, apply: flag, back: flag } }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const { workspace, apply = false, back = false } = values;
  if (workspace === undefined || (apply && back)) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    const actor = await systemActorAt(workspace);
    if (actor === null) {
      process.stderr.write(`There is no newsroom at /${workspace}.\n`);
      return 2;
    }
    const presentNumber = (await getPresentLayer(actor))?.number ?? null;
    if (back) {
      if (presentNumber === null) return say("No layer is in force; there is nothing to go back from.\n", 1);
      const result = await revertLayer(actor, { presentNumber });
      if (!result.ok) return say(`${describeRefusal(result.refusal)}\n`, 1);
      const { to } = result.value;
      return say(`Layer ${presentNumber} is no longer in force; ${to === null ? "no layer is" : `layer ${to} is`}.\n`, 0);
    }
    const learnt = await learnFromDesk(actor);
    const { accepted, reworded, dismissed, marked } = learnt.ways;
    process.stdout.write(
      `${workspace}: ${accepted} accepted, ${reworded} accepted and reworded, ${marked} marked, ${dismissed} dismissed\n`,
    );
    if (learnt.lesson.outcome !== "too-few") process.stdout.write(tableOf(learnt.lesson.before, learnt.lesson.after));
    process.stdout.write(`${sayLesson(learnt)}\n`);
    if (!apply) return say(learnt.lesson.outcome === "better" ? "Nothing was changed; --apply puts it in force.\n" : "", 0);
    if (learnt.lesson.outcome !== "better") return 1;
    const result = await trainLayer(actor, { presentNumber });
    if (!result.ok) return say(`${describeRefusal(result.refusal)}\n`, 1);
    return say(`Layer ${result.value.number} is in force for articles that come in from now on.\n`, 0);
  } finally {
    await disconnectDatabase();
  }
}

function say(words: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(words);
  return code;
}

function tableOf(before: Measures, after: Measures): string {
  const line = (name: string, { logLoss, agreement, f1 }: Measures) =>
    `${name.padEnd(24)} ${logLoss.toFixed(3).padStart(8)} ${agreement.toFixed(3).padStart(10)} ${f1.toFixed(3).padStart(6)}\n`;
  return `held-out decisions       log loss  agreement     F1\n${line("the layer in force", before)}${line("after learning", after)}`;
}
