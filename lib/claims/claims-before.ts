import "server-only";
import type { ReadClient } from "@/lib/database";

// Fits the client inside a command as well as the one for pages.
type Reading = Pick<ReadClient, "claimLineage">;

/** Ids of the claims that a claim directly came from by a split or a merge that was not undone. */
export async function listClaimsBefore(database: Reading, workspaceId: string, claimId: string): Promise<string[]> {
  const lines = await database.claimLineage.findMany({
    where: { workspaceId, toClaimId: claimId, undoneAt: null, relation: { in: ["split", "merged"] } },
    orderBy: { createdAt: "asc" },
    select: { fromClaimId: true },
  });
  return lines.map(({ fromClaimId }) => fromClaimId);
}
