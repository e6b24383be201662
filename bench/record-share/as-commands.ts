import { z } from "zod";
import { cloneDatabase, dropDatabase } from "@/bin/postgres/temporary.mjs";
import { mustSucceed } from "@/bin/setup/processes.mjs";
import { heading, median } from "../figures";
import { assessmentsPerClaim, loads, reportShares, rounds, type Seeded, type Side, sayWriters, sides, withoutLog } from "./seed";

const answer = z.object({ perSecond: z.number() });
const asProgram = ["--import", "tsx", "--conditions=react-server"];
const hook = ["--import", "./bench/record-share/without-log-hook.mjs"];

async function perSecond(
  { server, name, writers }: Seeded,
  { writers: count, warmUpEach, each }: (typeof loads)[number],
  side: Side,
): Promise<number> {
  const url = await cloneDatabase(server, "bench_commands", name);
  if (side !== "logged") await withoutLog(url, side);
  const chosen = writers.slice(0, count).map(({ newsroom: { reviewer, ratingId }, claimIds }) => ({ reviewer, ratingId, claimIds }));
  const work = JSON.stringify({ writers: chosen, warmUpEach, each, assessmentsPerClaim });
  const program = [...asProgram, ...(side === "logged" ? [] : hook), "bench/record-share/writers.ts"];
  const env = { ...process.env, DATABASE_URL: url, ASSAY_BENCH_WORK: work };
  const said = await mustSucceed(`Writing, ${side},`, process.execPath, program, { env });
  await dropDatabase(url);
  return answer.parse(JSON.parse(said.trim().split("\n").at(-1) ?? "")).perSecond;
}

/** What the log costs the command as the application runs it: with it, and without, by turns, each in a process and a copy of one database of its own. */
export async function compareCommands(seeded: Seeded): Promise<void> {
  heading(`The same commands with and without the log (assessments; median of ${rounds} rounds by turns; the disk is waited for)`);
  for (const load of loads) {
    const found: Record<Side, number>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const turn = { logged: 0, locked: 0, bare: 0 };
      for (const side of round % 2 === 0 ? sides : [...sides].reverse()) turn[side] = await perSecond(seeded, load, side);
      found.push(turn);
    }
    const share = (peer: Side) => median(found.map((turn) => turn.logged / turn[peer]));
    const middle = (side: Side) => `${median(found.map((turn) => turn[side])).toFixed(0)} /s`;
    reportShares(sayWriters(load.writers), { share, middle });
  }
}
