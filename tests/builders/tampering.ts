import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import type { Actor } from "@/lib/actor";
import { canonicalBytes } from "@/lib/audit/canonical";
import { compareTables } from "@/lib/audit/compare-tables";
import { type StoredEvent, storedEvent } from "@/lib/audit/event";
import { appendLeaf, emptyFrontier, encodeFrontier, leafHash, rootOf, tileHeight } from "@/lib/audit/merkle";

// What somebody with full rights over the database can do to a log.

/** A connection as the database's superuser, open while the tests of the file that asks for it run. */
export function aSuperuser(): pg.Client {
  const superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  beforeAll(async () => {
    await superuser.connect();
  });
  afterAll(() => superuser.end());
  return superuser;
}

const recordTables = ["AuditEvent", "LogHead", "TileHash", "Checkpoint"];

/** Switches every guard of the record, or of other tables, off, does the work, and switches them on again as they were. */
export async function unguarded(superuser: pg.Client, work: () => Promise<unknown>, tables = recordTables): Promise<void> {
  const guards = await superuser.query<{ name: string; table: string; always: string }>(
    `select tgname as name, relname as table, case tgenabled when 'A' then 'always' else '' end as always from pg_trigger join pg_class on pg_class.oid = tgrelid
     where not tgisinternal and relname = any($1)`,
    [tables],
  );
  for (const { name, table } of guards.rows) await superuser.query(`alter table "${table}" disable trigger ${name}`);
  try {
    await work();
  } finally {
    for (const { name, table, always } of guards.rows) await superuser.query(`alter table "${table}" enable ${always} trigger ${name}`);
  }
}

/** Reads the events of a log as its bytes say them. */
export async function readLog(superuser: pg.Client, workspaceId: string): Promise<StoredEvent[]> {
  const { rows } = await superuser.query<{ bytes: Buffer }>(`select bytes from "AuditEvent" where "workspaceId" = $1 order by sequence`, [
    workspaceId,
  ]);
  return rows.map(({ bytes }) => storedEvent.parse(JSON.parse(bytes.toString("utf8"))));
}

/**
 * Rewrites a whole log without a trace inside the database: the changed events are numbered, chained and hashed anew, and the tree, its
 * stored hashes and its head are rebuilt over them. `isHidden` also removes the signed checkpoints.
 */
export async function rewriteLog(
  superuser: pg.Client,
  workspaceId: string,
  { change, isHidden = true }: { change: (events: StoredEvent[]) => StoredEvent[]; isHidden?: boolean },
): Promise<void> {
  const events = change(await readLog(superuser, workspaceId));
  await unguarded(superuser, async () => {
    const owned = [workspaceId];
    await superuser.query(`create temporary table if not exists private_parts as select sequence, private from "AuditEvent" limit 0`);
    await superuser.query(`truncate private_parts`);
    await superuser.query(`insert into private_parts select sequence, private from "AuditEvent" where "workspaceId" = $1`, owned);
    await superuser.query(`delete from "AuditEvent" where "workspaceId" = $1`, owned);
    await superuser.query(`delete from "TileHash" where "workspaceId" = $1`, owned);
    if (isHidden) await superuser.query(`delete from "Checkpoint" where "workspaceId" = $1`, owned);
    const heads = new Map<string, { next: number; previous: string }>();
    let frontier = emptyFrontier;
    for (const event of events) {
      const before = heads.get(event.stream);
      const chained = {
        ...event,
        sequence: Number(frontier.size),
        streamSequence: before?.next ?? 0,
        previous: before?.previous ?? null,
      };
      const bytes = canonicalBytes(chained);
      const leaf = leafHash(bytes);
      heads.set(event.stream, { next: chained.streamSequence + 1, previous: Buffer.from(leaf).toString("hex") });
      const { articleId = null, claimId = null, reportId = null } = event.subject;
      await superuser.query(
        `insert into "AuditEvent" ("workspaceId","sequence","bytes","leafHash","type","stream","streamSequence","articleId","claimId","reportId","actorId","recordedAt","private")
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,(select private from private_parts where sequence = $13))`,
        [
          ...[workspaceId, frontier.size, Buffer.from(bytes), Buffer.from(leaf), event.type, event.stream, chained.streamSequence],
          ...[articleId, claimId, reportId, event.actor.id, event.time, event.sequence],
        ],
      );
      const tiles: [number, bigint, Buffer][] = [];
      frontier = appendLeaf(frontier, leaf, ({ height, index }, hash) => {
        if (height % tileHeight === 0) tiles.push([height / tileHeight, index, Buffer.from(hash)]);
      });
      for (const tile of tiles) await superuser.query(`insert into "TileHash" values ($1, $2, $3, $4)`, [workspaceId, ...tile]);
    }
    const head = [workspaceId, frontier.size, Buffer.from(rootOf(frontier)), Buffer.from(encodeFrontier(frontier))];
    await superuser.query(`update "LogHead" set size = $2, root = $3, frontier = $4 where "workspaceId" = $1`, head);
  });
}

/** What comparing the tables with the log finds after changes with every trigger off, without names of rows. Undone afterwards. */
export async function faultsOf(superuser: pg.Client, viewer: Actor, changes: readonly string[]): Promise<string[]> {
  const tables = [...new Set(changes.map((change) => /"(\w+)"/.exec(change)?.[1] ?? ""))];
  const { rows: guards } = await superuser.query<{ table: string; name: string }>(
    `select relname as table, tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
     where relname = any ($1) and not tgisinternal and tgenabled = 'A'`,
    [tables],
  );
  for (const table of tables) await superuser.query(`create temporary table "kept_${table}" as select * from "${table}"`);
  for (const { table, name } of guards) await superuser.query(`alter table "${table}" disable trigger ${name}`);
  await superuser.query(`set session_replication_role = replica`);
  for (const change of changes) await superuser.query(change);
  const { faults } = await compareTables(viewer);
  for (const table of tables) {
    await superuser.query(`delete from "${table}"`);
    await superuser.query(`insert into "${table}" select * from "kept_${table}"`);
    await superuser.query(`drop table "kept_${table}"`);
  }
  await superuser.query(`set session_replication_role = origin`);
  for (const { table, name } of guards) await superuser.query(`alter table "${table}" enable always trigger ${name}`);
  return faults.map(({ fault }) => fault.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…"));
}
