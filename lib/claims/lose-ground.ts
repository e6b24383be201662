import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { staleVerdict } from "@/lib/verdicts/stale-verdict";
import { moveClaim } from "./move-claim";
import type { ClaimState } from "./workflow";

/**
 * Takes the ground from under a settled claim, because its words in the article changed: the verdict becomes stale and the claim has to be
 * settled anew, also one that is set aside once it comes back. Returns the verdict's number, or null when none stood.
 */
export async function loseGround(
  database: WriteClient,
  actor: Actor,
  lost: { claim: { id: string; state: ClaimState; heldFrom: ClaimState | null }; reason: string },
): Promise<number | null> {
  const { claim, reason } = lost;
  const isAside = claim.state === "onHold" || claim.state === "withdrawn";
  const standing = isAside ? claim.heldFrom : claim.state;
  if (standing !== "decided" && standing !== "published") return null;
  const number = await staleVerdict(database, actor, { claim: { id: claim.id, state: standing }, reason });
  if (!isAside) await moveClaim(database, actor, { claim, action: "loseGround" });
  else {
    await database.claim.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: claim.id } },
      data: { heldFrom: "assessed" },
      select: { id: true },
    });
  }
  return number;
}
