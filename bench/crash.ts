// Kills the application, the database or both at every named step of appending, signing and publishing (kill -9), lets flushes of the database fail,
// and looks each time whether anything acknowledged was lost: `npm run bench -- crash`. ASSAY_CRASH_ROUNDS says how often (200),
// ASSAY_CRASH_DISK_EVERY every how many rounds a flush fails (10).

import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startPostgres } from "@/bin/local-postgres.mjs";
import { migrate } from "@/bin/migrate.mjs";
import { findHome } from "@/bin/postgres/home.mjs";
import { handleSignals, onShutdown } from "@/bin/setup/shutdown.mjs";
import { systemActor, visitor } from "@/lib/actor";
import { verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { verifyLog } from "@/lib/audit/verify";
import { database, disconnectDatabase } from "@/lib/database";
import { proveVersion } from "@/lib/reports/prove-version";
import { getPublishedReport } from "@/lib/reports/queries";
import { type Passed, steps, type Victim, victims } from "./crash-steps";
import { failFlush, hasStrace } from "./fail-flush";
import { heading, report } from "./figures";

const rounds = Number(process.env.ASSAY_CRASH_ROUNDS ?? "200");
const reachMsMax = 60_000;
const pollMs = 20;
const nthMax: Record<Passed["work"], number> = { append: 5, sign: 3, adopt: 1, publish: 2 };
/** Rounds that tear at one and the same log. */
const roundsEach = 25;
/** Every so many rounds it is the disk's turn. */
const diskEvery = Number(process.env.ASSAY_CRASH_DISK_EVERY ?? "10");

handleSignals();
const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-crash-"));
chmodSync(dataFolder, 0o711);
const place = findHome(dataFolder);
const ordersFile = path.join(dataFolder, "kill-at.json");
Object.assign(process.env, { ASSAY_DATA: dataFolder, ASSAY_MODE: "test" });

type Acknowledged = { workspaceId: string; newsroom: string; size: number; versions: { report: string; contentHash: string }[] };
const acknowledged: Acknowledged[] = [];
const lost: string[] = [];
/** How often each step was struck, by victim. */
const struck = new Map<string, Partial<Record<Victim, number>>>();
const neverReached: string[] = [];

function take(line: string): void {
  const said = JSON.parse(line) as { workspaceId: string; newsroom: string; size?: number; report?: string; contentHash?: string };
  let room = acknowledged.find(({ workspaceId }) => workspaceId === said.workspaceId);
  if (room === undefined) {
    room = { workspaceId: said.workspaceId, newsroom: said.newsroom, size: 0, versions: [] };
    acknowledged.push(room);
  }
  room.size = Math.max(room.size, said.size ?? 0);
  if (said.report !== undefined && said.contentHash !== undefined)
    room.versions.push({ report: said.report, contentHash: said.contentHash });
}

/** A program that works until it is killed or fails. */
function startWorker(newsroom: number, { work }: Passed) {
  const file = path.join(dataFolder, `newsroom-${newsroom}.json`);
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", "bench/crash-work.ts", file, work], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ASSAY_TEST_KILL_AT: ordersFile },
  });
  let isOver = false;
  const ended = new Promise<void>((resolve) =>
    child.once("close", () => {
      isOver = true;
      resolve();
    }),
  );
  let held = "";
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (held + text).split("\n");
    held = lines.pop() ?? "";
    for (const line of lines) take(line);
    begin();
  });
  return { pid: child.pid ?? 0, kill: () => child.kill("SIGKILL"), begun: Promise.race([begun, ended]), ended, isOver: () => isOver };
}

type Worker = ReturnType<typeof startWorker>;
const postmaster = () => Number(readFileSync(path.join(place.cluster, "postmaster.pid"), "utf8").split("\n")[0]);

/** Waits until the order was carried out; false when the step was never passed. */
async function isReached(worker: Worker): Promise<boolean> {
  const giveUpAt = Date.now() + reachMsMax;
  while (!existsSync(`${ordersFile}.done`)) {
    if (Date.now() > giveUpAt || (worker.isOver() && existsSync(ordersFile))) return false;
    await pause(pollMs);
  }
  return true;
}

async function killAt(worker: Worker, { step, work }: Passed, victim: Exclude<Victim, "disk">): Promise<void> {
  await worker.begun;
  const nth = 1 + Math.floor(Math.random() * nthMax[work]);
  const order = JSON.stringify({ step, nth, by: worker.pid, kill: victim === "application" ? worker.pid : postmaster() });
  writeFileSync(`${ordersFile}.new`, order);
  rmSync(`${ordersFile}.done`, { force: true });
  // Whole at once: the worker may be looking.
  renameSync(`${ordersFile}.new`, ordersFile);
  const reached = await isReached(worker);
  if (!reached) neverReached.push(`${step} (${victim})`);
  if (victim === "database" && reached) await Promise.race([worker.ended, pause(500)]);
  worker.kill();
  await worker.ended;
  rmSync(ordersFile, { force: true });
}

