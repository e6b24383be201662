import "server-only";
import { Socket } from "node:net";
import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { z } from "zod";
import { systemActor } from "@/lib/actor";
import { ownSettings } from "@/lib/connection";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { endBySockets, keepOpen } from "@/lib/open-sockets";
import { captureJobKey } from "./capture-words";
import { checkFixity } from "./check-fixity";
import { passCustodyStep } from "./custody-steps";
import { becomeOnlyWorker, noticingLoss, sessionOf, type WorkerSession } from "./only-worker";
import { postponeCapture } from "./postpone-capture";
import { type CaptureJob, CapturePostponedError, type CaptureTools, runCapture } from "./run-capture";
import { type PassingPlace, sweepPassing } from "./sweep-passing";

/** Work that is done at set times: `at` in the words of cron, UTC. */
export type ClockJob = { name: string; at: string; run: (say: WorkerOptions["say"]) => Promise<void> };

/** Work that is looked for again and again, `everyMs` after it was last done, beside the captures. */
export type SteadyJob = {
  name: string;
  everyMs: number;
  run: (working: { signal: AbortSignal; say: WorkerOptions["say"] }) => Promise<unknown>;
};

/** How the worker works; times in milliseconds. */
export type WorkerOptions = {
  tools: CaptureTools;
  /** Where things lie that are worked on, to be swept of what killed processes left behind. */
  passing: readonly PassingPlace[];
  /** Ends the worker: what it is at is broken off and begun again by the next one. */
  signal: AbortSignal;
  /** Told what happens, one line each. */
  say: (line: string) => void;
  /** Work by the clock besides its own; none, and none of its own, with `null`. */
  byTheClock?: readonly ClockJob[] | null;
  steadily?: readonly SteadyJob[];
  concurrency?: number;
  lookEveryMs?: number;
};

const reconnectAfterMs = 1_000;
// Nothing that is asked on the worker's own connection takes so long.
const answerMsMax = 20_000;
const attemptsOfQueue = 25;
const captureJob = z.object({ workspaceId: z.uuid(), captureId: z.uuid() });

// Captures that are asked for and have no job: new ones, and those whose job was lost whatever the cause.
const queueCaptures = `
  select graphile_worker.add_job('capture', json_build_object('workspaceId', c."workspaceId", 'captureId', c."id"),
    job_key := $1 || c."id", max_attempts := ${attemptsOfQueue})
  from "Workspace" w cross join lateral (
    select "workspaceId", "id" from "Capture" where "workspaceId" = w."id" and "finishedAt" is null and "way" = 'fetch' order by "id"
  ) c
  where not exists (select 1 from graphile_worker.jobs j where j.key = $1 || c."id" and j.attempts < j.max_attempts)`;

const unlockAll = `
  select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))`;

/**
 * Makes captures until told to end. One worker works on a database at a time; others wait, and take over when it dies. Its lock goes with its
 * connection, so that it ends, like the database, at any moment without anything being lost: what is asked for stands in the tables. A database or a network
 * that answers nothing for twenty seconds is given up, and connected to again.
 */
export async function workCaptures(options: WorkerOptions): Promise<void> {
  const { signal, say } = options;
  await sweep(options);
  const held: Held = { session: null };
  while (!signal.aborted) {
    try {
      await workWhileConnected(options, held);
    } catch (error) {
      if (signal.aborted) return;
      say(`The worker lost its database: ${error instanceof Error ? error.message : String(error)}`);
    }
    await pause(reconnectAfterMs, signal);
  }
}

/** The session in which the worker last had, or waited for, its lock. */
type Held = { session: WorkerSession | null };

async function workWhileConnected(options: WorkerOptions, held: Held): Promise<void> {
  const { signal, say } = options;
  const sockets = new Set<Socket>();
  const connection = {
    ...{ connectionString: environment.databaseUrl, keepAlive: true, stream: () => keepOpen(sockets, new Socket()) },
    options: `${ownSettings} -c timezone=UTC ${noticingLoss}`,
  };
  const client = new pg.Client({ ...connection, query_timeout: answerMsMax, connectionTimeoutMillis: answerMsMax });
  const lost = new Promise<never>((_, reject) => {
    // A dying server says so and then hangs up, which is an error, too: one that nobody listens for ends the process.
    client.on("error", reject);
    client.once("end", () => reject(new Error("the connection ended")));
  });
  lost.catch(() => undefined);
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const pool = queuePool(connection);
  let runner: Runner | null = null;
  let steady: Promise<unknown> = Promise.resolve();
  const leaving = new AbortController();
  try {
    await client.connect();
    const session = await sessionOf(client);
    const wait = (ms: number) => pause(ms, signal).then(() => (signal.aborted ? "ended" : "on"));
    // Waits here while another worker works.
    const isOnly = await becomeOnlyWorker(client, { before: held.session, wait });
    held.session = session;
    if (!isOnly || signal.aborted) return;
    runner = await startRunner(options, pool);
    await client.query(unlockAll);
    const working = { signal: AbortSignal.any([signal, leaving.signal]), say };
    steady = Promise.all((options.steadily ?? []).map((job) => workSteadily(job, working)));
    say("The worker is ready.");
    await Promise.race([lost, stopped, lookForCaptures(client, options), runner.promise]);
  } finally {
    leaving.abort();
    await endBySockets(sockets, endWork({ runner, pool, client }));
    await steady;
  }
}

