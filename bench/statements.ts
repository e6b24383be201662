import pg from "pg";
import { poolSizeMax } from "@/lib/connection";
import { GatheringSocket } from "@/lib/gathering-socket";
import type { RecordConnection } from "@/lib/write-transaction";

export type Statement = { text: string; values: unknown[] };
export type Transaction = readonly Statement[];

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;
type QueryConfig = { text: string; values?: unknown[] };

function isConfig(value: unknown): value is QueryConfig {
  return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";
}

function statementOf([first, second]: readonly unknown[]): Statement | null {
  if (typeof first === "string") return { text: first, values: Array.isArray(second) ? second : [] };
  return isConfig(first) ? { text: first.text, values: first.values ?? [] } : null;
}

const beginning = /^\s*(begin|start transaction)/i;
const committing = /^\s*commit/i;
const rollingBack = /^\s*rollback/i;

/** Listens on every `pg` connection of this process while `work` runs, and answers the transactions that it committed, in that order. */
export async function recordTransactions(work: () => Promise<unknown>): Promise<Transaction[]> {
  const client: { query: unknown } = pg.Client.prototype;
  const original = client.query as Query;
  const open = new WeakMap<pg.Client, Statement[]>();
  const committed: Transaction[] = [];
  client.query = function (this: pg.Client, ...parameters: unknown[]) {
    const statement = statementOf(parameters);
    if (statement !== null) {
      if (beginning.test(statement.text)) open.set(this, []);
      const transaction = open.get(this);
      transaction?.push(statement);
      if (transaction !== undefined && committing.test(statement.text)) committed.push(transaction);
      if (committing.test(statement.text) || rollingBack.test(statement.text)) open.delete(this);
    }
    return original.apply(this, parameters);
  } satisfies Query;
  try {
    await work();
  } finally {
    client.query = original;
  }
  return committed;
}

const names = new Map<string, string>();

/** A statement that is parsed and planned once a connection, as the application's are (lib/connection.ts). */
export function prepared({ text, values }: Statement): pg.QueryArrayConfig {
  const name = names.get(text) ?? `bench_${names.size}`;
  names.set(text, name);
  return { name, text, values, rowMode: "array" };
}

/** The record's own statements on an open transaction of `client`. */
export function connectionOf(client: pg.Client): RecordConnection {
  return {
    query: async (text, values) => (await client.query(prepared({ text, values: [...values] }))).rows,
    execute: async (text, values) => (await client.query(prepared({ text, values: [...values] }))).rowCount ?? 0,
  };
}

/**
 * Sends transactions one after another on one connection, statement by statement, as they were recorded, prepared as the application's are. As
 * with the application, the commit does not wait for the answer to the last statement before it.
 */
export async function replayTransactions(client: pg.Client, transactions: readonly Transaction[]): Promise<void> {
  for (const transaction of transactions) {
    for (const statement of transaction.slice(0, -2)) await client.query(prepared(statement));
    await Promise.all(transaction.slice(-2).map((statement) => client.query(prepared(statement))));
  }
}

const settings = { options: "-c timezone=UTC", pipeline: true, stream: () => new GatheringSocket() };

/** So many open connections to `url`, which send as the application's do and are in UTC. Close each with `end()`. */
export async function openConnections(url: string, count: number): Promise<pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ ...settings, connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

/** As many such connections as the application's pool has at most. Close it with `closePool`. */
export function openPool(url: string): pg.Pool {
  return new pg.Pool({ ...settings, connectionString: url, max: poolSizeMax });
}

/** Closes a pool, all of whose connections are idle, and waits until each is closed: its own `end()` does not, and a database in use is not dropped in peace. */
export async function closePool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount;
  const closed = new Promise<void>((resolve) => {
    if (open === 0) resolve();
    pool.on("remove", () => {
      open -= 1;
      if (open === 0) resolve();
    });
  });
  await pool.end();
  await closed;
}
