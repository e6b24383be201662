import "server-only";
import type { Viewer } from "@/lib/actor";
import type { DecidedPlace } from "@/lib/breakdown/learning/label-stretches";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

/** The newest decisions are learnt from, and no more than this many. */
const decisionsMax = 5_000;

/** What the desk decided about the words of one snapshot. */
export type DecidedSnapshot = { articleId: string; snapshotId: string; places: DecidedPlace[] };

/** What the desk decided since a moment, by snapshot, and how it came about. `until` is the newest of these moments; null without any. */
export type DeskDecisions = {
  snapshots: DecidedSnapshot[];
  until: Date | null;
  counts: { accepted: number; reworded: number; dismissed: number; marked: number };
};

/**
 * Every accept, dismiss and rewording of a candidate, and every claim that a person marked where none was proposed, since a moment (null
 * for always). A rewording says that the words are a claim as an accept does: what was wrong was the statement.
 */
export async function listDeskDecisions(viewer: Viewer, since: Date | null): Promise<DeskDecisions> {
  const { workspaceId } = visibleTo(viewer);
  const [candidates, marked] = await Promise.all([
    database.candidate.findMany({
      where: { workspaceId, state: { not: "proposed" }, decidedAt: since === null ? { not: null } : { gt: since } },
      orderBy: [{ decidedAt: "desc" }, { id: "asc" }],
      take: decisionsMax,
      select: {
        ...{ articleId: true, snapshotId: true, start: true, end: true, state: true, statement: true, decidedAt: true },
        claim: { select: { revisions: { where: { number: 1 }, select: { statement: true } } } },
      },
    }),
    database.claim.findMany({
      where: {
        workspaceId,
        candidates: { none: {} },
        state: { not: "dismissed" },
        ...(since === null ? {} : { createdAt: { gt: since } }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: decisionsMax,
      select: {
        ...{ articleId: true, createdAt: true },
        appearances: {
          orderBy: [{ snapshot: { number: "asc" } }, { start: "asc" }, { id: "asc" }],
          take: 1,
          select: { snapshotId: true, start: true, end: true },
        },
      },
    }),
  ]);
  const bySnapshot = new Map<string, DecidedSnapshot>();
  const counts = { accepted: 0, reworded: 0, dismissed: 0, marked: 0 };
  let until: Date | null = null;
  const note = (at: { articleId: string; snapshotId: string }, place: DecidedPlace, moment: Date) => {
    const { articleId, snapshotId } = at;
    const there = bySnapshot.get(snapshotId) ?? { articleId, snapshotId, places: [] };
    there.places.push(place);
    bySnapshot.set(snapshotId, there);
    if (until === null || moment > until) until = moment;
  };
  for (const { start, end, state, statement, claim, decidedAt, ...at } of candidates) {
    if (decidedAt === null) continue;
    const isTaken = state === "accepted";
    const isReworded = isTaken && claim?.revisions[0]?.statement !== statement;
    counts[isReworded ? "reworded" : isTaken ? "accepted" : "dismissed"] += 1;
    note(at, { start, end, isTaken }, decidedAt);
  }
  for (const { articleId, createdAt, appearances } of marked) {
    const place = appearances[0];
    if (place === undefined || place.end <= place.start) continue;
    counts.marked += 1;
    note({ articleId, snapshotId: place.snapshotId }, { start: place.start, end: place.end, isTaken: true }, createdAt);
  }
  return { snapshots: [...bySnapshot.values()], until, counts };
}
