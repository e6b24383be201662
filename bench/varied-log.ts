import type pg from "pg";
import { canonicalBytes } from "@/lib/audit/canonical";
import { storedEvent } from "@/lib/audit/event";
import { appendLeaf, decodeFrontier, encodeFrontier, leafHash, rootOf, tileHeight } from "@/lib/audit/merkle";
import { commitmentOf, parseOpenings } from "@/lib/audit/private-parts";
import { evidenceSetHash } from "@/lib/verdicts/evidence-set";

/** What a newsroom holds at some moment: the rows of each table as JSON, and how many events. */
type Kept = { rows: Map<string, Set<string>>; size: number };

type Told = { bytes: string; openings: string };

/** One row for a name or a person, whoever names it: never told again. Notices are made of events, by another reader. */
const once = ["Workspace", "Member", "Claimant", "AuditEvent", "LogHead", "TileHash", "Checkpoint", "Notification", "Delivery"];

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const spacing = 1n << 20n;

/** The id of the same thing in another telling: in the same order among the others. */
function shifted(id: string, telling: number): string {
  const head = (BigInt(`0x${id.slice(0, 8)}${id.slice(9, 13)}`) + BigInt(telling) * spacing) % (1n << 48n);
  const digits = head.toString(16).padStart(12, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}${id.slice(13)}`;
}

/** What a newsroom's tables hold now. */
export async function keep(client: pg.Client, workspaceId: string): Promise<Kept> {
  const { rows: tables } = await client.query<{ table: string }>(
    `select c.relname as "table" from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspaceId'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)`,
    [once],
  );
  const rows = new Map<string, Set<string>>();
  for (const { table } of tables) {
    const held = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from "${table}" t where "workspaceId" = $1`, [
      workspaceId,
    ]);
    rows.set(table, new Set(held.rows.map(({ row }) => row)));
  }
  const { rows: heads } = await client.query<{ size: string }>(`select size from "LogHead" where "workspaceId" = $1`, [workspaceId]);
  return { rows, size: Number(heads[0]?.size ?? 0) };
}

/** Which words stand for which in another telling: ids, addresses, and the hash of each verdict's evidence, which is of ids. */
function retelling(
  known: ReadonlySet<string>,
  slugs: readonly string[],
  sets: ReadonlyMap<string, readonly { id: string; revision: number }[]>,
) {
  return (words: string, telling: number): string => {
    let told = words.replace(uuid, (id) => (known.has(id) ? id : shifted(id, telling)));
    for (const slug of slugs) told = told.replaceAll(`"${slug}"`, `"${slug}-${telling}"`);
    for (const [hash, set] of sets) {
      if (told.includes(hash))
        told = told.replaceAll(hash, evidenceSetHash(set.map(({ id, revision }) => ({ id: shifted(id, telling), revision }))));
    }
    return told;
  };
}

async function guards(client: pg.Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `select relname as "table", tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid where not tgisinternal and tgenabled = 'A'`,
  );
  return rows;
}

/**
 * Tells what happened in a newsroom since `before` again and again, each time of things of their own, until its log has `upTo` events or a few more: rows in
 * the tables and events that prove themselves like the first, under other ids. The guards look away meanwhile.
 */
export async function retell(client: pg.Client, workspaceId: string, { before, upTo }: { before: Kept; upTo: number }): Promise<void> {
  const after = await keep(client, workspaceId);
  const story = [...after.rows].map(([table, rows]) => ({ table, rows: [...rows].filter((row) => !before.rows.get(table)?.has(row)) }));
  const { rows: stored } = await client.query<{ bytes: Buffer; private: string | null; sequence: string }>(
    `select bytes, private::text, sequence from "AuditEvent" where "workspaceId" = $1 order by sequence`,
    [workspaceId],
  );
  const told: Told[] = stored.slice(before.size).map((row) => ({ bytes: row.bytes.toString("utf8"), openings: row.private ?? "{}" }));
  const kept = [...before.rows.values()].flatMap((rows) => [...rows]);
  const { rows: names } = await client.query<{ row: string }>(
    `select to_jsonb(t)::text as row from "Claimant" t where "workspaceId" = $1 union all select to_jsonb(m)::text from "Member" m where "workspaceId" = $1`,
    [workspaceId],
  );
  const known = new Set([...kept, ...names.map(({ row }) => row), workspaceId].flatMap((row) => row.match(uuid) ?? []));
  const { rows: slugs } = await client.query<{ slug: string }>(
    `select slug from "Report" where "workspaceId" = $1 and slug is not null union select slug from "PublishedClaim" where "workspaceId" = $1`,
    [workspaceId],
  );
  const { rows: pieces } = await client.query<{ hash: string; id: string; revision: number }>(
    `select distinct v."evidenceSetHash" as hash, e."evidenceId" as id, e."evidenceRevision" as revision from "Verdict" v
     join "VerdictEvidence" e on e."workspaceId" = v."workspaceId" and e."verdictId" = v.id where v."workspaceId" = $1`,
    [workspaceId],
  );
  const sets = new Map(pieces.map(({ hash }) => [hash.trim(), pieces.filter((one) => one.hash === hash)]));
  const tell = retelling(
    known,
    slugs.map(({ slug }) => slug),
    sets,
  );

  const { rows: heads } = await client.query<{ size: string; frontier: Buffer }>(
    `select size, frontier from "LogHead" where "workspaceId" = $1`,
    [workspaceId],
  );
  let frontier = decodeFrontier(BigInt(heads[0]?.size ?? "0"), heads[0]?.frontier ?? Buffer.alloc(0));
  const ends = new Map<string, { next: number; previous: string }>();
  const note = (stream: string, number: number, leaf: Uint8Array) =>
    ends.set(stream, { next: number + 1, previous: Buffer.from(leaf).toString("hex") });
  for (const { bytes } of stored) {
    const { stream, streamSequence } = storedEvent.parse(JSON.parse(bytes.toString("utf8")));
    note(stream, streamSequence, leafHash(bytes));
  }
  const switched = await guards(client);
  for (const { table, name } of switched) await client.query(`alter table "${table}" disable trigger ${name}`);
  await client.query("set session_replication_role = replica");
  for (let telling = 1; frontier.size < BigInt(upTo); telling += 1) {
    await client.query("begin");
    for (const { table, rows } of story) {
      if (rows.length === 0) continue;
      const list = `[${rows.map((row) => tell(row, telling)).join(",")}]`;
      await client.query(`insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1::jsonb)`, [list]);
    }
    const columns: unknown[][] = Array.from({ length: 11 }, () => []);
    for (const one of told) {
      const event = storedEvent.parse(JSON.parse(tell(one.bytes, telling)));
      const openings = parseOpenings(JSON.parse(tell(one.openings, telling)));
      for (const [part, opening] of Object.entries(openings)) {
        const commitment = { commitment: commitmentOf(opening) };
        if (part === "actor.name") event.actor.name = commitment;
        else event.payload[part.slice("payload.".length)] = commitment;
      }
      const end = ends.get(event.stream) ?? { next: 0, previous: null };
      const sequence = Number(frontier.size);
      const bytes = canonicalBytes({ ...event, sequence, streamSequence: end.next, previous: end.previous });
      const leaf = leafHash(bytes);
      note(event.stream, end.next, leaf);
      const tiles: [number, string, Buffer][] = [];
      frontier = appendLeaf(frontier, leaf, ({ height, index }, hash) => {
        if (height % tileHeight === 0) tiles.push([height / tileHeight, index.toString(), Buffer.from(hash)]);
      });
      for (const tile of tiles) await client.query(`insert into "TileHash" values ($1, $2, $3, $4)`, [workspaceId, ...tile]);
      const { articleId = null, claimId = null, reportId = null } = event.subject;
      const values = [
        ...[String(sequence), Buffer.from(bytes), Buffer.from(leaf), event.type, event.stream, end.next],
        ...[articleId, claimId, reportId, event.actor.id, JSON.stringify(openings)],
      ];
      for (const [at, value] of values.entries()) columns[at]?.push(value);
    }
    const { time } = storedEvent.parse(JSON.parse(told.at(-1)?.bytes ?? "{}"));
    await client.query(
      `insert into "AuditEvent" ("workspaceId","sequence","bytes","leafHash","type","stream","streamSequence","articleId","claimId","reportId","actorId","recordedAt","private")
       select $1, u.a, u.b, u.c, u.d, u.e, u.f, u.g, u.h, u.i, u.j, $13::timestamptz, u.k::jsonb
       from unnest($2::bigint[], $3::bytea[], $4::bytea[], $5::text[], $6::text[], $7::int[], $8::uuid[], $9::uuid[], $10::uuid[], $11::uuid[], $12::text[]) as u(a, b, c, d, e, f, g, h, i, j, k)`,
      [workspaceId, ...columns, time],
    );
    await client.query("commit");
  }
  const values = [workspaceId, frontier.size, Buffer.from(rootOf(frontier)), Buffer.from(encodeFrontier(frontier))];
  await client.query(`update "LogHead" set size = $2, root = $3, frontier = $4 where "workspaceId" = $1`, values);
  await client.query("set session_replication_role = origin");
  for (const { table, name } of switched) await client.query(`alter table "${table}" enable always trigger ${name}`);
  await client.query("vacuum analyze");
}
