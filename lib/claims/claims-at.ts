import "server-only";
import type { TextRange } from "@/lib/articles/graphemes";
import type { ReadClient } from "@/lib/database";

// Fits the client inside a command as well as the one for pages.
type Reading = Pick<ReadClient, "appearance">;

/**
 * The claims that stand for certain at exactly one of some places of a snapshot and are not set aside, the oldest first: their place, and what
 * they say now.
 */
export async function listClaimsAt(
  database: Reading,
  { workspaceId, snapshotId }: { workspaceId: string; snapshotId: string },
  places: readonly TextRange[],
) {
  const found = await database.appearance.findMany({
    where: {
      ...{ workspaceId, snapshotId, state: { in: ["exact", "normalised"] }, claim: { state: { notIn: ["dismissed", "withdrawn"] } } },
      OR: places.map(({ start, end }) => ({ start, end })),
    },
    orderBy: { claimId: "asc" },
    select: {
      ...{ claimId: true, start: true, end: true },
      claim: { select: { revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } } } },
    },
  });
  return found.map(({ claim, ...place }) => ({ ...place, statement: claim.revisions[0]?.statement ?? "" }));
}

/** Whether a claim that says the same stands for certain at exactly this place of a snapshot and is not set aside. */
export async function isClaimThere(
  database: Reading,
  at: { workspaceId: string; snapshotId: string },
  { statement, ...place }: TextRange & { statement: string },
): Promise<boolean> {
  const there = await listClaimsAt(database, at, [place]);
  return there.some((claim) => claim.statement === statement);
}
