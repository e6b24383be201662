// Kills the application, the database or both in the middle of work (kill -9), again and again, and looks whether anything acknowledged was
// lost: `npm run bench -- crash`. ASSAY_CRASH_ROUNDS says how often (200).

import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startPostgres } from "@/bin/local-postgres.mjs";
import { migrate } from "@/bin/migrate.mjs";
import { findHome } from "@/bin/postgres/home.mjs";
import { systemActor, visitor } from "@/lib/actor";
import { verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { verifyLog } from "@/lib/audit/verify";
import { database, disconnectDatabase } from "@/lib/database";
import { proveVersion } from "@/lib/reports/prove-version";
import { getPublishedReport } from "@/lib/reports/queries";
import { heading, report } from "./figures";

const rounds = Number(process.env.ASSAY_CRASH_ROUNDS ?? "200");
const victims = ["application", "database", "both"] as const;
const killAfterMsMax = 2_000;
/** Rounds that tear at one and the same log. */
const roundsEach = 25;

const dataFolder = mkdtempSync(path.join(os.tmpdir(), "assay-crash-"));
chmodSync(dataFolder, 0o711);
const place = findHome(dataFolder);
process.env.ASSAY_DATA = dataFolder;
process.env.ASSAY_MODE = "test";

type Acknowledged = { workspaceId: string; newsroom: string; size: number; versions: { report: string; contentHash: string }[] };
const acknowledged: Acknowledged[] = [];
const lost: string[] = [];

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

/** A program that works until it is killed; resolves once it has begun. */
async function startWorker(newsroom: number) {
  const file = path.join(dataFolder, `newsroom-${newsroom}.json`);
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", "bench/crash-work.ts", file], {
    stdio: ["ignore", "pipe", "ignore"],
    env: process.env,
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let held = "";
  const begun = new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (held + text).split("\n");
      held = lines.pop() ?? "";
      for (const line of lines) take(line);
      resolve();
    });
  });
  await Promise.race([begun, ended]);
  return { kill: () => child.kill("SIGKILL"), ended };
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
process.env.DATABASE_URL = server.urlOf("assay");
await migrate(process.env.DATABASE_URL, { report: () => undefined });
let kills = 0;
try {
  heading(`Crashes: ${rounds} rounds of kill -9 in the middle of appending, signing and publishing`);
  for (let round = 0; round < rounds; round += 1) {
    const victim = victims[round % victims.length] ?? "both";
    const worker = await startWorker(Math.floor(round / roundsEach));
    await pause(Math.random() * killAfterMsMax);
    if (victim !== "database") worker.kill();
    if (victim !== "application")
      process.kill(Number(readFileSync(path.join(place.cluster, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    kills += 1;
    await pause(50);
    worker.kill();
    await worker.ended;
    server = await startPostgres(place, { port: 0 });
    process.env.DATABASE_URL = server.urlOf("assay");
    const room = acknowledged.at(-1);
    if (room !== undefined) await look(room);
    await disconnectDatabase();
    if ((round + 1) % 20 === 0) console.log(`  … ${round + 1} rounds, ${lost.length} losses`);
  }
  for (const room of acknowledged) await look(room);
  const events = acknowledged.reduce((sum, { size }) => sum + size, 0);
  const versions = acknowledged.reduce((sum, room) => sum + room.versions.length, 0);
  report({ what: "rounds", figure: String(kills) });
  report({ what: "acknowledged events, all checked", figure: String(events) });
  report({ what: "acknowledged publications, the newest of each newsroom proven", figure: String(versions) });
  report({ what: "events in all", figure: String(await database.auditEvent.count()) });
  report({ what: "lost, doubled, forked or unprovable", figure: String(lost.length), goal: { text: "0", isMet: lost.length === 0 } });
  for (const loss of lost) console.log(`  ${loss}`);
} finally {
  await disconnectDatabase();
  await server.stop({ isUrgent: true });
  for (const folder of [place.home, dataFolder]) rmSync(folder, { recursive: true, force: true });
}
process.exitCode = lost.length === 0 ? 0 : 1;
