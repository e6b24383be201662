import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { now } from "@/lib/clock";
import { environment } from "@/lib/environment";
import { type BackupHeader, tablesLeftOut } from "./format";
import { sealStream } from "./sealed-stream";

const fetchLength = 200;
const quoted = (name: string) => pg.escapeIdentifier(name);

const columnsOf = `
  select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1) group by c.relname order by c.relname`;

async function headerOf(client: pg.Client): Promise<BackupHeader> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  const logs = await client.query<{ workspaceId: string; size: string; root: string }>(
    `select "workspaceId", size::text, encode(root, 'hex') as root from "LogHead" order by "workspaceId"`,
  );
  return { format: "assay-backup", formatVersion: 1, madeAt: now().toISOString(), migrations: migrations.rows, logs: logs.rows };
}

async function* linesOf(client: pg.Client): AsyncGenerator<string> {
  yield JSON.stringify(await headerOf(client));
  const tables = await client.query<{ table: string; columns: string[] }>(columnsOf, [tablesLeftOut]);
  for (const { table, columns } of tables.rows) {
    yield JSON.stringify({ table, columns });
    const texts = columns.map((column) => `${quoted(column)}::text`).join(", ");
    await client.query(`declare backup_rows no scroll cursor for select ${texts} from only ${quoted(table)}`);
    for (;;) {
      const { rows } = await client.query<(string | null)[]>({ text: `fetch ${fetchLength} from backup_rows`, rowMode: "array" });
      for (const row of rows) yield JSON.stringify(row);
      if (rows.length < fetchLength) break;
    }
    await client.query("close backup_rows");
  }
}

/** What was saved: rows in all, and the newsrooms' logs. */
export type SavedBackup = { rows: number; header: BackupHeader };

/**
 * Saves the whole database of DATABASE_URL, as of one moment, while it runs: one repeatable-read transaction, streamed through gzip and, with a
 * passphrase, encrypted. The file appears under its name only when it is whole and on disk. Needs no program of PostgreSQL's.
 */
export async function writeBackup(file: string, { passphrase }: { passphrase: string | null }): Promise<SavedBackup> {
  const client = new pg.Client({ connectionString: environment.databaseUrl });
  await client.connect();
  const unfinished = `${file}.${process.pid}.unfinished`;
  const saved: { rows: number; header: BackupHeader | null } = { rows: 0, header: null };
  async function* bytes(): AsyncGenerator<Buffer> {
    const hash = createHash("sha256");
    for await (const line of linesOf(client)) {
      const part = Buffer.from(`${line}\n`, "utf8");
      hash.update(part);
      if (saved.header === null) saved.header = JSON.parse(line) as BackupHeader;
      if (line.startsWith("[")) saved.rows += 1;
      yield part;
    }
    yield Buffer.from(`${JSON.stringify({ rows: saved.rows, sha256: hash.digest("hex") })}\n`);
  }
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query(
      "set local timezone to 'UTC'; set local bytea_output to 'hex'; set local extra_float_digits to 1; set local datestyle to 'ISO'",
    );
    const source = Readable.from(bytes(), { objectMode: false });
    const target = createWriteStream(unfinished, { mode: 0o600 });
    await (passphrase === null ? pipeline(source, createGzip(), target) : pipeline(source, createGzip(), sealStream(passphrase), target));
    await client.query("commit");
    const handle = await open(unfinished, "r");
    await handle.sync();
    await handle.close();
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
    await client.end();
  }
  if (saved.header === null) throw new Error("The backup has no header.");
  return { rows: saved.rows, header: saved.header };
}