async function endWork({ runner, pool, client }: { runner: Runner | null; pool: pg.Pool; client: pg.Client }): Promise<void> {
  await runner?.stop().catch(() => undefined);
  await pool.end().catch(() => undefined);
  await client.end().catch(() => undefined);
}

async function lookForCaptures(client: pg.Client, { signal, lookEveryMs = 500 }: WorkerOptions): Promise<void> {
  while (!signal.aborted) {
    const { rowCount } = await client.query(queueCaptures, [captureJobKey("")]);
    if (rowCount !== 0) await passCustodyStep("job added");
    await pause(lookEveryMs, signal);
  }
}

/** A job that fails says so and is tried again, later each time up to a minute: the captures go on. */
async function workSteadily(
  { name, everyMs, run: work }: SteadyJob,
  working: { signal: AbortSignal; say: WorkerOptions["say"] },
): Promise<void> {
  for (let failures = 0; !working.signal.aborted; ) {
    try {
      await work(working);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!working.signal.aborted) working.say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await pause(Math.min(everyMs * 2 ** failures, 60_000), working.signal);
  }
}

/**
 * The connections of the queue. Ours, not the queue's own: that one stops listening as soon as it is stopped, and a connection that learns only then that
 * its database died ends a process in which nobody listens. What a loss means is decided by the connection that holds the lock.
 */
function queuePool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...connection, max: 4 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  return pool;
}

async function startRunner(options: WorkerOptions, pgPool: pg.Pool): Promise<Runner> {
  const jobs = options.byTheClock === null ? [] : [...ownJobs(options), ...(options.byTheClock ?? [])];
  const taskList: TaskList = {
    capture: async (payload, { abortSignal }) => {
      const signal = AbortSignal.any(abortSignal === undefined ? [options.signal] : [options.signal, abortSignal]);
      await makeCapture(captureJob.parse(payload), options, signal);
    },
    ...Object.fromEntries(jobs.map(({ name, run: work }) => [name, () => work(options.say)])),
  };
  return run({
    pgPool,
    concurrency: options.concurrency ?? 2,
    noHandleSignals: true,
    pollInterval: 500,
    gracefulShutdownAbortTimeout: 100,
    // In batches, even of one: else the queue's failure to write down what became of a job, when its database dies, is nobody's and ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    crontab: jobs.map(({ name, at }) => `${at} ${name}`).join("\n"),
    taskList,
    logger: quietLogger(options.say),
  });
}

function ownJobs(options: WorkerOptions): ClockJob[] {
  return [
    { name: "sweep", at: "10 3 * * *", run: () => sweep(options) },
    { name: "fixity", at: "20 3 * * *", run: () => checkAll(options) },
  ];
}

async function makeCapture(job: CaptureJob, { tools, say }: WorkerOptions, signal: AbortSignal): Promise<void> {
  try {
    await passCustodyStep("job taken");
    const outcome = await runCapture(job, tools, signal);
    await passCustodyStep("job done");
    say(`capture ${job.captureId}: ${outcome}`);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    say(`capture ${job.captureId}: put off: ${problem}`);
    if (!(error instanceof CapturePostponedError) && !signal.aborted) {
      const fault = "The worker came upon a fault of its own.";
      await postponeCapture(systemActor(job.workspaceId), { captureId: job.captureId, problem: fault });
    }
    throw error;
  }
}

async function checkAll({ tools, say }: WorkerOptions): Promise<void> {
  const workspaces = await database.workspace.findMany({ select: { id: true, slug: true } });
  const problems: string[] = [];
  for (const { id, slug } of workspaces) {
    const kept = { where: { workspaceId: id }, select: { id: true } };
    if (((await database.captureArtefact.findFirst(kept)) ?? (await database.contactAttachment.findFirst(kept))) === null) continue;
    try {
      const { files, faults } = await checkFixity(id, tools.store);
      say(`${slug}: ${files} stored files read again, ${faults.length} damaged or missing`);
    } catch (error) {
      // What keeps one newsroom's files from being read must not keep the others'. The queue tries again.
      problems.push(`${slug}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length > 0) throw new Error(`Stored files could not all be read again. ${problems.join(" ")}`);
}

/** Full disks and foreign files keep nobody from working. */
async function sweep({ passing, say }: WorkerOptions): Promise<void> {
  try {
    const { things, bytes } = await sweepPassing(passing);
    if (things > 0)
      say(
        `Swept ${things} unfinished ${things === 1 ? "file or folder" : "files and folders"} of processes that ended at work (${bytes} bytes).`,
      );
  } catch (error) {
    say(`What killed processes left behind could not be swept: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The queue's own chatter stays out; what it warns of is said. */
function quietLogger(say: (line: string) => void): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") say(message);
  });
}

/** Resolves after the time or as soon as the worker is to end. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
  });
}
