import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { tableHashOf } from "./row-hash";

/** What an import left in the table: a hash over all its rows, and by whom and when they say it was, which is one of each unless somebody changed it. */
export type ImportLeft = { tableHash: string; by: string; at: string };

const together = (values: readonly string[]) => [...new Set(values)].toSorted().join(",");

/** What each named import left in the table, by the id of the import. */
export async function hashImports(viewer: Viewer): Promise<Map<string, ImportLeft>> {
  const { workspaceId } = visibleTo(viewer);
  const imports = await database.factCheck.findMany({
    where: { workspaceId, importId: { not: null } },
    distinct: "importId",
    select: { importId: true },
  });
  const hashes = new Map<string, ImportLeft>();
  // One import at a time: each is at most 5,000 rows.
  for (const { importId } of imports) {
    if (importId === null) continue;
    const rows = await database.factCheck.findMany({
      where: { workspaceId, importId },
      select: {
        ...{ id: true, contentHash: true, url: true, claim: true, claimant: true, claimedOn: true, publisher: true, reviewedOn: true },
        ...{ ratingWords: true, ratingValue: true, ratingWorst: true, ratingBest: true, language: true, licence: true, origin: true },
        ...{ importedById: true, importedAt: true },
      },
    });
    const by = together(rows.map(({ importedById }) => importedById));
    const at = together(rows.map(({ importedAt }) => importedAt.toISOString()));
    hashes.set(importId, { tableHash: tableHashOf(rows), by, at });
  }
  return hashes;
}
