import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { ratingChanges } from "./edition";
import { publishedTo } from "./published-to";
import { languageOf } from "./speech";
import { openVersion, type ReportVersion } from "./version";

/** Every later version, or those alone that changed a rating. */
export type ChangesWanted = "all" | "ratings";

const pageLength = 20;
/** So many versions are opened for one page at most: where few of them changed a rating the page is shorter, and leads on. */
const openedMax = 200;

type Filter = { workspaceId: string; of?: ChangesWanted; cursor?: string; length?: number };

async function listLaterVersions(viewer: Viewer, { workspaceId, of = "all", cursor, length = pageLength }: Filter) {
  const found: ReportVersion[] = [];
  const batchLength = of === "all" ? length : openedMax;
  const rows = await database.reportVersion.findMany({
    // A changed verdict is a correction or an update, or there is no such version.
    where: {
      ...{ workspaceId, takedownId: null, number: { gt: 1 }, report: publishedTo(viewer) },
      ...(of === "all" ? {} : { change: { in: ["correction" as const, "update" as const] } }),
    },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: batchLength + 1,
    ...(cursor === undefined ? {} : { cursor: { workspaceId_id: { workspaceId, id: cursor } }, skip: 1 }),
    select: { id: true, canonical: true, contentHash: true },
  });
  let last: string | null = null;
  for (const row of rows.slice(0, batchLength)) {
    if (found.length === length) break;
    const version = openVersion(row);
    last = row.id;
    if (of === "all" || ratingChanges(version).length > 0) found.push(version);
  }
  return { found, nextCursor: last === null || last === rows.at(-1)?.id ? null : last };
}

/** The later versions a newsroom published, newest first: its corrections page. `cursor` is `nextCursor` of the page before. */
export async function listChanges(viewer: Viewer, filter: Filter) {
  const { found, nextCursor } = await listLaterVersions(viewer, filter);
  const changes = found.map((version) => {
    const { number, change, reason, publishedAt, publishedBy, slug, title } = version.report;
    return {
      number,
      change,
      reason,
      publishedAt,
      publishedBy,
      slug,
      title,
      language: languageOf(version),
      ratings: ratingChanges(version),
    };
  });
  return { changes, nextCursor };
}

const feedLength = 50;

/** The versions that changed a rating last, at most fifty, newest first: for their feed. */
export async function listRatingChanges(viewer: Viewer, workspaceId: string): Promise<ReportVersion[]> {
  return (await listLaterVersions(viewer, { workspaceId, of: "ratings", length: feedLength })).found;
}
