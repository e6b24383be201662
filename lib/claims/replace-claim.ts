import "server-only";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";
import { staleVerdict } from "@/lib/verdicts/stale-verdict";
import type { Replaceable } from "./load-replaceable";
import { moveClaim } from "./move-claim";

/**
 * Takes a claim out of the review because others stand in its place. Its verdict becomes stale, its assignments end. Returns the number of
 * the verdict that became stale, null for none.
 */
export async function replaceClaim(
  database: WriteClient,
  actor: Actor,
  { claim, reason }: { claim: Replaceable; reason: string },
): Promise<number | null> {
  const stale = await staleVerdict(database, actor, { claim, reason });
  // A verdict that became stale does not stand again when this is undone: the claim then waits to be settled.
  await moveClaim(database, actor, { claim, action: "replaceClaim", heldFrom: claim.state === "decided" ? "assessed" : claim.state });
  await database.assignment.updateMany({
    where: { workspaceId: actor.workspaceId, claimId: claim.id, endedAt: null },
    data: { endedAt: now() },
  });
  return stale;
}
