import "server-only";
import { z } from "zod";
import { type Actor, type Role, roles } from "@/lib/actor";
import { now } from "@/lib/clock";
import { isMomentHeld } from "@/lib/held-moment";
import type { RecordConnection, RecordStatement } from "@/lib/write-transaction";
import { canonicalJson } from "./canonical";
import { type NewEvent, parsePayload } from "./catalogue";
import { type StoredEvent, streamOf } from "./event";
import { appendLeaf, decodeFrontier, emptyRoot, encodeFrontier, leafHash, rootOf, tileHeight } from "./merkle";
import { sealPrivateParts } from "./private-parts";
import { newSalt } from "./salt";

const lockedRow = z.tuple([
  z.coerce.bigint().nullable(),
  z.instanceof(Uint8Array).nullable(),
  z.string().nullable(),
  z.enum(roles).nullable(),
  z.boolean().nullable(),
  z.string().nullable(),
]);

/** Where a stream ends: how many events it has, and the leaf hash of the last of them in hex, null when there is none. */
type StreamEnd = { length: number; last: string | null };

/** What appending needs to know of a locked log: its size, its encoded frontier, and where some of its streams end. */
export type GrowingLog = { size: bigint; frontier: Uint8Array; ends: ReadonlyMap<string, StreamEnd> };

/** A locked log, and the acting member as they are now; `member` is null when there is none. */
export type LockedLog = GrowingLog & { member: { name: string; role: Role; isDisabled: boolean } | null };

const nothingBefore: StreamEnd = { length: 0, last: null };

/** Reads `stream_ends`: a line for each stream that was asked for and has events. The others of those asked for have none. */
function readEnds(streams: readonly string[], lines: string | null): Map<string, StreamEnd> {
  const ends = new Map(streams.map((stream) => [stream, nothingBefore]));
  for (const line of lines === null ? [] : lines.split("\n")) {
    const [number = "", last = ""] = line.split(" ", 2);
    ends.set(line.slice(number.length + last.length + 2), { length: Number(number) + 1, last });
  }
  return ends;
}

/**
 * Locks the workspace's log head until the transaction ends; null when the workspace has no log. Locking one known row is what
 * serialises a workspace's commands: a locked "newest row" would not. The member, and where the streams end that the transaction is likely to add
 * to, are read after the lock was granted.
 */
export async function lockLog(
  record: RecordConnection,
  actor: { workspaceId: string; userId: string | null },
  streams: readonly string[] = [],
): Promise<LockedLog | null> {
  const { workspaceId, userId } = actor;
  const sql = 'select size, frontier, name, role, "isDisabled", ends from lock_log($1::uuid, $2::uuid, $3::text[])';
  const [row] = await record.query(sql, [workspaceId, userId, streams]);
  const [size, frontier, name, role, isDisabled, ends] = lockedRow.parse(row);
  if (size === null || frontier === null) return null;
  const member = name === null || role === null || isDisabled === null ? null : { name, role, isDisabled };
  return { size, frontier, member, ends: readEnds(streams, ends) };
}

/** Begins a workspace's log; its first events must follow in the same transaction. */
export async function beginLog(record: RecordConnection, workspaceId: string): Promise<LockedLog> {
  const frontier = Buffer.alloc(0);
  const values = [workspaceId, Buffer.from(emptyRoot()), frontier];
  await record.execute('insert into "LogHead" ("workspaceId", "size", "root", "frontier") values ($1::uuid, 0, $2, $3)', values);
  return { size: 0n, frontier, member: null, ends: new Map() };
}

function subjectIds(event: NewEvent): { articleId: string | null; claimId: string | null; reportId: string | null } {
  const { subject } = event;
  if (!("articleId" in subject)) return { articleId: null, claimId: null, reportId: null };
  return { articleId: subject.articleId, claimId: subject.claimId ?? null, reportId: subject.reportId ?? null };
}

/** Where each of the streams ends: as was read with the lock, else asked for now. */
async function endsOf(
  record: RecordConnection,
  workspaceId: string,
  { streams, known }: { streams: Set<string>; known: GrowingLog["ends"] },
) {
  const missing = [...streams].filter((stream) => !known.has(stream));
  if (missing.length === 0) return new Map(known);
  const [row] = await record.query("select stream_ends($1::uuid, $2::text[])", [workspaceId, missing]);
  return new Map([...known, ...readEnds(missing, z.tuple([z.string().nullable()]).parse(row)[0])]);
}

const growHead = `
  update "LogHead" set "size" = $2::bigint, "root" = $3, "frontier" = $4, "transactionId" = pg_current_xact_id() where "workspaceId" = $1::uuid`;
const columns = `"workspaceId", "sequence", "bytes", "leafHash", "type", "stream", "streamSequence", "articleId", "claimId", "reportId", "actorId",
  "recordedAt", "private"`;
const storeEvent = `
  insert into "AuditEvent" (${columns}) values ($1::uuid, $2::bigint, $3, $4, $5, $6, $7, $8::uuid, $9::uuid, $10::uuid, $11::uuid, $12::timestamptz, $13::jsonb)`;
