import "server-only";
import type { Client } from "pg";

// Any number will do, as long as nobody else uses it: "assay" in ASCII.
const workerLock = "418565480825";
const tryAgainAfterMs = 1_000;

/** Settings of a connection by which PostgreSQL notices within half a minute that the machine at its other end is gone, instead of keeping its locks for two hours. */
export const noticingLoss = "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

/** A session of PostgreSQL's: the number of its process, which may be given again, and when it began. */
export type WorkerSession = { pid: number; startedAt: string };

const thisSession = `select pid, backend_start::text as "startedAt" from pg_stat_activity where pid = pg_backend_pid()`;
const endSession = "select pg_terminate_backend(pid) from pg_stat_activity where pid = $1 and backend_start = $2::timestamptz";

/** Which session a connection is. */
export async function sessionOf(client: Client): Promise<WorkerSession> {
  const { rows } = await client.query<WorkerSession>(thisSession);
  const [session] = rows;
  if (session === undefined) throw new Error("PostgreSQL does not name the session that asks.");
  return session;
}

/**
 * Waits on this connection until no other worker has the lock, which then is this connection's own for as long as it lives; answers false where the wait
 * is ended by `wait`. A session `before` of the same worker, whose connection it lost, is ended first: PostgreSQL may hear of the loss hours later.
 */
export async function becomeOnlyWorker(
  client: Client,
  { before, wait }: { before: WorkerSession | null; wait: (ms: number) => Promise<"on" | "ended"> },
): Promise<boolean> {
  if (before !== null) await client.query(endSession, [before.pid, before.startedAt]);
  // Asked again and again, and not waited for in PostgreSQL: so a worker that waits learns, too, that nobody answers any more.
  for (;;) {
    const { rows } = await client.query<{ isOwn: boolean }>(`select pg_try_advisory_lock($1) as "isOwn"`, [workerLock]);
    if (rows[0]?.isOwn === true) return true;
    if ((await wait(tryAgainAfterMs)) === "ended") return false;
  }
}
