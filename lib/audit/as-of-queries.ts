import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { listUncounted } from "@/lib/verdicts/hide-assessors";
import { type ArticleAsOf, articleAsOf } from "./as-of";
import { readEvent } from "./read-event";

/** The number of the newest event up to a time, in the newsroom's log; null when there was none yet. */
export async function findEventAt(viewer: Viewer, time: Date): Promise<number | null> {
  const row = await database.auditEvent.findFirst({
    where: { ...visibleTo(viewer), recordedAt: { lte: time } },
    orderBy: { sequence: "desc" },
    select: { sequence: true },
  });
  return row === null ? null : Number(row.sequence);
}

/** An article as it stood right after an event, told from the log alone, and when that was. How many assessed a claim is left out for whoever may not know it now. Null when the newsroom had no such article then. */
export async function getArticleAsOf(
  viewer: Viewer,
  moment: { articleId: string; at: number },
): Promise<{ state: ArticleAsOf; time: string } | null> {
  const rows = await database.auditEvent.findMany({
    where: { ...visibleTo(viewer), articleId: moment.articleId, sequence: { lte: BigInt(moment.at) } },
    orderBy: { sequence: "asc" },
    select: { bytes: true, private: true },
  });
  if (rows.length === 0) return null;
  const events = rows.map((row) => readEvent(row).event);
  const state = articleAsOf(events);
  const uncounted = await listUncounted(
    viewer,
    state.claims.map(({ claimId }) => claimId),
  );
  const claims = state.claims.map((claim) => (uncounted.has(claim.claimId) ? { ...claim, assessments: null } : claim));
  return { state: { ...state, claims }, time: events.at(-1)?.time ?? "" };
}
