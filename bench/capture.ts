// Storing beside `sha256sum` and `cp`, and captures under kill -9: `npm run bench -- capture`. 20 captures are asked for; the worker, the app or the
// database is killed at each step; in the end every capture must be finished, every file whole, and the log must agree.
// ASSAY_CAPTURE_ROUNDS says how often (12).

import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startPostgres } from "@/bin/local-postgres.mjs";
import { migrate } from "@/bin/migrate.mjs";
import { findHome } from "@/bin/postgres/home.mjs";
import { systemActor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { verifyLog } from "@/lib/audit/verify";
import { database, disconnectDatabase } from "@/lib/database";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { folderStore } from "@/lib/evidence/folder-store";
import { heading, report } from "./figures";

const publicAddress = "127.77.0.1";
const rounds = Number(process.env.ASSAY_CAPTURE_ROUNDS ?? "12");
const capturesEach = 20;
const victims = ["worker", "app", "database"] as const;

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-capture-bench-"));
chmodSync(folder, 0o711);
process.env.ASSAY_DATA = folder;
process.env.ASSAY_MODE = "test";
process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
// Without a browser: what is torn away here is the queue, the store and the record.
const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", ASSAY_RENDER: "0" };

const fileBytes = 64 * 1024 * 1024;

async function measureStoring(): Promise<void> {
  heading("Hashing and storing 4 files of 64 MB, beside sha256sum and cp");
  const place = path.join(folder, "storing");
  mkdirSync(place);
  const files = Array.from({ length: 4 }, (_, at) => path.join(place, `file-${at}`));
  for (const file of files) writeFileSync(file, randomBytes(fileBytes));
  const ratios: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const copies = path.join(place, `copies-${run}`);
    mkdirSync(copies);
    const peerFrom = performance.now();
    for (const file of files) {
      execFileSync("sha256sum", [file]);
      execFileSync("cp", [file, copies]);
    }
    execFileSync("sync", ["-f", copies]);
    const peerMs = performance.now() - peerFrom;
    const store = folderStore(path.join(place, `store-${run}`));
    const oursFrom = performance.now();
    for (const file of files) await store.put(createReadStream(file, { highWaterMark: 1024 * 1024 }), fileBytes);
    ratios.push(peerMs / (performance.now() - oursFrom));
    rmSync(copies, { recursive: true });
    rmSync(path.join(place, `store-${run}`), { recursive: true, force: true });
  }
  const median = ratios.toSorted((one, other) => one - other)[1] ?? 0;
  report({
    what: "speed, of sha256sum + cp + sync (median of 3)",
    figure: median.toFixed(2),
    goal: { text: "≥ 0.7", isMet: median >= 0.7 },
  });
  rmSync(place, { recursive: true });
}

async function startPages() {
  const server = createServer((request, response) => {
    setTimeout(() => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(
        `<!doctype html><title>${request.url}</title><p>Total cost of the bridge: 38,200,000.</p><p>${"Words. ".repeat(2_000)}</p>`,
      );
    }, 100);
  });
  await new Promise<void>((resolve) => server.listen(0, publicAddress, resolve));
  return { server, base: `http://${publicAddress}:${(server.address() as AddressInfo).port}` };
}

const asked = new Map<string, Set<string>>();

function startApp(base: string) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "bench/capture-work.ts", base, String(capturesEach)],
    {
      stdio: ["ignore", "pipe", "ignore"],
      env,
    },
  );
  let held = "";
  let count = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (held + text).split("\n");
    held = lines.pop() ?? "";
    for (const line of lines) {
      const { workspaceId, sourceId } = JSON.parse(line) as { workspaceId: string; sourceId: string };
      asked.set(workspaceId, (asked.get(workspaceId) ?? new Set()).add(sourceId));
      count += 1;
    }
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { kill: () => child.kill("SIGKILL"), ended, count: () => count };
}

