import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Actor, type Role, roles } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { RecordConnection } from "@/lib/write-transaction";
import { type NewEvent, parsePayload } from "./catalogue";
import { type StoredEvent, streamOf } from "./event";
import { emptyRoot } from "./merkle";
import { sealPrivateParts } from "./private-parts";
import { unplacedText } from "./unplaced-text";

const lockedRow = z.tuple([z.coerce.bigint(), z.instanceof(Uint8Array), z.string().nullable(), z.enum(roles).nullable(), z.boolean()]);

/** A locked log: how many events it has, its encoded frontier, and the acting member as they are now; `member` is null when there is none. */
export type LockedLog = { size: bigint; frontier: Uint8Array; member: { name: string; role: Role; isDisabled: boolean } | null };

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
  return { size, frontier, member: name === null || role === null ? null : { name, role, isDisabled } };
}

/** Begins a workspace's log; its first events must follow in the same transaction. */
export async function beginLog(record: RecordConnection, workspaceId: string): Promise<LockedLog> {
  const frontier = Buffer.alloc(0);
  const values = [workspaceId, Buffer.from(emptyRoot()), frontier];
  await record.execute('insert into "LogHead" ("workspaceId", "size", "root", "frontier") values ($1::uuid, 0, $2, $3)', values);
  return { size: 0n, frontier, member: null };
}

function subjectIds(event: NewEvent): { articleId: string | null; claimId: string | null; reportId: string | null } {
  const { subject } = event;
  if (!("articleId" in subject)) return { articleId: null, claimId: null, reportId: null };
  return { articleId: subject.articleId, claimId: subject.claimId ?? null, reportId: subject.reportId ?? null };
}

// One call for everything: the heads of the streams, the events, the tree and the log's head (the migration of this name says how).
const append = `
  select append_events($1::uuid, $2::bigint, $3::uuid, $4::timestamptz, $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[], $10::text[],
    $11::text[], $12::text[], $13::text[])`;

/**
 * Appends events to a workspace's log inside the caller's transaction, which must hold its lock (`lockLog`). Each event is stored as its exact
 * RFC 8785 bytes. The database puts into them what only it knows, the event's place in its stream, and moves the RFC 6962 frontier and root.
 */
export async function appendEvents(
  record: RecordConnection,
  actor: Actor,
  log: { size: bigint; events: readonly NewEvent[] },
): Promise<void> {
  const recordedAt = now();
  const { workspaceId } = actor;
  const rows = log.events.map((event, at) => {
    const stream = streamOf(event.subject);
    const whole: StoredEvent = {
      version: 2,
      workspace: workspaceId,
      sequence: Number(log.size) + at,
      stream,
      streamSequence: 0,
      previous: null,
      type: event.type,
      actor: { id: actor.userId, name: actor.name, role: actor.role },
      time: recordedAt.toISOString(),
      subject: { ...event.subject },
      payload: parsePayload(event.type, event.payload),
      salt: randomBytes(saltLengthBytes).toString("base64url"),
    };
    const { event: stored, openings } = sealPrivateParts(whole);
    return { type: event.type, stream, ...subjectIds(event), openings: JSON.stringify(openings), ...unplacedText(stored) };
  });
  const column = <Key extends keyof (typeof rows)[number]>(key: Key) => rows.map((row) => row[key]);
  await record.execute(append, [
    ...[workspaceId, log.size, actor.userId, recordedAt.toISOString()],
    ...[column("type"), column("stream"), column("articleId"), column("claimId"), column("reportId"), column("openings")],
    ...[column("beforePrevious"), column("beforeNumber"), column("afterNumber")],
  ]);
}
