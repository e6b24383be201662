import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { settleStanding } from "@/lib/verdicts/settle-standing";
import { moveClaim } from "./move-claim";
import type { ClaimState } from "./workflow";

type Waiting = { id: string; articleId: string; state: ClaimState; heldFrom: ClaimState | null; revisionNumber: number };

/**
 * Lets a claim go on where it stood. A verdict it had is looked at anew: when what it rests on moved meanwhile, it becomes stale and the
 * claim goes back to be settled. Returns the state it came back to.
 */
export async function returnClaim(
  database: WriteClient,
  actor: Actor,
  { claim, action }: { claim: Waiting; action: "resumeClaim" | "restoreClaim" | "undoLineage" },
): Promise<ClaimState> {
  const stood = claim.heldFrom ?? "accepted";
  const stands = stood === "decided" ? await settleStanding(database, actor, claim) : true;
  return moveClaim(database, actor, { claim, action, to: stands ? stood : "assessed", heldFrom: null });
}
