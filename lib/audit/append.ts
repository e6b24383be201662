import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Actor, type Role, roles } from "@/lib/actor";
import { now } from "@/lib/clock";
import { Prisma } from "@/lib/generated/prisma/client";
import { canonicalBytes } from "./canonical";
import { type NewEvent, parsePayload } from "./catalogue";
import { type StoredEvent, streamOf } from "./event";
import { appendLeaf, decodeFrontier, encodeFrontier, type Frontier, leafHash, rootOf } from "./merkle";

const memberNow = z.object({ name: z.string(), role: z.enum(roles), isDisabled: z.boolean() });

type LockedRow = { size: bigint; frontier: Uint8Array; name: string | null; role: string | null; isDisabled: boolean | null };

/** A locked log: its frontier, and the acting member as they are now; `member` is null when there is no such member. */
export type LockedLog = { frontier: Frontier; member: { name: string; role: Role; isDisabled: boolean } | null };

const saltLengthBytes = 16;

/**
 * Locks the workspace's log head until the transaction ends; null when the workspace has no log. Locking one known row is what
 * serialises a workspace's commands: a locked "newest row" would not. The member is read after the lock was granted.
 */
export async function lockLog(
  transaction: Prisma.TransactionClient,
  actor: { workspaceId: string; userId: string | null },
): Promise<LockedLog | null> {
  const { workspaceId, userId } = actor;
  const rows = await transaction.$queryRaw<LockedRow[]>`select * from lock_log(${workspaceId}::uuid, ${userId}::uuid)`;
  const [head] = rows;
  if (head === undefined) return null;
  return { frontier: decodeFrontier(head.size, head.frontier), member: head.name === null ? null : memberNow.parse(head) };
}

/** Begins a workspace's log; its first events must follow in the same transaction. */
export async function beginLog(transaction: Prisma.TransactionClient, workspaceId: string): Promise<LockedLog> {
  const empty: Frontier = { size: 0n, hashes: [] };
  await transaction.$executeRaw`insert into "LogHead" ("workspaceId", "size", "root", "frontier") values (${workspaceId}::uuid, 0, ${Buffer.from(rootOf(empty))}, ${Buffer.alloc(0)})`;
  return { frontier: empty, member: null };
}

type StreamHead = { stream: string; streamSequence: number; leafHash: Uint8Array };

async function streamHeads(transaction: Prisma.TransactionClient, workspaceId: string, streams: readonly string[]) {
  const rows = await transaction.$queryRaw<StreamHead[]>`
    select s.stream, e."streamSequence", e."leafHash" from unnest(${streams}::text[]) as s(stream)
    cross join lateral (
      select "streamSequence", "leafHash" from "AuditEvent" where "workspaceId" = ${workspaceId}::uuid and "stream" = s.stream
      order by "streamSequence" desc limit 1
    ) e`;
  return new Map(rows.map((row) => [row.stream, { next: row.streamSequence + 1, previous: Buffer.from(row.leafHash).toString("hex") }]));
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
  transaction: Prisma.TransactionClient,
  actor: Actor,
  log: { frontier: Frontier; events: readonly NewEvent[] },
): Promise<void> {
  const recordedAt = now();
  const { workspaceId } = actor;
  const heads = await streamHeads(transaction, workspaceId, [...new Set(log.events.map((event) => streamOf(event.subject)))]);
  let frontier = log.frontier;
  const rows = log.events.map((event) => {
    const stream = streamOf(event.subject);
    const head = heads.get(stream) ?? { next: 0, previous: null };
    const stored: StoredEvent = {
      version: 1,
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
    const bytes = canonicalBytes(stored);
    const leaf = leafHash(bytes);
    const sequence = frontier.size;
    frontier = appendLeaf(frontier, leaf);
    heads.set(stream, { next: head.next + 1, previous: Buffer.from(leaf).toString("hex") });
    const ids = subjectIds(event);
    return Prisma.sql`(${workspaceId}::uuid, ${sequence}, ${Buffer.from(bytes)}, ${Buffer.from(leaf)}, ${event.type}, ${stream}, ${head.next}, ${ids.articleId}::uuid, ${ids.claimId}::uuid, ${ids.reportId}::uuid, ${actor.userId}::uuid, ${recordedAt})`;
  });
  const moved = await transaction.$executeRaw`
    with appended as (
      insert into "AuditEvent" ("workspaceId", "sequence", "bytes", "leafHash", "type", "stream", "streamSequence", "articleId", "claimId", "reportId", "actorId", "recordedAt")
      values ${Prisma.join(rows)}
    )
    update "LogHead" set "size" = ${frontier.size}, "root" = ${Buffer.from(rootOf(frontier))}, "frontier" = ${Buffer.from(encodeFrontier(frontier))}
    where "workspaceId" = ${workspaceId}::uuid and "size" = ${log.frontier.size}`;
  if (moved !== 1) throw new Error("The log's head moved while it was locked: nothing was recorded.");
}
