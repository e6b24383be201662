import "server-only";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";

/** Marks a claim's standing verdict stale because something it rests on moved. Returns its number, or null when none stood. */
export async function staleVerdict(
  database: WriteClient,
  actor: Actor,
  claim: { claimId: string; reason: string },
): Promise<number | null> {
  const { workspaceId } = actor;
  const verdict = await database.verdict.findFirst({
    where: { workspaceId, claimId: claim.claimId, staleAt: null },
    orderBy: { number: "desc" },
    select: { id: true, number: true },
  });
  if (verdict === null) return null;
  await database.verdict.update({
    where: { workspaceId_id: { workspaceId, id: verdict.id } },
    data: { staleAt: now(), staleReason: claim.reason },
  });
  return verdict.number;
}
