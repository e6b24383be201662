import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { type ListedClaim, listedClaims } from "./listed-claims";
import { publishedTo } from "./published-to";
import { openVersion } from "./version";

// A version never changes, so what it lists is kept by its hash for good; the oldest go when there are too many.
const known = new Map<string, ListedClaim[]>();
const knownMax = 5_000;
const readAtOnce = 100;

async function readVersions(
  workspaceId: string,
  unread: readonly { id: string; contentHash: string }[],
): Promise<Map<string, ListedClaim[]>> {
  const read = new Map<string, ListedClaim[]>();
  for (let at = 0; at < unread.length; at += readAtOnce) {
    const ids = unread.slice(at, at + readAtOnce).map(({ id }) => id);
    const rows = await database.reportVersion.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { canonical: true, contentHash: true },
    });
    for (const row of rows) read.set(row.contentHash, listedClaims(openVersion(row)));
  }
  for (const [hash, claims] of read) {
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= knownMax) known.delete(oldest);
    known.set(hash, claims);
  }
  return read;
}

/** Every claim in the newest version of each of a newsroom's reports, from those versions alone; in no order. */
export async function listListedClaims(viewer: Viewer, workspaceId: string): Promise<ListedClaim[]> {
  const newest = await database.reportVersion.findMany({
    where: { workspaceId, report: publishedTo(viewer) },
    distinct: ["reportId"],
    orderBy: [{ reportId: "asc" }, { number: "desc" }],
    select: { id: true, contentHash: true },
  });
  const read = await readVersions(
    workspaceId,
    newest.filter(({ contentHash }) => !known.has(contentHash)),
  );
  return newest.flatMap(({ contentHash }) => known.get(contentHash) ?? read.get(contentHash) ?? []);
}