function startWorker() {
  const child = spawn(process.execPath, ["--conditions=react-server", "bin/assay.mjs", "worker"], { stdio: "ignore", env });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { kill: () => child.kill("SIGKILL"), ended };
}

await measureStoring();
heading(`Captures: ${rounds} rounds of kill -9 with ${capturesEach} captures asked for in each`);
const place = findHome(folder);
let server = await startPostgres(place, { port: 0 });
const takeDatabase = () => {
  env.DATABASE_URL = server.urlOf("assay");
  process.env.DATABASE_URL = env.DATABASE_URL;
};
takeDatabase();
await migrate(server.urlOf("assay"), { report: () => undefined });
const pages = await startPages();
const problems: string[] = [];
let kills = 0;
try {
  let worker = startWorker();
  for (let round = 0; round < rounds; round += 1) {
    const victim = victims[round % victims.length] ?? "worker";
    const app = startApp(pages.base);
    while (app.count() < (victim === "app" ? 1 + (round % capturesEach) : capturesEach)) await pause(50);
    // From the first look at the queue to the last commit: the moment differs in each round.
    await pause(Math.random() * 4_000);
    kills += 1;
    if (victim === "worker") worker.kill();
    if (victim === "database")
      process.kill(Number(readFileSync(path.join(place.cluster, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    app.kill();
    await app.ended;
    if (victim === "database") {
      worker.kill();
      await worker.ended;
      server = await startPostgres(place, { port: 0 });
      takeDatabase();
    }
    if (victim !== "app") {
      await worker.ended;
      worker = startWorker();
    }
    await disconnectDatabase();
  }
  const open = () => database.capture.count({ where: { finishedAt: null } });
  const giveUpAt = Date.now() + 300_000;
  while ((await open()) > 0 && Date.now() < giveUpAt) await pause(500);
  worker.kill();
  await worker.ended;
  let acknowledged = 0;
  let files = 0;
  for (const [workspaceId, sources] of asked) {
    acknowledged += sources.size;
    const captures = await database.capture.findMany({
      where: { workspaceId },
      select: { sourceId: true, outcome: true, finishedAt: true, artefacts: true },
    });
    for (const sourceId of sources) {
      const found = captures.filter((capture) => capture.sourceId === sourceId);
      if (found.length !== 1) problems.push(`${sourceId}: ${found.length} captures`);
      const [capture] = found;
      if (capture?.finishedAt === null) problems.push(`${sourceId}: never finished`);
      if (capture?.outcome !== "partial" && capture?.outcome !== "ok") problems.push(`${sourceId}: ${capture?.outcome}`);
      if ((capture?.artefacts.length ?? 0) < 3) problems.push(`${sourceId}: ${capture?.artefacts.length} files`);
    }
    const fixity = await checkFixity(workspaceId, artefactStore());
    files += fixity.files;
    for (const { contentHash } of fixity.faults) problems.push(`${contentHash} is damaged or missing`);
    for (const { fault } of (await verifyLog(systemActor(workspaceId))).faults) problems.push(fault);
    for (const { fault } of (await compareTables(systemActor(workspaceId))).faults) problems.push(fault);
  }
  const begun = await database.capture.aggregate({ _sum: { attempts: true } });
  report({ what: "kills", figure: String(kills) });
  report({ what: "acknowledged captures, all finished", figure: String(acknowledged) });
  report({ what: "attempts begun for them", figure: String(begun._sum.attempts ?? 0) });
  report({ what: "stored files read again", figure: String(files) });
  report({
    what: "lost, doubled, damaged or not as the log says",
    figure: String(problems.length),
    goal: { text: "0", isMet: problems.length === 0 },
  });
  for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`);
} finally {
  await disconnectDatabase();
  pages.server.closeAllConnections();
  pages.server.close();
  await server.stop({ isUrgent: true });
  for (const one of [place.home, folder]) rmSync(one, { recursive: true, force: true });
}
process.exitCode = problems.length === 0 ? 0 : 1;
