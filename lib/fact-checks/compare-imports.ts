import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { tableHashOf } from "./row-hash";

/** What each named import left in the table: a hash over all its rows, by the id of the import. */
export async function hashImports(viewer: Viewer): Promise<Map<string, string>> {
  const { workspaceId } = visibleTo(viewer);
  const imports = await database.factCheck.findMany({
    where: { workspaceId, importId: { not: null } },
    distinct: "importId",
    select: { importId: true },
  });
  const hashes = new Map<string, string>();
  // One import at a time: each is at most 5,000 rows.
  for (const { importId } of imports) {
    if (importId === null) continue;
    const rows = await database.factCheck.findMany({
      where: { workspaceId, importId },
      select: {
        ...{ id: true, contentHash: true, url: true, claim: true, claimant: true, claimedOn: true, publisher: true, reviewedOn: true },
        ...{ ratingWords: true, ratingValue: true, ratingWorst: true, ratingBest: true, language: true, licence: true, origin: true },
      },
    });
    hashes.set(importId, tableHashOf(rows));
  }
  return hashes;
}
