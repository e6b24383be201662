import "server-only";
import type { SqlDriverAdapter, SqlResultSet } from "@prisma/driver-adapter-utils";
import { poolSockets, poolWith, statement } from "@/lib/connection";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { endBySockets } from "@/lib/open-sockets";
import { endTelling } from "@/lib/tell-followers";
import { endWriting } from "@/lib/write-transaction";

const readMethods = [
  "findUnique",
  "findUniqueOrThrow",
  "findFirst",
  "findFirstOrThrow",
  "findMany",
  "count",
  "aggregate",
  "groupBy",
] as const;
type ReadMethod = (typeof readMethods)[number];
type ModelName = Exclude<keyof PrismaClient, `$${string}` | symbol>;

/** Every model, without the methods that write. */
export type ReadClient = { readonly [Model in ModelName]: Pick<PrismaClient[Model], ReadMethod & keyof PrismaClient[Model]> } & Pick<
  PrismaClient,
  "$queryRaw"
>;

/** What a command may write with: no raw SQL and none of the record's tables. */
export type WriteClient = Omit<
  Prisma.TransactionClient,
  "auditEvent" | "logHead" | "checkpoint" | "cosignature" | "timestamp" | "tileHash" | `$${string}`
>;

type Clients = { reading?: PrismaClient; writing?: PrismaClient; record?: Promise<SqlDriverAdapter> };
const shared = globalThis as unknown as { assayDatabase?: Clients };
shared.assayDatabase ??= {};
const clients: Clients = shared.assayDatabase;

function connect(options: string): PrismaClient {
  // "minimal" spares a stack trace per query, a tenth of the processor time; errors still carry their own.
  return new PrismaClient({ adapter: poolWith(options), errorFormat: "minimal" });
}

function lazily(name: "reading" | "writing", options: string): PrismaClient {
  return new Proxy({} as PrismaClient, {
    get(_, property) {
      clients[name] ??= connect(options);
      const value: unknown = Reflect.get(clients[name], property);
      return typeof value === "function" ? value.bind(clients[name]) : value;
    },
  });
}

const readingOnly = "-c timezone=UTC -c default_transaction_read_only=on";

/** The database, for reading. PostgreSQL itself refuses writes on these connections; changes go through a command. */
export const database: ReadClient = lazily("reading", readingOnly);

/**
 * Asks the record's own tables past the generated client, which over hundreds of hashes takes longer than PostgreSQL itself. Answers rows as arrays, in
 * the order of the columns; integers wider than 32 bits are strings. PostgreSQL refuses writes here, too.
 */
export async function queryRecord(sql: string, values: readonly unknown[]): Promise<SqlResultSet["rows"]> {
  clients.record ??= poolWith(readingOnly).connect();
  return (await (await clients.record).queryRaw(statement(sql, values))).rows;
}

/** The whole client, outside any record. Only what keeps sessions and counts sign-in tries may import this. */
export const unguardedDatabase: PrismaClient = lazily("writing", "-c timezone=UTC");

/** Ends every connection, over a silent network within seconds; for programs that must exit and tests that drop their database. */
export async function disconnectDatabase(): Promise<void> {
  const { reading, writing, record } = clients;
  delete clients.reading;
  delete clients.writing;
  delete clients.record;
  const disposing = record?.then((adapter) => adapter.dispose());
  await endBySockets(poolSockets, Promise.all([reading?.$disconnect(), writing?.$disconnect(), disposing, endWriting(), endTelling()]));
}
