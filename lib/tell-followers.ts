import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { poolWith } from "@/lib/connection";

/** The channel on which PostgreSQL says whose log grew. */
export const logChannel = "assay_log";

type Telling = { pool: Promise<SqlDriverAdapter> | null; waiting: Set<string>; round: Promise<void> | null };
const shared = globalThis as unknown as { assayTelling?: Telling };
shared.assayTelling ??= { pool: null, waiting: new Set(), round: null };
const telling: Telling = shared.assayTelling;

// Notices are committed one at a time over all of PostgreSQL's databases: never while a disk is waited for, and not one for each change.
const settings = "-c timezone=UTC -c synchronous_commit=off";
const spacingMs = 20;
const notice = "select pg_notify($1, told.id) from unnest($2::text[]) as told(id)";

/**
 * Wakes whoever follows a newsroom's log, on every server, after a change of it was committed; says whose log, and nothing else. Does not keep its
 * caller waiting. A notice that cannot be sent is reported and not sent again: followers also ask by themselves.
 */
export function tellFollowers(workspaceId: string): void {
  telling.waiting.add(workspaceId);
  telling.round ??= tellWaiting();
}

async function tellWaiting(): Promise<void> {
  try {
    for (; telling.waiting.size > 0; await pause(spacingMs)) {
      const told = [...telling.waiting];
      telling.waiting.clear();
      telling.pool ??= poolWith(settings).connect();
      const types = (["scalar", "list"] as const).map((arity) => ({ scalarType: "string" as const, arity }));
      await (await telling.pool).executeRaw({ sql: notice, args: [logChannel, told], argTypes: types });
    }
  } catch (error) {
    console.error("Followers of the log were not told of a change; they will ask.", error);
  } finally {
    telling.round = null;
  }
}

/** Sends what waits and ends the connection. */
export async function endTelling(): Promise<void> {
  await telling.round;
  const { pool } = telling;
  telling.pool = null;
  await (await pool)?.dispose();
}
