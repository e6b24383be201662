import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

/** The retractions of an article's report that were asked for and wait for another editor, oldest first. */
export async function listWaitingRetractions(viewer: Viewer, articleId: string) {
  const rows = await database.retraction.findMany({
    where: { ...visibleTo(viewer), report: { articleId }, settledAt: null },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
    select: { id: true, claimId: true, reason: true, askedById: true, askedAt: true, askedBy: { select: { name: true } } },
  });
  return rows.map(({ askedBy, ...row }) => ({ ...row, askedBy: askedBy.name }));
}
