import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Actor, type Role, roles } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { RecordConnection } from "@/lib/write-transaction";
import { canonicalBytes } from "./canonical";
import { type NewEvent, parsePayload } from "./catalogue";
import { type StoredEvent, streamOf } from "./event";
import { appendLeaf, decodeFrontier, encodeFrontier, type Frontier, type Hash, leafHash, rootOf, tileHeight } from "./merkle";
import { sealPrivateParts } from "./private-parts";

const lockedRow = z.tuple([z.coerce.bigint(), z.instanceof(Uint8Array), z.string().nullable(), z.enum(roles).nullable(), z.boolean()]);
const streamHead = z.tuple([z.string(), z.int(), z.instanceof(Uint8Array)]);

/** A locked log: its frontier, and the acting member as they are now; `member` is null when there is no such member. */
export type LockedLog = { frontier: Frontier; member: { name: string; role: Role; isDisabled: boolean } | null };

const saltLengthBytes = 16;

/**
 * Locks the workspace's log head until the transaction ends; null when the workspace has no log. Locking one known row is what
 * serialises a workspace's commands: a locked "newest row" would not. The member is read after the lock was granted.
 */
export async function lockLog(record: RecordConnection, actor: { workspaceId: string; userId: string | null }): Promise<LockedLog | null> {
  const { workspaceId, userId } = actor;
  const [row] = await record.query('select size, frontier, name, role, "isDisabled" from lock_log($1::uuid, $2::uuid)', [
    workspaceId,
    userId,
  ]);
  if (row === undefined) return null;
  const [size, frontier, name, role, isDisabled] = lockedRow.parse(row);
  return { frontier: decodeFrontier(size, frontier), member: name === null || role === null ? null : { name, role, isDisabled } };
}

/** Begins a workspace's log; its first events must follow in the same transaction. */
export async function beginLog(record: RecordConnection, workspaceId: string): Promise<LockedLog> {
  const empty: Frontier = { size: 0n, hashes: [] };
  const values = [workspaceId, Buffer.from(rootOf(empty)), Buffer.alloc(0)];
  await record.execute('insert into "LogHead" ("workspaceId", "size", "root", "frontier") values ($1::uuid, 0, $2, $3)', values);
  return { frontier: empty, member: null };
}

const headsOf = `
  select s.stream, e."streamSequence", e."leafHash" from unnest($2::text[]) as s(stream)
  cross join lateral (
    select "streamSequence", "leafHash" from "AuditEvent" where "workspaceId" = $1::uuid and "stream" = s.stream
    order by "streamSequence" desc limit 1
  ) e`;

async function streamHeads(record: RecordConnection, workspaceId: string, streams: readonly string[]) {
  const rows = (await record.query(headsOf, [workspaceId, streams])).map((row) => streamHead.parse(row));
  return new Map(rows.map(([stream, sequence, leaf]) => [stream, { next: sequence + 1, previous: Buffer.from(leaf).toString("hex") }]));
}

function subjectIds(event: NewEvent): { articleId: string | null; claimId: string | null; reportId: string | null } {
  const { subject } = event;
  if (!("articleId" in subject)) return { articleId: null, claimId: null, reportId: null };
  return { articleId: subject.articleId, claimId: subject.claimId ?? null, reportId: subject.reportId ?? null };
}

/**
 * Appends events to a workspace's log inside the caller's transaction, which must hold its lock (`lockLog`).
 * Each event is stored as its exact RFC 8785 bytes; the RFC 6962 frontier and root move with it in the same statement.
 */
export async function appendEvents(
  record: RecordConnection,
  actor: Actor,
  log: { frontier: Frontier; events: readonly NewEvent[] },
): Promise<void> {
  const recordedAt = now();
  const { workspaceId } = actor;
  const heads = await streamHeads(record, workspaceId, [...new Set(log.events.map((event) => streamOf(event.subject)))]);
  let frontier = log.frontier;
  const tiles: Tile[] = [];
  const rows = log.events.map((event) => {
    const stream = streamOf(event.subject);
    const head = heads.get(stream) ?? { next: 0, previous: null };
    const whole: StoredEvent = {
      version: 2,
      workspace: workspaceId,
      sequence: Number(frontier.size),
      stream,
      streamSequence: head.next,
      previous: head.previous,
      type: event.type,
      actor: { id: actor.userId, name: actor.name, role: actor.role },
      time: recordedAt.toISOString(),
      subject: { ...event.subject },
      payload: parsePayload(event.type, event.payload),
      salt: randomBytes(saltLengthBytes).toString("base64url"),
    };
    const { event: stored, openings } = sealPrivateParts(whole);
    const bytes = canonicalBytes(stored);
    const leaf = leafHash(bytes);
    const sequence = frontier.size;
    frontier = appendLeaf(frontier, leaf, ({ height, index }, hash) => {
      if (height % tileHeight === 0) tiles.push({ level: height / tileHeight, index, hash });
    });
    heads.set(stream, { next: head.next + 1, previous: Buffer.from(leaf).toString("hex") });
    const ids = subjectIds(event);
    const subject = [ids.articleId, ids.claimId, ids.reportId];
    const columns = [...subject, actor.userId, stored.time, JSON.stringify(openings)];
    return [sequence, Buffer.from(bytes), Buffer.from(leaf), event.type, stream, head.next, ...columns];
  });
  const head = [workspaceId, frontier.size, Buffer.from(rootOf(frontier)), Buffer.from(encodeFrontier(frontier)), log.frontier.size];
  const moved = await record.execute(appendOf(rows.length), [...head, ...rows.flat()]);
  if (tiles.length > 0) await record.execute(keepTiles, [workspaceId, ...tileColumns(tiles)]);
  if (moved !== 1) throw new Error("The log's head moved while it was locked: nothing was recorded.");
}

type Tile = { level: number; index: bigint; hash: Hash };

// One event in 256 completes a tile; what proofs read later is then one short row.
const keepTiles = `
  insert into "TileHash" ("workspaceId", "level", "index", "hash")
  select $1::uuid, t.level, t.index::bigint, decode(t.hash, 'hex') from unnest($2::int[], $3::text[], $4::text[]) as t(level, index, hash)`;

const tileColumns = (tiles: readonly Tile[]) => [
  tiles.map(({ level }) => level),
  tiles.map(({ index }) => index.toString()),
  tiles.map(({ hash }) => Buffer.from(hash).toString("hex")),
];

const eventColumns = ["bigint", "bytea", "bytea", "text", "text", "int", "uuid", "uuid", "uuid", "uuid", "timestamptz", "jsonb"] as const;
const headColumns = 5;

// One statement for the events and the head, so that neither can be there without the other.
function appendOf(count: number): string {
  const rows = Array.from({ length: count }, (_, row) => {
    const first = headColumns + row * eventColumns.length + 1;
    return `($1::uuid, ${eventColumns.map((type, column) => `$${first + column}::${type}`).join(", ")})`;
  });
  return `
    with appended as (
      insert into "AuditEvent" ("workspaceId", "sequence", "bytes", "leafHash", "type", "stream", "streamSequence", "articleId", "claimId", "reportId", "actorId", "recordedAt", "private")
      values ${rows.join(", ")}
    )
    update "LogHead" set "size" = $2, "root" = $3, "frontier" = $4 where "workspaceId" = $1::uuid and "size" = $5`;
}
