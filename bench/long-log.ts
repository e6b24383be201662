import { randomBytes } from "node:crypto";
import type pg from "pg";
import { canonicalBytes } from "@/lib/audit/canonical";
import { appendLeaf, decodeFrontier, encodeFrontier, leafHash, rootOf, tileHeight } from "@/lib/audit/merkle";

const batch = 5_000;

/** Makes a log long, with events that prove themselves like any other; the guards look away meanwhile. */
export async function lengthen(client: pg.Client, workspaceId: string, upTo: number): Promise<void> {
  const { rows } = await client.query<{ size: string; frontier: Buffer }>(`select size, frontier from "LogHead" where "workspaceId" = $1`, [
    workspaceId,
  ]);
  const [head] = rows;
  if (head === undefined) throw new Error("There is no log.");
  let frontier = decodeFrontier(BigInt(head.size), head.frontier);
  let previous: string | null = null;
  let streamSequence = 0;
  // A stream is begun once.
  const stream = `member:lengthened-${head.size}`;
  await client.query(
    `alter table "AuditEvent" disable trigger user; alter table "TileHash" disable trigger user; alter table "LogHead" disable trigger user`,
  );
  while (frontier.size < BigInt(upTo)) {
    const columns: [string[], Buffer[], Buffer[], number[]] = [[], [], [], []];
    const time = new Date().toISOString();
    const tiles: [number, string, Buffer][] = [];
    for (let made = 0; made < batch && frontier.size < BigInt(upTo); made += 1) {
      const sequence = Number(frontier.size);
      const said = {
        payload: { from: "viewer", name: "Rosa Reviewer", to: "reviewer" },
        subject: { memberId: stream.slice("member:".length) },
        type: "member.role-changed",
      };
      const actor = { id: null, name: "Assay", role: "system" };
      const place = { version: 2, workspace: workspaceId, sequence, stream, streamSequence, previous, time };
      const bytes = canonicalBytes({ ...place, ...said, actor, salt: randomBytes(16).toString("base64url") });
      const leaf = leafHash(bytes);
      frontier = appendLeaf(frontier, leaf, ({ height, index }, hash) => {
        if (height % tileHeight === 0) tiles.push([height / tileHeight, index.toString(), Buffer.from(hash)]);
      });
      previous = Buffer.from(leaf).toString("hex");
      columns[0].push(String(sequence));
      columns[1].push(Buffer.from(bytes));
      columns[2].push(Buffer.from(leaf));
      columns[3].push(streamSequence);
      streamSequence += 1;
    }
    await client.query(
      `insert into "AuditEvent" ("workspaceId","sequence","bytes","leafHash","type","stream","streamSequence","recordedAt","private")
       select $1, u.a::bigint, u.b, u.c, 'member.role-changed', '${stream}', u.d, $6::timestamptz, '{}'
       from unnest($2::text[], $3::bytea[], $4::bytea[], $5::int[]) as u(a, b, c, d)`,
      [workspaceId, ...columns, time],
    );
    for (const tile of tiles) await client.query(`insert into "TileHash" values ($1, $2, $3, $4)`, [workspaceId, ...tile]);
  }
  const values = [workspaceId, frontier.size, Buffer.from(rootOf(frontier)), Buffer.from(encodeFrontier(frontier))];
  await client.query(`update "LogHead" set size = $2, root = $3, frontier = $4 where "workspaceId" = $1`, values);
  for (const table of ["AuditEvent", "TileHash", "LogHead"]) {
    const guards = await client.query<{ name: string }>(
      `select tgname as name from pg_trigger where tgrelid = $1::regclass and not tgisinternal`,
      [`"${table}"`],
    );
    for (const { name } of guards.rows) await client.query(`alter table "${table}" enable always trigger ${name}`);
  }
  await client.query(`analyze "AuditEvent"; analyze "TileHash"; checkpoint`);
}