const storeEvents = `
  insert into "AuditEvent" (${columns}) select $1::uuid, e.sequence, convert_to(e.text, 'UTF8'), decode(e.leaf, 'hex'), e.type, e.stream,
    e.number, e.article, e.claim, e.report, $2::uuid, $3::timestamptz, e.openings::jsonb
  from unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::uuid[], $11::uuid[], $12::uuid[], $13::text[])
    as e (sequence, text, leaf, type, stream, number, article, claim, report, openings) order by e.sequence`;
const storeTiles = `
  insert into "TileHash" ("workspaceId", "level", "index", "hash")
  select $1::uuid, t.level, t.index, decode(t.hash, 'hex') from unnest($2::int[], $3::bigint[], $4::text[]) as t (level, index, hash)`;

/** What appends events: the statements, in the order in which they must be sent, and how to ask on another connection whether they were committed. */
type Appending = { statements: RecordStatement[]; wasCommitted: (record: RecordConnection) => Promise<boolean> };

/**
 * Whether an event is in the log at its place. It waits for the log's lock, which whoever appended it held until its transaction ended: what is not there
 * then never will be.
 */
async function isInLog(record: RecordConnection, workspaceId: string, event: { sequence: bigint; leaf: Uint8Array }): Promise<boolean> {
  await lockLog(record, { workspaceId, userId: null });
  const sql = 'select 1 from "AuditEvent" where "workspaceId" = $1::uuid and "sequence" = $2::bigint and "leafHash" = $3';
  return (await record.query(sql, [workspaceId, event.sequence, Buffer.from(event.leaf)])).length === 1;
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");

/**
 * The statements that append events to a workspace's log, for a transaction that holds its lock (`lockLog`). Each event is stored as its exact RFC 8785 bytes, chained to the one before it in its stream; the RFC 6962 tree grows in `merkle.ts`.
 */
export async function appending(
  record: RecordConnection,
  actor: Actor,
  { log, events }: { log: GrowingLog; events: readonly NewEvent[] },
): Promise<Appending> {
  const recordedAt = now().toISOString();
  const timesRows = isMomentHeld() ? { timesRows: true as const } : {};
  const { workspaceId } = actor;
  const ends = await endsOf(record, workspaceId, { streams: new Set(events.map(({ subject }) => streamOf(subject))), known: log.ends });
  let frontier = decodeFrontier(log.size, log.frontier);
  const tiles: { level: number; index: bigint; hash: string }[] = [];
  const rows = events.map((event) => {
    const stream = streamOf(event.subject);
    const { length, last } = ends.get(stream) ?? nothingBefore;
    const whole: StoredEvent = {
      version: 2,
      workspace: workspaceId,
      sequence: Number(frontier.size),
      stream,
      streamSequence: length,
      previous: last,
      type: event.type,
      actor: { id: actor.userId, name: actor.name, role: actor.role },
      time: recordedAt,
      subject: { ...event.subject },
      payload: parsePayload(event.type, event.payload),
      ...timesRows,
      salt: newSalt(),
    };
    const { event: stored, openings } = sealPrivateParts(whole);
    const text = canonicalJson(stored);
    const bytes = Buffer.from(text, "utf8");
    const leaf = leafHash(bytes);
    ends.set(stream, { length: length + 1, last: hexOf(leaf) });
    const sequence = frontier.size;
    frontier = appendLeaf(frontier, leaf, ({ height, index }, hash) => {
      if (height % tileHeight === 0) tiles.push({ level: height / tileHeight, index, hash: hexOf(hash) });
    });
    return {
      sequence,
      text,
      bytes,
      leaf,
      type: event.type,
      stream,
      number: length,
      ...subjectIds(event),
      openings: JSON.stringify(openings),
    };
  });
  const head = {
    sql: growHead,
    values: [workspaceId, frontier.size, Buffer.from(rootOf(frontier)), Buffer.from(encodeFrontier(frontier))],
  };
  const [only, ...others] = rows;
  const column = <Key extends keyof (typeof rows)[number]>(key: Key) => rows.map((row) => row[key]);
  const stored: RecordStatement =
    only !== undefined && others.length === 0
      ? {
          sql: storeEvent,
          values: [
            ...[workspaceId, only.sequence, only.bytes, Buffer.from(only.leaf), only.type, only.stream, only.number],
            ...[only.articleId, only.claimId, only.reportId, actor.userId, recordedAt, only.openings],
          ],
        }
      : {
          sql: storeEvents,
          values: [
            ...[workspaceId, actor.userId, recordedAt, column("sequence"), column("text"), column("leaf").map(hexOf), column("type")],
            ...[column("stream"), column("number"), column("articleId"), column("claimId"), column("reportId"), column("openings")],
          ],
        };
  const wasCommitted = (record: RecordConnection) => (only === undefined ? Promise.resolve(false) : isInLog(record, workspaceId, only));
  if (tiles.length === 0) return { statements: [head, stored], wasCommitted };
  const filled = [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hash }) => hash)];
  return { statements: [head, stored, { sql: storeTiles, values: [workspaceId, ...filled] }], wasCommitted };
}

/** Appends events at once, where more follows in the transaction; `record` holds the log's lock. Answers how to ask whether they were committed. */
export async function appendEvents(
  record: RecordConnection,
  actor: Actor,
  grown: { log: GrowingLog; events: readonly NewEvent[] },
): Promise<Appending["wasCommitted"]> {
  const { statements, wasCommitted } = await appending(record, actor, grown);
  for (const { sql, values } of statements) await record.execute(sql, values);
  return wasCommitted;
}
