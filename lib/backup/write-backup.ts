import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { now } from "@/lib/clock";
import { ownSettings } from "@/lib/connection";
import { environment } from "@/lib/environment";
import type { ArtefactStore } from "@/lib/evidence/artefact-store";
import { unfinishedName } from "@/lib/unfinished-file";
import { type BackupHeader, lineBytesMax, tablesLeftOut } from "./format";
import { sealStream } from "./sealed-stream";

const fetchLengthMax = 200;
const fetchBytesMax = 8 * 1024 * 1024;
const quoted = (name: string) => pg.escapeIdentifier(name);

const columnsOf = `
  select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns,
    string_agg(
      format(case a.atttypid when 'bytea'::regtype then 'coalesce(octet_length(%I), 0) * 2' else 'coalesce(octet_length(%I::text), 0)' end, a.attname),
      ' + ') filter (where a.attlen = -1) as bytes
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all($1) group by c.relname order by c.relname`;

async function headerOf(client: pg.Client): Promise<BackupHeader> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  const logs = await client.query<{ workspaceId: string; size: string; root: string }>(
    `select "workspaceId", size::text, encode(root, 'hex') as root from "LogHead" order by "workspaceId"`,
  );
  return { format: "assay-backup", formatVersion: 2, madeAt: now().toISOString(), migrations: migrations.rows, logs: logs.rows };
}

/** `bytes`: how many bytes a row's long values come to, in PostgreSQL's words; null for a table without such columns. */
type Table = { table: string; columns: string[]; bytes: string | null };

/** How many rows of a table may be asked for at once, so that even its longest come to a bounded number of bytes. */
async function fetchLengthOf(client: pg.Client, { table, bytes }: Table): Promise<number> {
  // PostgreSQL knows how long texts and bytes are without reading them.
  if (bytes === null) return fetchLengthMax;
  const { rows } = await client.query<{ longest: string | null }>(`select max(${bytes})::text as longest from only ${quoted(table)}`);
  return Math.max(1, Math.min(fetchLengthMax, Math.floor(fetchBytesMax / Math.max(1, Number(rows[0]?.longest ?? 0)))));
}

async function* linesOf(client: pg.Client, store: ArtefactStore | null, saved: Saved): AsyncGenerator<string> {
  yield JSON.stringify(await headerOf(client));
  const tables = await client.query<Table>(columnsOf, [tablesLeftOut]);
  for (const one of tables.rows) {
    const { table, columns } = one;
    const fetchLength = await fetchLengthOf(client, one);
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
  if (store !== null) yield* fileLines(client, store, saved);
}

const storedFiles = `select "contentHash" as hash from "CaptureArtefact" union select "contentHash" from "ContactAttachment" order by 1`;

/** Files only ever appear in the store, and before the rows that name them: what the moment's rows name is there. */
async function* fileLines(client: pg.Client, store: ArtefactStore, saved: Saved): AsyncGenerator<string> {
  const { rows } = await client.query<{ hash: string }>(storedFiles);
  for (const { hash } of rows) {
    const fixity = await store.check(hash);
    const opened = fixity.isIntact ? await store.open(hash) : null;
    if (opened === null) {
      saved.lacking.push(hash);
      yield JSON.stringify({ lacking: hash });
      continue;
    }
    yield JSON.stringify({ file: hash, sizeBytes: opened.sizeBytes });
    for await (const piece of opened.stream) yield JSON.stringify(Buffer.from(piece).toString("base64"));
    saved.files += 1;
  }
}

/** Nothing was saved, as something stands in the way. The message is one plain sentence. */
export class BackupRefused extends Error {}

/** Refuses where a file of that name is there: the only good backup may be the older one. */
async function assertNew(file: string): Promise<void> {
  try {
    await access(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  throw new BackupRefused(
    `There is a file ${file} already. Choose another name, or --replace, which puts the new one there once it is whole.`,
  );
}

/** What was saved: rows in all, stored files, those that could not be saved whole, and the newsrooms' logs. */
export type SavedBackup = { rows: number; files: number; lacking: string[]; header: BackupHeader };

/** How a backup is made: `signal` breaks it off, and nothing is left of it. */
export type BackupWish = { passphrase: string | null; store?: ArtefactStore | null; isReplacing?: boolean; signal?: AbortSignal };

type Saved = Omit<SavedBackup, "header"> & { header: BackupHeader | null };

type WrittenFile = { file: string; passphrase: string | null; signal: AbortSignal };

/** Resolves or rejects only once the file is closed: a stream that is broken off may still be opening it, and would make it after it was taken away. */
async function writeWhole(source: Readable, { file, passphrase, signal }: WrittenFile): Promise<void> {
  const target = createWriteStream(file, { mode: 0o600 });
  const closing = new Promise<void>((resolve) => target.once("close", resolve));
  try {
    await (passphrase === null
      ? pipeline(source, createGzip(), target, { signal })
      : pipeline(source, createGzip(), sealStream(passphrase), target, { signal }));
  } finally {
    await closing;
  }
}

/**
 * Saves the whole database of DATABASE_URL, as of one moment, while it runs: one repeatable-read transaction, streamed through gzip and, with a
 * passphrase, encrypted. With a store, the files that the rows name follow, one after another and never as a whole in memory. The file appears under
 * its name only when it is whole and on disk, in the place of an older one only if that is asked for (else BackupRefused). Needs no program of PostgreSQL's.
 */
export async function writeBackup(
  file: string,
  { passphrase, store = null, isReplacing = false, signal = new AbortController().signal }: BackupWish,
): Promise<SavedBackup> {
  if (!isReplacing) await assertNew(file);
  const client = new pg.Client({ connectionString: environment.databaseUrl, options: ownSettings });
  // A connection that breaks off is told by the statement under way; an error without a listener would end the process.
  client.on("error", () => undefined);
  await client.connect();
  const unfinished = unfinishedName(file);
  const saved: Saved = { rows: 0, files: 0, lacking: [], header: null };
  async function* bytes(): AsyncGenerator<Buffer> {
    const hash = createHash("sha256");
    for await (const line of linesOf(client, store, saved)) {
      const part = Buffer.from(`${line}\n`, "utf8");
      if (part.length > lineBytesMax) throw new Error("A row is too long to be backed up: it could not be restored.");
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
    await writeWhole(Readable.from(bytes(), { objectMode: false }), { file: unfinished, passphrase, signal });
    await client.query("commit");
    const handle = await open(unfinished, "r");
    await handle.sync();
    await handle.close();
    if (!isReplacing) await assertNew(file);
    await rename(unfinished, file);
    const folder = await open(path.dirname(path.resolve(file)), "r");
    await folder.sync();
    await folder.close();
  } finally {
    await rm(unfinished, { force: true });
    await client.end();
  }
  if (saved.header === null) throw new Error("The backup has no header.");
  return { ...saved, header: saved.header };
}
