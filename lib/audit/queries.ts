import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import { discussedIn, hideComments } from "@/lib/discussion/hide-comments";
import { environment } from "@/lib/environment";
import { visibleTo } from "@/lib/permission";
import { hideAssessors } from "@/lib/verdicts/hide-assessors";
import { sayEvent } from "./catalogue";
import { changesIn } from "./changes";
import { readEvent } from "./read-event";
import { logFault } from "./schema";

const rowShown = { sequence: true, bytes: true, private: true, leafHash: true, articleId: true, claimId: true, reportId: true } as const;

type Row = {
  sequence: bigint;
  bytes: Uint8Array;
  private: unknown;
  leafHash: Uint8Array;
  articleId: string | null;
  claimId: string | null;
  reportId: string | null;
};

function told(row: Row) {
  const { event, erased } = readEvent(row);
  return {
    sequence: Number(row.sequence),
    type: event.type,
    /** For hiding what is kept from the viewer; goes no further. */
    discussed: discussedIn(event),
    stream: event.stream,
    actor: event.actor,
    time: event.time,
    sentence: sayEvent(event.type, event.payload, erased),
    /** What it changed, value by value, where it says so. */
    changes: changesIn(event.type, event.payload),
    /** Private parts that were erased by law, such as `payload.reason`. */
    erased,
    leafHash: Buffer.from(row.leafHash).toString("hex"),
    articleId: row.articleId,
    claimId: row.claimId,
    reportId: row.reportId,
  };
}

/** One line of history, ready to read: `actor.name` + `sentence`. Holds nothing of an assessment's content. */
export type HistoryLine = Omit<ReturnType<typeof told>, "discussed">;

/** What of some events the viewer may know. */
async function knownOf(viewer: Viewer, rows: readonly Row[]): Promise<HistoryLine[]> {
  return hideAssessors(viewer, await hideComments(viewer, rows.map(told)));
}

/** Which events to list: recorded from `since` on and before `until`; `before` is the sequence to go on below, for paging. */
export type HistoryFilter = {
  articleId?: string;
  claimId?: string;
  actorId?: string;
  types?: readonly string[];
  since?: Date;
  until?: Date;
  before?: number;
  lengthMax?: number;
};

/** Events of the newsroom's log that the viewer may know of, newest first, in plain words; who assessed an unsettled claim is not told. */
export async function listEvents(viewer: Viewer, filter: HistoryFilter): Promise<{ events: HistoryLine[]; nextBefore: number | null }> {
  const lengthMax = filter.lengthMax ?? 50;
  const events: HistoryLine[] = [];
  let before = filter.before;
  for (;;) {
    const rows = await listRows(viewer, { ...filter, lengthMax: lengthMax + 1, ...(before === undefined ? {} : { before }) });
    const known = await knownOf(viewer, rows);
    // Asking for one person's events must not tell which of the nameless ones are theirs.
    events.push(...known.filter(({ actor }) => filter.actorId === undefined || actor.id === filter.actorId));
    before = Number(rows.at(-1)?.sequence ?? 0);
    if (rows.length <= lengthMax || events.length > lengthMax) break;
  }
  const page = events.slice(0, lengthMax);
  return { events: page, nextBefore: events.length > lengthMax ? (page.at(-1)?.sequence ?? null) : null };
}

const recordedBetween = ({ since, until }: HistoryFilter) => ({ ...(since ? { gte: since } : {}), ...(until ? { lt: until } : {}) });

function listRows(viewer: Viewer, filter: HistoryFilter & { lengthMax: number }): Promise<Row[]> {
  return database.auditEvent.findMany({
    where: {
      ...visibleTo(viewer),
      ...(filter.articleId ? { articleId: filter.articleId } : {}),
      // Every event of a claim, and no other, is in its stream, whose order is the log's.
      ...(filter.claimId ? { stream: `claim:${filter.claimId}` } : {}),
      ...(filter.actorId ? { actorId: filter.actorId } : {}),
      ...(filter.types ? { type: { in: [...filter.types] } } : {}),
      ...(filter.since || filter.until ? { recordedAt: recordedBetween(filter) } : {}),
      ...(filter.before === undefined ? {} : { sequence: { lt: BigInt(filter.before) } }),
    },
    orderBy: filter.claimId ? { streamSequence: "desc" } : { sequence: "desc" },
    take: filter.lengthMax,
    select: rowShown,
  });
}

/**
 * Events after one, oldest first, that the viewer may know of. `last` is the newest event looked at, so that reading on from there misses
 * nothing and asks for nothing twice.
 */
