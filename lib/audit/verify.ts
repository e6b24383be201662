import "server-only";
import { systemActor, type Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { canonicalBytes } from "./canonical";
import { type StoredEvent, storedEvent } from "./event";
import { appendLeaf, emptyFrontier, encodeFrontier, type Frontier, leafHash, rootOf } from "./merkle";

/** One thing that is wrong with a log, and where: the sequence number, or null when it concerns the head. */
export type LogFault = { sequence: number | null; fault: string };

/** What re-hashing a whole log found. `root` is lower-case hex, computed from the events, not read from the head. */
export type LogReport = { events: number; root: string; faults: LogFault[] };

const pageLength = 2000;

const columns = {
  sequence: true,
  bytes: true,
  leafHash: true,
  type: true,
  stream: true,
  streamSequence: true,
  articleId: true,
  claimId: true,
  reportId: true,
  actorId: true,
  recordedAt: true,
} as const;

type Row = {
  sequence: bigint;
  bytes: Uint8Array;
  leafHash: Uint8Array;
  type: string;
  stream: string;
  streamSequence: number;
  articleId: string | null;
  claimId: string | null;
  reportId: string | null;
  actorId: string | null;
  recordedAt: Date;
};

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function readEvent(bytes: Uint8Array): StoredEvent | string {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return "its bytes are not UTF-8 JSON";
  }
  const parsed = storedEvent.safeParse(json);
  if (!parsed.success) return "its bytes do not have the form of an event";
  return hex(canonicalBytes(json)) === hex(bytes) ? parsed.data : "its bytes are not canonical (RFC 8785)";
}

function columnFaults(row: Row, event: StoredEvent, workspaceId: string): string[] {
  const { subject } = event;
  const pairs: [string, unknown, unknown][] = [
    ["workspace", event.workspace, workspaceId],
    ["sequence", BigInt(event.sequence), row.sequence],
    ["type", event.type, row.type],
    ["stream", event.stream, row.stream],
    ["streamSequence", event.streamSequence, row.streamSequence],
    ["actor", event.actor.id, row.actorId],
    ["time", event.time, row.recordedAt.toISOString()],
    ["article", subject.articleId ?? null, row.articleId],
    ["claim", subject.claimId ?? null, row.claimId],
    ["report", subject.reportId ?? null, row.reportId],
  ];
  return pairs.filter(([, recorded, stored]) => recorded !== stored).map(([name]) => `its ${name} column differs from what was recorded`);
}

type StreamHeads = Map<string, { next: number; previous: string }>;

function chainFault(event: StoredEvent, heads: StreamHeads): string | null {
  const head = heads.get(event.stream);
  if (event.streamSequence !== (head?.next ?? 0) || event.previous !== (head?.previous ?? null)) {
    return `it does not follow the event before it in ${event.stream}`;
  }
  return null;
}

/** Verifies the log of every newsroom in the database, by address. For operators and nightly jobs. */
export async function verifyEveryLog(): Promise<{ slug: string; report: LogReport }[]> {
  const workspaces = await database.workspace.findMany({ select: { id: true, slug: true }, orderBy: { slug: "asc" } });
  const reports: { slug: string; report: LogReport }[] = [];
  for (const { id, slug } of workspaces) reports.push({ slug, report: await verifyLog(systemActor(id)) });
  return reports;
}

/**
 * Re-hashes every stored event of the viewer's log, checks order, stream chains and index columns, rebuilds the RFC 6962 root and compares
 * it with the head. Trusts nothing but the bytes. Reads in pages; time and memory grow with the number of events and streams.
 */
export async function verifyLog(viewer: Viewer): Promise<LogReport> {
  const where = visibleTo(viewer);
  const faults: LogFault[] = [];
  const heads: StreamHeads = new Map();
  let frontier: Frontier = emptyFrontier;
  let expected = 0n;
  for (;;) {
    const rows: Row[] = await database.auditEvent.findMany({
      where: { ...where, sequence: { gte: expected } },
      orderBy: { sequence: "asc" },
      take: pageLength,
      select: columns,
    });
    for (const row of rows) {
      const sequence = Number(row.sequence);
      const note = (fault: string) => faults.push({ sequence, fault });
      if (row.sequence !== expected) note(`events ${expected} to ${row.sequence - 1n} are missing`);
      expected = row.sequence + 1n;
      const leaf = leafHash(row.bytes);
      if (hex(leaf) !== hex(row.leafHash)) note("its bytes do not hash to its leaf");
      const event = readEvent(row.bytes);
      if (typeof event === "string") note(event);
      else {
        for (const fault of columnFaults(row, event, where.workspaceId)) note(fault);
        const broken = chainFault(event, heads);
        if (broken !== null) note(broken);
        heads.set(event.stream, { next: event.streamSequence + 1, previous: hex(leaf) });
      }
      frontier = appendLeaf(frontier, leaf);
    }
    if (rows.length < pageLength) break;
  }
  const root = hex(rootOf(frontier));
  const head = await database.logHead.findUnique({ where, select: { size: true, root: true, frontier: true } });
  if (head === null) faults.push({ sequence: null, fault: "the log has no head" });
  else {
    if (head.size !== frontier.size)
      faults.push({ sequence: null, fault: `the head counts ${head.size} events, the log holds ${frontier.size}` });
    if (hex(head.root) !== root) faults.push({ sequence: null, fault: "the head's root is not the root of the events" });
    if (hex(head.frontier) !== hex(encodeFrontier(frontier)))
      faults.push({ sequence: null, fault: "the head's frontier is not that of the events" });
  }
  return { events: Number(frontier.size), root, faults };
}
