import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { environment } from "@/lib/environment";
import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";

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
export type WriteClient = Omit<Prisma.TransactionClient, "auditEvent" | "logHead" | "checkpoint" | `$${string}`>;

type Clients = { reading?: PrismaClient; writing?: PrismaClient };
const shared = globalThis as unknown as { assayDatabase?: Clients };
shared.assayDatabase ??= {};
const clients: Clients = shared.assayDatabase;

const poolSizeMax = 10;

// Named statements are parsed and planned once a connection. Their number is bounded by the code: lists of values vary it little.
const statementNames = new Map<string, string>();
const statementNamesMax = 1000;

function statementName({ sql }: { sql: string }): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  if (statementNames.size >= statementNamesMax) return "";
  const name = `assay_${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}

function connect(options: string): PrismaClient {
  const pool = { connectionString: environment.databaseUrl, max: poolSizeMax, options };
  // "minimal" spares a stack trace per query, a tenth of the processor time; errors still carry their own.
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementName }), errorFormat: "minimal" });
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

/** The whole client. Only `lib/command.ts` and the sign-in adapter may import this. */
export const unguardedDatabase: PrismaClient = lazily("writing", "-c timezone=UTC -c default_transaction_isolation=read\\ committed");

/** Ends every connection; for programs that must exit and tests that drop their database. */
export async function disconnectDatabase(): Promise<void> {
  const open = [clients.reading, clients.writing];
  delete clients.reading;
  delete clients.writing;
  await Promise.all(open.map((client) => client?.$disconnect()));
}