export async function listEventsAfter(
  viewer: Viewer,
  { after, lengthMax }: { after: number; lengthMax: number },
): Promise<{ events: HistoryLine[]; last: number }> {
  const rows = await database.auditEvent.findMany({
    where: { ...visibleTo(viewer), sequence: { gt: BigInt(after) } },
    orderBy: { sequence: "asc" },
    take: lengthMax,
    select: rowShown,
  });
  return { events: await knownOf(viewer, rows), last: Number(rows.at(-1)?.sequence ?? after) };
}

/** Some events by their sequence numbers, without those the viewer may not know of. */
export async function listEventsAt(viewer: Viewer, sequences: readonly bigint[]): Promise<HistoryLine[]> {
  if (sequences.length === 0) return [];
  const where = { ...visibleTo(viewer), sequence: { in: [...sequences] } };
  return knownOf(viewer, await database.auditEvent.findMany({ where, orderBy: { sequence: "desc" }, select: rowShown }));
}

/** One event by its sequence number, in plain words; null when the viewer may not know of it. */
export async function getEvent(viewer: Viewer, sequence: number): Promise<HistoryLine | null> {
  if (!Number.isSafeInteger(sequence) || sequence < 0) return null;
  const row = await database.auditEvent.findUnique({
    where: { workspaceId_sequence: { workspaceId: visibleTo(viewer).workspaceId, sequence: BigInt(sequence) } },
    select: rowShown,
  });
  if (row === null) return null;
  const [known] = await knownOf(viewer, [row]);
  return known ?? null;
}

/** The size and root (lower-case hex) of the newsroom's log; null for a visitor. */
export async function getLogHead(viewer: Viewer): Promise<{ size: number; root: string } | null> {
  const head = await database.logHead.findUnique({ where: visibleTo(viewer), select: { size: true, root: true } });
  return head === null ? null : { size: Number(head.size), root: Buffer.from(head.root).toString("hex") };
}

/** The newest checkpoint and when an authority stamped it, if it did; null before the first, where no authority is set, and for a visitor. */
export async function getNewestStamp(viewer: Viewer) {
  const newest = { where: visibleTo(viewer), orderBy: { size: "desc" } } as const;
  const checkpoint = await database.checkpoint.findFirst({ ...newest, select: { size: true, createdAt: true } });
  const stamp = await database.timestamp.findFirst({ ...newest, select: { size: true, authority: true, stampedAt: true } });
  if (checkpoint === null || (environment.timestampUrl === null && stamp === null)) return null;
  const signed = { size: Number(checkpoint.size), at: checkpoint.createdAt };
  return { signed, stamp: stamp === null ? null : { ...stamp, size: Number(stamp.size) } };
}

/** What the newest check of the whole log showed; null before the first, and for a visitor. */
export async function getNewestLogCheck(viewer: Viewer) {
  const check = await database.logCheck.findFirst({ where: visibleTo(viewer), orderBy: [{ checkedAt: "desc" }, { id: "desc" }] });
  if (check === null) return null;
  const { checkedAt, events, rows, signedUpTo, faultCount, faults } = check;
  return { checkedAt, events, rows, signedUpTo, faultCount, faults: z.array(logFault).parse(faults) };
}

/** The worker checks each night and signs each hour: a server that was off for a night is not late. */
const lateMs = 36 * 60 * 60 * 1000;

/**
 * Since when nobody checked a log that was checked before, and since when what was recorded is not signed in one that was; null where it was, or not for long. Who keeps the worker from
 * its work keeps it from telling, too.
 */
export async function getLateness(viewer: Viewer): Promise<{ unchecked: Date | null; unsigned: Date | null }> {
  const { workspaceId } = visibleTo(viewer);
  // A clock that was ahead, or who dates a check so, must not keep us from telling until then.
  const untilNow = { recordedAt: { lte: now() } };
  const lateIf = (at: Date | undefined) => (at !== undefined && at.getTime() < now().getTime() - lateMs ? at : null);
  const [checked, signed] = await Promise.all([
    database.auditEvent.findFirst({
      where: { workspaceId, stream: `workspace:${workspaceId}`, type: "log.checked", ...untilNow },
      orderBy: { streamSequence: "desc" },
      select: { recordedAt: true },
    }),
    database.checkpoint.findFirst({ where: { workspaceId }, orderBy: { size: "desc" }, select: { size: true } }),
  ]);
  const next = signed === null ? null : { workspaceId, sequence: { gte: signed.size }, ...untilNow };
  const unsigned =
    next && (await database.auditEvent.findFirst({ where: next, orderBy: { sequence: "asc" }, select: { recordedAt: true } }));
  return { unchecked: lateIf(checked?.recordedAt), unsigned: lateIf(unsigned?.recordedAt) };
}
