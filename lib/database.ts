import "server-only";
import { poolWith } from "@/lib/connection";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";
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

type Clients = { reading?: PrismaClient; writing?: PrismaClient };
const shared = globalThis as unknown as { assayDatabase?: Clients };
shared.assayDatabase ??= {};
const clients: Clients = shared.assayDatabase;

function connect(options: string): PrismaClient {
  // "minimal" spares a stack trace per query, a tenth of the processor time; errors still carry their own.
  return new PrismaClient({ adapter: poolWith(options), errorFormat: "minimal" });
}

function lazily(name: keyof Clients, options: string): PrismaClient {
  return new Proxy({} as PrismaClient, {
    get(_, property) {
      clients[name] ??= connect(options);
      const value: unknown = Reflect.get(clients[name], property);
      return typeof value === "function" ? value.bind(clients[name]) : value;
    },
  });
}

/** The database, for reading. PostgreSQL itself refuses writes on these connections; changes go through a command. */
export const database: ReadClient = lazily("reading", "-c timezone=UTC -c default_transaction_read_only=on");

/** The whole client, outside any record. Only what keeps sessions and counts sign-in tries may import this. */
export const unguardedDatabase: PrismaClient = lazily("writing", "-c timezone=UTC");

/** Ends every connection; for programs that must exit and tests that drop their database. */
export async function disconnectDatabase(): Promise<void> {
  const open = [clients.reading, clients.writing];
  delete clients.reading;
  delete clients.writing;
  await Promise.all([...open.map((client) => client?.$disconnect()), endWriting(), endTelling()]);
}
