import "server-only";
import pg from "pg";
import { ownSettings } from "@/lib/connection";
import { environment } from "@/lib/environment";
import { copyJson } from "./binary-copy";
import type { LogRow } from "./event-faults";
import { momentIn } from "./moment";
import { probed, readOnce } from "./read-only-connection";
import type { SharedMoment } from "./shared-moment";

/** One moment of the record, however long it takes to read it: what commands append meanwhile is not in it. */
export type LogSnapshot = {
  /**
   * The events of a newsroom's log in order, all or those of some types, a page at a time; the next page is fetched while one is worked on. A page is empty
   * once the next is asked for.
   */
  pages: (workspaceId: string, types?: readonly string[]) => AsyncGenerator<LogRow[]>;
  query: <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]) => Promise<Row[]>;
  /** What a statement answers that is written with its values in their places, a page at a time like the events, and as empty afterwards. */
  rows: (parts: TemplateStringsArray, ...values: readonly unknown[]) => AsyncGenerator<unknown[]>;
  /** The same in short pages, where each row may be as long as a whole text. */
  longRows: (parts: TemplateStringsArray, ...values: readonly unknown[]) => AsyncGenerator<unknown[]>;
  /** Takes what a statement answers, one JSON value a row, as it comes. */
  json: (statement: string, take: (value: unknown) => void) => Promise<void>;
};

/**
 * Two pages are held at once. A page of events is short enough to wait in the connection while the one before is worked on, so that PostgreSQL need not wait. A
 * row may be as long as the headers of a page, or what somebody wrote.
 */
const eventsAPage = 500;
const rowsAPage = 1_000;
const longRowsAPage = 20;

// In few columns, as each costs by itself; and bytes in base 64, which is shorter than digits and read in a third of the time.
const events = `
  select "sequence", encode("bytes", 'base64'), encode("leafHash", 'hex'), "private"::text,
    json_build_array("type", "stream", "streamSequence", "articleId", "claimId", "reportId", "actorId", "recordedAt")::text
  from "AuditEvent" where "workspaceId" = $1::uuid and ($2::text[] is null or "type" = any ($2::text[])) order by "sequence"`;

type Values = [sequence: string, bytes: string, leafHash: string, opened: string | null, columns: string];
type Columns = [string, string, number, string | null, string | null, string | null, string | null, string];

function rowOf([sequence, bytes, leafHash, opened, columns]: Values): LogRow {
  const [type, stream, streamSequence, articleId, claimId, reportId, actorId, recordedAt]: Columns = JSON.parse(columns);
  return {
    sequence: BigInt(sequence),
    bytes: Buffer.from(bytes, "base64"),
    leafHash,
    type,
    stream,
    streamSequence,
    articleId,
    claimId,
    reportId,
    actorId,
    recordedAt: momentIn(recordedAt),
    private: opened === null || opened === "{}" ? null : JSON.parse(opened),
  };
}

/** Empties a page that was worked on. Left whole, it was carried into the old part of the heap with what nobody needed either, at half the cost of all collecting. */
export function letGo(page: unknown[]): void {
  page.length = 0;
}

/** `share`: of its rows, how large a part should be there soon, for which PostgreSQL plans; 1 where the last one counts. */
type Reading = { sql: string; values: readonly unknown[]; pageLength: number; share: number };

/** Asks a connection one thing after another, as several may want something of it. */
class Asked {
  readonly client: pg.Client;
  #before: Promise<unknown> = Promise.resolve();

  constructor(client: pg.Client) {
    this.client = client;
  }

  inTurn<Value>(ask: (client: pg.Client) => Promise<Value>): Promise<Value> {
    const answer = this.#before.then(() => ask(this.client));
    // Whoever asked hears of what went wrong.
    this.#before = Promise.allSettled([answer]);
    return answer;
  }
}

let cursors = 0;

async function* pagesOf<Row extends unknown[]>(asked: Asked, { sql, values, pageLength, share }: Reading): AsyncGenerator<Row[]> {
  cursors += 1;
  // Of its own name: several statements may be read by turns.
  const cursor = `pages_${cursors}`;
  const fetch = () => asked.inTurn((client) => client.query<Row>({ text: `fetch ${pageLength} from ${cursor}`, rowMode: "array" }));
  await asked.inTurn(async (client) => {
    await client.query(`set local cursor_tuple_fraction = ${share}`);
    await client.query(`declare ${cursor} no scroll cursor for ${sql}`, [...values]);
  });
  for (let next = fetch(); ; ) {
    const { rows } = await next;
    const isLast = rows.length < pageLength;
    if (!isLast) next = fetch();
    yield rows;
    letGo(rows);
    if (isLast) break;
  }
  await asked.inTurn((client) => client.query(`close ${cursor}`));
}

async function* eventsOf(asked: Asked, workspaceId: string, types?: readonly string[]): AsyncGenerator<LogRow[]> {
  // In their order from the first on: sorted, all of them were written to the disk before the first could be looked at.
  const reading = { sql: events, values: [workspaceId, types ?? null], pageLength: eventsAPage, share: 0.01 };
  for await (const rows of pagesOf<Values>(asked, reading)) {
    const page = rows.map(rowOf);
    letGo(rows);
    yield page;
    letGo(page);
  }
}

function numbered([first = "", ...others]: readonly string[]): string {
  return first + others.map((part, at) => `$${at + 1}${part}`).join("");
}

// Moments stay as PostgreSQL writes them: the next step compares them as text.
const asWritten: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => (type === pg.types.builtins.TIMESTAMPTZ ? String : pg.types.getTypeParser(type, format)),
};

const settingsWith = (options: string) => `${ownSettings} -c timezone=UTC ${options}`;
const readOnly = "-c default_transaction_read_only=on";

/** A connection, not yet open, on which the record is read as it must be: UTC, and moments as they are written. */
export function snapshotConnection(connectionString: string, options = ""): pg.Client {
  return new pg.Client({ connectionString, options: settingsWith(options), types: asWritten, ...probed });
}

/** What the transaction that is open on such a connection sees of the record. */
export function snapshotOn(client: pg.Client): LogSnapshot {
  const asked = new Asked(client);
  return {
    pages: (workspaceId, types) => eventsOf(asked, workspaceId, types),
    query: async <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]) =>
      (await asked.inTurn(() => client.query<Row>(sql, [...values]))).rows,
    rows: (parts, ...values) => pagesOf(asked, { sql: numbered(parts), values, pageLength: rowsAPage, share: 1 }),
    longRows: (parts, ...values) => pagesOf(asked, { sql: numbered(parts), values, pageLength: longRowsAPage, share: 1 }),
    json: (statement, take) => asked.inTurn(() => copyJson(client, statement, take)),
  };
}

/** Reads the record as of one moment, on a connection of its own that cannot write. `share` hands the moment out, so that more of it can be read beside. */
export function withLogSnapshot<Value>(
  work: (snapshot: LogSnapshot, share: () => Promise<SharedMoment>) => Promise<Value>,
): Promise<Value> {
  const connectionString = environment.databaseUrl;
  const client = snapshotConnection(connectionString, readOnly);
  return readOnce(client, () =>
    work(snapshotOn(client), async () => {
      const { rows } = await client.query<[string]>({ text: "select pg_export_snapshot()", rowMode: "array" });
      return { connectionString, options: settingsWith(readOnly), name: rows[0]?.[0] ?? "" };
    }),
  );
}
