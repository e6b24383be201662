import "server-only";
import type { Actor } from "@/lib/actor";
import type { ClaimState } from "@/lib/claims/workflow";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";

/** Marks a claim's standing verdict stale because something it rests on moved. Returns its number, or null when none stood. */
export async function staleVerdict(
  database: WriteClient,
  actor: Actor,
  moved: { claim: { id: string; state: ClaimState }; reason: string },
): Promise<number | null> {
  const { workspaceId } = actor;
  const { claim, reason } = moved;
  // A verdict stands only on a claim that is decided or published: every other state was reached by settling none, or by making it stale.
  if (claim.state !== "decided" && claim.state !== "published") return null;
  const verdict = await database.verdict.findFirst({
    where: { workspaceId, claimId: claim.id, staleAt: null },
    orderBy: { number: "desc" },
    select: { id: true, number: true },
  });
  if (verdict === null) return null;
  await database.verdict.update({
    where: { workspaceId_id: { workspaceId, id: verdict.id } },
    data: { staleAt: now(), staleReason: reason },
  });
  return verdict.number;
}
