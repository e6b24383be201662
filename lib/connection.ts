import "server-only";
import type { Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import type { ArgType } from "@prisma/driver-adapter-utils";
import type { PoolConfig } from "pg";
import { environment } from "@/lib/environment";
import { GatheringSocket } from "@/lib/gathering-socket";
import { keepOpen } from "@/lib/open-sockets";

/** How many connections a pool has at most; who wants another waits. */
export const poolSizeMax = 10;

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

/**
 * Settings that do not depend on what a database or a role is set to: names mean the tables of the migrations, and values and definitions come as they are
 * read and compared here.
 */
export const ownSettings = ["search_path=public", "datestyle=ISO", "bytea_output=hex", "extra_float_digits=1", "quote_all_identifiers=off"]
  .map((setting) => `-c ${setting}`)
  .join(" ");

const dropped = `select 1 from pg_settings where lower("name") = any ($1) and "source" not in ('client', 'session')`;

/** Says why a new connection cannot be used. Some poolers drop what it asked for when they are told to, and nothing else would show it: pages could write. */
function demandSettings(options: string): NonNullable<PoolConfig["verify"]> {
  const names = [...options.matchAll(/-c (\w+)=/g)].map(([, name]) => name);
  return (connection, done) => {
    const why = "What stands between Assay and PostgreSQL drops the settings of its connections (options). Connect to PostgreSQL itself.";
    connection.query(dropped, [names]).then(({ rowCount }) => done(rowCount === 0 ? undefined : new Error(why)), done);
  };
}

// A connection that something on the way forgot is told to be gone within half a minute, instead of keeping whoever waits for its answer.
const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 15_000 };

// Those probes are not sent while an answer is awaited: what was said is sent again instead, for a quarter of an hour. No page asks what takes as long as this.
const answerMsUsual = 60_000;

/** What bounds how long whoever asks waits: for a connection, and for an answer, after which the connection is given up. */
type Waits = { connectionMsMax?: number; answerMsMax?: number };

/** The sockets of all pools. */
export const poolSockets: Set<Socket> = new Set();

/**
 * A pool of at most ten connections to the database, opened when needed, each with these settings in the form of `libpq`'s `options`. A
 * connection sends a statement at once, without waiting for what the ones before it answer; each is refused or done on its own. Those of one turn of the
 * event loop are sent together.
 */
export function poolWith(options: string, { connectionMsMax = answerMsUsual, answerMsMax = answerMsUsual }: Waits = {}): PrismaPg {
  const settings = `${ownSettings} ${options}`;
  const pool = {
    ...{ connectionString: environment.databaseUrl, options: settings, verify: demandSettings(settings) },
    ...{ max: poolSizeMax, connectionTimeoutMillis: connectionMsMax, query_timeout: answerMsMax, ...keepAlive },
    ...{ pipeline: true, stream: () => keepOpen(poolSockets, new GatheringSocket()) },
  };
  return new PrismaPg(pool, { statementNameGenerator: statementName });
}

const asGiven: ArgType = { scalarType: "unknown", arity: "scalar" };

/** A statement for a pool's adapter; its values go as PostgreSQL's driver takes them. */
export const statement = (sql: string, values: readonly unknown[]) => ({ sql, args: [...values], argTypes: values.map(() => asGiven) });
