import "server-only";
import pg from "pg";
import { ownSettings } from "@/lib/connection";
import { environment } from "@/lib/environment";
import type { ArtefactStore } from "@/lib/evidence/artefact-store";
import type { BackupHeader } from "./format";
import { type BackupPart, readBackup } from "./read-backup";
import { UnreadableBackup } from "./sealed-stream";
import { takeFiles } from "./take-files";

/** The database cannot take this backup. The message is one plain sentence. */
export class RestoreRefused extends Error {}

const batchRows = 500;
const batchBytes = 4_000_000;
const quoted = (name: string) => pg.escapeIdentifier(name);

type Batch = { table: string; columns: string[]; types: string[]; rows: (string | null)[][]; bytes: number };

async function assertFits(client: pg.Client, header: BackupHeader): Promise<void> {
  const { rows: present } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  if (JSON.stringify(present) !== JSON.stringify(header.migrations)) {
    const last = header.migrations.at(-1)?.name ?? "none";
    throw new RestoreRefused(
      `The backup was made with other tables (up to ${last}). Restore it with that version of Assay, then start this one.`,
    );
  }
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from "Workspace"`);
  if (rows[0]?.n !== 0) throw new RestoreRefused("There is a newsroom in this database already. Restore into an empty one.");
}

type Guard = { table: string; name: string; state: string };

/** The database's own triggers must not judge what they judged when it was written; afterwards they stand as they stood. */
async function withGuardsOff(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows: guards } = await client.query<Guard>(
    `select relname as table, tgname as name, tgenabled::text as state from pg_trigger join pg_class on pg_class.oid = tgrelid
     where not tgisinternal and relnamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of guards) await client.query(`alter table ${quoted(table)} disable trigger ${quoted(name)}`);
  await work();
  const enabled: Record<string, string> = {
    A: "enable always trigger",
    O: "enable trigger",
    R: "enable replica trigger",
    D: "disable trigger",
  };
  for (const { table, name, state } of guards) await client.query(`alter table ${quoted(table)} ${enabled[state]} ${quoted(name)}`);
}

async function typesOf(client: pg.Client, table: string, columns: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`public.${quoted(table)}`],
  );
  const types = new Map(rows.map(({ name, type }) => [name, type]));
  return columns.map((column) => types.get(column) ?? refuseColumn(table, column));
}

async function assertEmpty(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ is: boolean }>(`select exists (select from only ${quoted(table)}) as is`);
  if (rows[0]?.is !== false) throw new RestoreRefused(`There are rows in ${table} already. Restore into an empty database.`);
}

// Of values that are none of their column's, and of rows that break a rule of the tables.
const unfitting = /^2[23]/;

function asRefusal(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError && unfitting.test(error.code ?? ""))) return error;
  const where = error.table === undefined ? "" : ` of ${error.table}`;
  return new UnreadableBackup(`Rows${where} in the backup do not fit their tables, or each other: it was altered.`, { cause: error });
}

function refuseColumn(table: string, column: string): never {
  throw new RestoreRefused(`This version has no column ${column} in ${table}.`);
}

// Transactions are numbered by the server: an old number would belong to a later transaction of the new one, and vouch for it.
const isOfTheServer = (type: string | undefined) => type === "xid8";

async function insert(client: pg.Client, { table, columns, types, rows }: Batch): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(quoted).join(", ");
  const values = columns
    .map((column, at) => (isOfTheServer(types[at]) ? "pg_current_xact_id()" : `given.${quoted(column)}::${types[at]}`))
    .join(", ");
  const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(", ");
  const sql = `insert into ${quoted(table)} (${names}) select ${values} from unnest(${arrays}) as given(${names})`;
  await client.query(
    sql,
    columns.map((_, at) => rows.map((row) => row[at] ?? null)),
  );
}

/** Foreign keys, taken off while tables come in the order of their names, and put back, which checks every row. */
async function withoutForeignKeys(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  await work();
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
}

/** What came back: rows, stored files, and those that were missing or damaged when they were to be saved. */
export type RestoredBackup = { rows: number; files: number; lacking: string[]; header: BackupHeader };

/**
 * Restores a backup into the empty, migrated database, as the owner of its tables, in one transaction: all of it or nothing. Throws UnreadableBackup or
 * RestoreRefused. Stored files go into the store, each verified by its hash; when the rest is refused they stay, named by no row. The caller audits the result: what came back must prove itself like any log.
 */
export async function restoreBackup(
  file: string,
  { passphrase, store = null }: { passphrase: string | null; store?: ArtefactStore | null },
): Promise<RestoredBackup> {
  const client = new pg.Client({ connectionString: environment.ownerDatabaseUrl, options: `${ownSettings} -c timezone=UTC` });
  // A connection that breaks off is told by the statement under way; an error without a listener would end the process.
  client.on("error", () => undefined);
  await client.connect();
  const restored: { rows: number; header: BackupHeader | null } = { rows: 0, header: null };
  const files = takeFiles(store);
  let batch: Batch | null = null;
  const flush = async () => {
    if (batch !== null) await insert(client, batch);
    if (batch !== null) batch = { ...batch, rows: [], bytes: 0 };
  };
  const take = async (part: BackupPart) => {
    if (part.kind === "header") {
      await assertFits(client, part.header);
      restored.header = part.header;
    } else if (part.kind === "table") {
      await flush();
      batch = { table: part.table, columns: part.columns, types: await typesOf(client, part.table, part.columns), rows: [], bytes: 0 };
      await assertEmpty(client, part.table);
    } else if (part.kind !== "row") {
      await files.take(part);
    } else if (batch !== null) {
      batch.rows.push(part.values);
      batch.bytes += part.values.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      restored.rows += 1;
      if (batch.rows.length >= batchRows || batch.bytes >= batchBytes) await flush();
    }
  };
  try {
    await client.query("begin");
    await withGuardsOff(client, () =>
      withoutForeignKeys(client, async () => {
        await readBackup(file, { passphrase, take });
        await flush();
      }),
    );
    await client.query("commit");
  } catch (error) {
    // On a connection that broke off there is nothing to take back with, and PostgreSQL does it.
    const [taken] = await Promise.allSettled([client.query("rollback")]);
    if (taken.status === "rejected" && !(error instanceof UnreadableBackup || error instanceof RestoreRefused))
      throw new RestoreRefused(`The database went away (${error instanceof Error ? error.message : String(error)}).`, { cause: error });
    throw asRefusal(error);
  } finally {
    await files.giveUp();
    await client.end();
  }
  if (restored.header === null) throw new Error("The backup had no header.");
  return { rows: restored.rows, ...files.taken, header: restored.header };
}
