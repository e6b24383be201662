import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlResultSet,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import { poolWith, statement } from "@/lib/connection";
import type { WriteClient } from "@/lib/database";
import { datedRows } from "@/lib/dated-rows";
import { Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { refuseConflict } from "@/lib/result";

/** Sends the record's own statements on the transaction's connection. Values go as PostgreSQL's driver takes them: dates as ISO 8601. */
export type RecordConnection = {
  /** Answers rows as arrays, in the order of the columns; integers wider than 32 bits are strings. */
  query: (sql: string, values: readonly unknown[]) => Promise<SqlResultSet["rows"]>;
  /** Answers how many rows were touched. */
  execute: (sql: string, values: readonly unknown[]) => Promise<number>;
};

/** A statement of the record, with its values. */
export type RecordStatement = { sql: string; values: readonly unknown[] };

/** One open transaction: the client that a command reads and writes with, and its connection for what the record itself says. */
export type OpenTransaction = {
  database: WriteClient;
  record: RecordConnection;
  /** Sends the transaction's last statements: the commit follows without waiting for their answers. When one is refused, nothing is committed. */
  sendLast: (statements: readonly RecordStatement[]) => void;
  /** Says how to ask, on another connection, whether the transaction was committed, should the answer to its commit be lost on the way. */
  askWith: (wasCommitted: (record: RecordConnection) => Promise<boolean>) => void;
};

type Lane = { client: WriteClient; hold: (transaction: Transaction | null) => void };
type Shared = { pool: Promise<SqlDriverAdapter> | null; idle: Lane[] };

const shared = globalThis as unknown as { assayWriting?: Shared };
shared.assayWriting ??= { pool: null, idle: [] };
const writing: Shared = shared.assayWriting;

const waitMsMax = 10_000;
const transactionMsMax = 20_000;
// Later than PostgreSQL itself ends a statement, so that only what nobody hears, or answers, is given up.
const answerMsMax = transactionMsMax + 5_000;
// READ COMMITTED, which is PostgreSQL's own default and what the lock relies on: each statement sees what was committed before it began.
// Of a server that vanished, its power cut or its network gone, PostgreSQL hears nothing: a newsroom's lock that it held is given back all the same.
const settings = `-c timezone=UTC -c default_transaction_isolation=read\\ committed -c statement_timeout=${transactionMsMax} -c idle_in_transaction_session_timeout=${transactionMsMax}`;

function refuseBusy(): never {
  return refuseConflict("The desk is busy and nothing was saved. Try again in a moment.");
}

/**
 * A client whose every statement goes to the one transaction it holds. What the client itself wants to do all or nothing (a write of
 * several tables) becomes a savepoint there, so that it can neither begin nor end a transaction of its own.
 */
function openLane(): Lane {
  let held: Transaction | null = null;
  let savepoints = 0;
  const transaction = () => {
    if (held === null) throw new Error("The command is over: its client can do nothing more.");
    return held;
  };
  const adapter: SqlDriverAdapter = {
    provider: "postgres",
    adapterName: "assay-lane",
    queryRaw: (query) => transaction().queryRaw(query),
    executeRaw: (query) => transaction().executeRaw(query),
    executeScript: () => Promise.reject(new Error("A command sends no scripts.")),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: () => Promise.resolve(),
    startTransaction: async () => {
      const outer = transaction();
      savepoints += 1;
      const name = `inner_${savepoints}`;
      const say = (sql: string) => outer.executeRaw(statement(sql, [])).then(() => undefined);
      await say(`SAVEPOINT ${name}`);
      return {
        provider: "postgres",
        adapterName: "assay-lane",
        options: { usePhantomQuery: true },
        queryRaw: (query) => outer.queryRaw(query),
        executeRaw: (query) => outer.executeRaw(query),
        commit: () => say(`RELEASE SAVEPOINT ${name}`),
        rollback: () => say(`ROLLBACK TO SAVEPOINT ${name}`),
      };
    },
  };
  const factory: SqlDriverAdapterFactory = { provider: "postgres", adapterName: "assay-lane", connect: () => Promise.resolve(adapter) };
  // "minimal" spares a stack trace per query, a tenth of the processor time; errors still carry their own.
  // An extension of queries alone leaves every type as it is, which its own type does not say.
  const client = new PrismaClient({ adapter: factory, errorFormat: "minimal" }).$extends(datedRows) as unknown as WriteClient;
  return {
    client,
    hold: (next) => {
      held = next;
    },
  };
}

/** Refuses further statements once the time is up, so that one stuck command cannot hold a workspace's lock for good. */
function withDeadline(transaction: Transaction): Transaction {
  const endsAt = Date.now() + transactionMsMax;
  const inTime = () => (Date.now() > endsAt ? refuseBusy() : transaction);
  return {
    ...{ provider: transaction.provider, adapterName: transaction.adapterName, options: transaction.options },
    queryRaw: async (query) => inTime().queryRaw(query),
    executeRaw: async (query) => inTime().executeRaw(query),
    commit: () => transaction.commit(),
    rollback: () => transaction.rollback(),
  };
}

async function begin(): Promise<Transaction> {
  writing.pool ??= poolWith(settings, { connectionMsMax: waitMsMax, answerMsMax }).connect();
  const pool = await writing.pool;
  try {
    return await pool.startTransaction();
  } catch (error) {
    if (isUnheard(error)) refuseBusy();
    throw error;
  }
}

async function rollBack(transaction: Transaction, reason: unknown): Promise<void> {
  try {
    await transaction.executeRaw(statement("ROLLBACK", []));
  } catch (error) {
    throw new AggregateError([reason, error], "A command failed, and so did taking it back; PostgreSQL does it when the connection ends.");
  } finally {
    await transaction.rollback();
  }
}

// Codes with which PostgreSQL ends a connection, in whatever language it says why: shut down, idle for too long, broken, damaged.
const endings = /^(?:08|57P|25P0[34]|58|XX)/;

// Whatever PostgreSQL refuses with an error it takes back. A connection that ended, by whoever's hand, says nothing of a commit that it was to answer.
function isRefusal(error: unknown): boolean {
  if (!isDriverAdapterError(error) || !("originalCode" in error.cause) || error.cause.originalCode === undefined) return false;
  return !endings.test(error.cause.originalCode);
}

/** Commits behind what was said last. Throws what PostgreSQL refused first; answers why it is not known whether it committed, null when it did. */
async function commit(transaction: Transaction, last: Promise<PromiseSettledResult<unknown>[]>): Promise<{ lost: unknown } | null> {
  const [committed] = await Promise.allSettled([transaction.executeRaw(statement("COMMIT", []))]);
  // A commit after a refused statement takes the transaction back, and answers well: what counts is the first refusal.
  const failures = [...(await last), committed].flatMap((answer) => (answer.status === "rejected" ? [answer.reason as unknown] : []));
  const refusal = failures.find(isRefusal);
  if (refusal !== undefined) throw refusal;
  return failures.length === 0 ? null : { lost: failures[0] };
}

// A server that was started again takes connections a moment later.
const asksAfterMs = [0, 200, 1000, 4000];

/** Whether a transaction whose answer was lost is there all the same. Throws when nobody can be asked. */
async function wasKept(lost: unknown, wasCommitted: (record: RecordConnection) => Promise<boolean>): Promise<boolean> {
  const failures = [lost];
  for (const afterMs of asksAfterMs) {
    await pause(afterMs);
    try {
      return await inTransaction(({ record }) => wasCommitted(record));
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, "The database went away while a change was saved, and cannot be asked whether it was.");
}

/**
 * Runs `work` in one transaction on one connection: commits when it resolves, rolls back when it throws, and throws on. The connection is
 * shared by the generated client and the record's own statements, which go past the client and its costs (docs/decisions/007). Refuses as
 * busy after ten seconds without a free connection, and twenty in all. Where the connection ends before it told of the commit, PostgreSQL is asked on another
 * (`askWith`), so that what was committed is not reported as failed (docs/decisions/182).
 */
export async function inTransaction<Value>(work: (open: OpenTransaction) => Promise<Value>): Promise<Value> {
  const transaction = await begin();
  const bounded = withDeadline(transaction);
  const lane = writing.idle.pop() ?? openLane();
  lane.hold(bounded);
  const record: RecordConnection = {
    query: async (sql, values) => (await bounded.queryRaw(statement(sql, values))).rows,
    execute: (sql, values) => bounded.executeRaw(statement(sql, values)),
  };
  let last: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([]);
  const sendLast = (statements: readonly RecordStatement[]) => {
    // Past the deadline's check, which would keep one of them back and let the commit go: PostgreSQL's own limit holds for each.
    last = Promise.allSettled(statements.map(({ sql, values }) => transaction.executeRaw(statement(sql, values))));
  };
  let wasCommitted: ((record: RecordConnection) => Promise<boolean>) | null = null;
  const askWith = (asking: (record: RecordConnection) => Promise<boolean>) => {
    wasCommitted = asking;
  };
  let value: Value;
  let unknown: { lost: unknown } | null;
  try {
    value = await work({ database: lane.client, record, sendLast, askWith });
    unknown = await commit(transaction, last);
  } catch (error) {
    // Nothing of it was to be committed yet, and PostgreSQL takes it back by itself; over a silent connection nobody can ask for it.
    if (isUnheard(error)) await transaction.rollback();
    else await rollBack(transaction, error);
    if (isUnheard(error) || isOutOfTime(error)) refuseBusy();
    throw error;
  } finally {
    lane.hold(null);
    writing.idle.push(lane);
  }
  // Gives the connection back, which the pool keeps only when it still works.
  await transaction.commit();
  if (unknown === null) return value;
  if (wasCommitted === null || !(await wasKept(unknown.lost, wasCommitted))) throw unknown.lost;
  return value;
}

// What the driver says of a statement, of its pool and of a new connection that was given up because no answer came. It has no codes for them.
const unheard = ["Query read timeout", "timeout exceeded when trying to connect", "Connection terminated due to connection timeout"];

/** Whether something was given up because the database, or the network before it, was silent, or no connection was free. */
function isUnheard(error: unknown): boolean {
  return error instanceof Error && unheard.some((words) => error.message.includes(words));
}

const cancelled = "57014";

// PostgreSQL ends a statement that takes, or waits, too long. The client wraps what the driver said.
function isOutOfTime(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isDriverAdapterError(error)) return "originalCode" in error.cause && error.cause.originalCode === cancelled;
  const inner = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta?.driverAdapterError : undefined;
  return inner instanceof Error && isOutOfTime(inner);
}

/** Ends every connection for writing; the next command opens new ones. The clients hold none of their own and stay warm. */
export async function endWriting(): Promise<void> {
  const { pool } = writing;
  writing.pool = null;
  await (await pool)?.dispose();
}