async function look(room: Acknowledged): Promise<void> {
  const where = `${room.newsroom}, ${room.size} events`;
  const { events, faults } = await verifyLog(systemActor(room.workspaceId));
  for (const { sequence, fault } of faults) lost.push(`${where}: ${sequence ?? "head"} ${fault}`);
  if (events < room.size) lost.push(`${where}: only ${events} are left`);
  await signCheckpoint(room.workspaceId);
  const newest = room.versions.at(-1);
  if (newest === undefined) return;
  const published = await getPublishedReport(visitor, { newsroom: room.newsroom, report: newest.report });
  if (published?.contentHash !== newest.contentHash) lost.push(`${where}: the version ${newest.contentHash} is gone`);
  else {
    const proof = await proveVersion(published);
    const outcome = "refused" in proof ? null : await verifyProof(proof.file);
    if (!outcome?.holds) lost.push(`${where}: the proof of ${newest.contentHash} does not hold`);
  }
}

let server = await startPostgres(place, { port: 0 });
const standUp = async () => {
  server = await startPostgres(place, { port: 0 });
  process.env.DATABASE_URL = server.urlOf("assay");
};
const clearAway = async () => {
  await disconnectDatabase();
  await server.stop({ isUrgent: true });
  for (const folder of [place.home, dataFolder]) rmSync(folder, { recursive: true, force: true });
};
const takeBack = onShutdown(clearAway);
process.env.DATABASE_URL = server.urlOf("assay");
await migrate(process.env.DATABASE_URL, { report: () => undefined });

/** Who dies at which step in a round: every step with every victim, again and again. */
function turnOf(round: number): { passed: Passed; victim: Victim } {
  const passed = steps[round % steps.length];
  const victim = victims[Math.floor(round / steps.length) % victims.length];
  if (passed === undefined || victim === undefined) throw new RangeError("There are no steps.");
  return hasStrace && round % diskEvery === diskEvery - 1 ? { passed, victim: "disk" } : { passed, victim };
}

try {
  heading(`Crashes: ${rounds} rounds of kill -9 at named steps of appending, signing and publishing`);
  if (!hasStrace) console.log("  strace is not here: no flush fails");
  for (let round = 0; round < rounds; round += 1) {
    const { passed, victim } = turnOf(round);
    const worker = startWorker(Math.floor(round / roundsEach), passed);
    if (victim !== "disk") await killAt(worker, passed, victim);
    else if (!(await failFlush(postmaster(), worker))) neverReached.push(`a flush, while it does “${passed.work}”`);
    const name = victim === "disk" ? `a flush, while it does “${passed.work}”` : passed.step;
    const before = struck.get(name) ?? {};
    struck.set(name, { ...before, [victim]: (before[victim] ?? 0) + 1 });
    if (victim !== "application") await standUp();
    const room = acknowledged.at(-1);
    if (room !== undefined) await look(room);
    await disconnectDatabase();
    if ((round + 1) % 20 === 0) console.log(`  … ${round + 1} rounds, ${lost.length} losses`);
  }
  for (const room of acknowledged) await look(room);
  console.log(`\n  ${"step".padEnd(44)}${[...victims, "disk"].map((victim) => victim.padStart(13)).join("")}`);
  for (const [name, counts] of struck)
    console.log(
      `  ${name.padEnd(44)}${([...victims, "disk"] as const).map((victim) => String(counts[victim] ?? "–").padStart(13)).join("")}`,
    );
  const events = acknowledged.reduce((sum, { size }) => sum + size, 0);
  const versions = acknowledged.reduce((sum, room) => sum + room.versions.length, 0);
  report({ what: "rounds", figure: String(rounds) });
  report({
    what: "steps that were never reached",
    figure: String(neverReached.length),
    goal: { text: "0", isMet: neverReached.length === 0 },
  });
  report({ what: "acknowledged events, all checked", figure: String(events) });
  report({ what: "acknowledged publications, the newest of each newsroom proven", figure: String(versions) });
  report({ what: "events in all", figure: String(await database.auditEvent.count()) });
  report({ what: "lost, doubled, forked or unprovable", figure: String(lost.length), goal: { text: "0", isMet: lost.length === 0 } });
  for (const one of [...lost, ...neverReached]) console.log(`  ${one}`);
} finally {
  takeBack();
  await clearAway();
}
process.exit(lost.length + neverReached.length === 0 ? 0 : 1);
