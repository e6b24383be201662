import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startPostgres } from "@/bin/local-postgres.mjs";
import { migrate } from "@/bin/migrate.mjs";
import { findHome } from "@/bin/postgres/home.mjs";
import { freePort } from "@/bin/setup/ports.mjs";
import { database, disconnectDatabase } from "@/lib/database";
import { type Acknowledged, startApp, startPages, startWorker } from "./programs";
import type { Passed, Victim } from "./steps";

/** A kill: what was passed, who was killed, when, and whether the step was reached at all. */
export type Kill = { passed: Passed | null; victim: Victim; at: Date; isReached: boolean };

const backlog = 20;
const reachMsMax = 90_000;
/** Some steps are passed once for all that was asked meanwhile, so that more has to be asked until the nth time comes. */
const askAgainMs = 4_000;
/** What is put off waits its turn; given up is only when nothing was begun or finished for so long although something could be. */
const idleMsMax = 120_000;
/** A capture is given up after ten attempts that were broken off; none comes near, so that what ends badly was not ended by that rule. */
const attemptsFew = 3;

/** The database, the worker, the app and the sites on their stage; each can be killed and stands up again. */
export async function openStage(folder: string, env: NodeJS.ProcessEnv, publicAddress: string) {
  const ordersFile = path.join(folder, "kill-at.json");
  const place = findHome(folder);
  const port = await freePort();
  const standUp = async () => {
    const server = await startPostgres(place, { port });
    if (server.port !== port) throw new Error(`PostgreSQL came back on port ${server.port}, not ${port}.`);
    return server;
  };
  let server = await standUp();
  process.env.DATABASE_URL = server.urlOf("assay");
  const all: NodeJS.ProcessEnv = { ...env, DATABASE_URL: process.env.DATABASE_URL, ASSAY_TEST_KILL_AT: ordersFile };
  await migrate(process.env.DATABASE_URL, { report: () => undefined });
  const pages = await startPages(publicAddress);
  const acknowledged: Acknowledged[] = [];
  const workspaces = new Set<string>();
  const workerPids: number[] = [];
  const swept: string[] = [];
  const kills: Kill[] = [];

  const newWorker = async (rendering: "0" | "1") => {
    const worker = await startWorker({ ...all, ASSAY_RENDER: rendering }, (line) => {
      if (line.startsWith("Swept")) swept.push(line);
    });
    workerPids.push(worker.pid);
    return worker;
  };
  const newApp = async () => {
    const app = await startApp([pages.base, path.join(folder, "newsroom.json")], all, (said) =>
      acknowledged.push({ ...said, round: kills.length }),
    );
    workspaces.add(app.workspaceId);
    return app;
  };
  let rendering: "0" | "1" = "0";
  let worker = await newWorker(rendering);
  let app = await newApp();
  const postmaster = () => Number(readFileSync(path.join(place.cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  const pidOf = (victim: Victim) => (victim === "database" ? postmaster() : victim === "worker" ? worker.pid : app.pid);

  async function raise(victim: Victim): Promise<void> {
    // The other programs of a dead database find it again by themselves.
    if (victim === "database") server = await standUp();
    if (victim === "worker") {
      await worker.ended;
      worker = await newWorker(rendering);
    }
    if (victim === "app") {
      await app.ended;
      app = await newApp();
    }
    await disconnectDatabase();
    for (const [name, program] of Object.entries({ worker, app })) if (program.isOver()) throw new Error(`The ${name} ended by itself.`);
  }

  const open = { way: "fetch" as const, finishedAt: null };
  /** When the queue means to try again what waits for its turn. */
  async function nextTurn(): Promise<number> {
    const [row] = await database.$queryRaw<{ at: Date | null }[]>`
      select min(run_at) as at from graphile_worker.jobs where locked_at is null and task_identifier = 'capture' and attempts < max_attempts`;
    return row?.at?.getTime() ?? 0;
  }

  const waitingCount = () => database.capture.count({ where: open });

  async function fillQueue(): Promise<void> {
    const giveUpAt = Date.now() + reachMsMax;
    const worn = () => database.capture.count({ where: { ...open, attempts: { gte: attemptsFew } } });
    while ((await worn()) > 0 && Date.now() < giveUpAt) await pause(200);
    const waiting = await waitingCount();
    if (waiting < backlog) app.tell({ work: "ask", count: backlog - waiting });
    while ((await waitingCount()) < backlog / 2 && Date.now() < giveUpAt) await pause(100);
  }

  /** Kills the victim at the nth time that the step is passed, or reports that it never was. */
  async function killAt(passed: Passed, victim: Victim, nth: number): Promise<Kill> {
    await fillQueue();
    const order = { step: passed.step, nth, by: pidOf(passed.by), kill: pidOf(victim) };
    rmSync(`${ordersFile}.done`, { force: true });
    // Whole or not there: it is read at any moment.
    writeFileSync(`${ordersFile}.new`, JSON.stringify(order));
    renameSync(`${ordersFile}.new`, ordersFile);
    const giveUpAt = Date.now() + reachMsMax;
    for (let askAt = 0; !existsSync(`${ordersFile}.done`) && Date.now() < giveUpAt; await pause(20)) {
      if (Date.now() < askAt) continue;
      // A database that was killed this moment does not answer; then nothing has to be asked.
      if (askAt === 0 || (await waitingCount().catch(() => backlog)) < backlog) app.tell(passed.told);
      askAt = Date.now() + askAgainMs;
    }
    const kill = { passed, victim, at: new Date(), isReached: existsSync(`${ordersFile}.done`) };
    kills.push(kill);
    rmSync(ordersFile, { force: true });
    if (kill.isReached) await raise(victim);
    return kill;
  }

  /** Kills the victim at whatever moment it is. */
  async function killSometime(victim: Victim, withinMs: number): Promise<void> {
    await fillQueue();
    app.tell({ work: "ask", count: 4 });
    app.tell({ work: "upload", count: 4 });
    await pause(Math.random() * withinMs);
    process.kill(pidOf(victim), "SIGKILL");
    kills.push({ passed: null, victim, at: new Date(), isReached: true });
    await raise(victim);
  }

  return {
    ...{ acknowledged, workspaces, kills, swept, workerPids, killAt, killSometime },
    /** From now on the worker has a browser. */
    async takeBrowser() {
      worker.kill("SIGKILL");
      rendering = "1";
      await raise("worker");
    },
    /** Lets everything be finished, then lets a last worker sweep and ends it. */
    async settle() {
      let last = "";
      for (let idleSince = Date.now(); Date.now() - idleSince < idleMsMax; await pause(500)) {
        const { _count: waiting, _sum: begun } = await database.capture.aggregate({ where: open, _count: true, _sum: { attempts: true } });
        if (waiting === 0) break;
        const now = `${waiting} wait, begun ${begun.attempts ?? 0} times`;
        if (now === last && (await nextTurn()) < Date.now()) continue;
        if (now !== last) console.log(`  … ${now}`);
        [last, idleSince] = [now, Date.now()];
      }
      app.kill("SIGKILL");
      worker.kill("SIGKILL");
      await Promise.all([app.ended, worker.ended]);
      const sweeper = await newWorker("0");
      sweeper.kill("SIGTERM");
      await sweeper.ended;
    },
    async close() {
      for (const program of [app, worker]) program.kill("SIGKILL");
      pages.close();
      await disconnectDatabase();
      await server.stop({ isUrgent: true });
      rmSync(place.home, { recursive: true, force: true });
    },
  };
}
