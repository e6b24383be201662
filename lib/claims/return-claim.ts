import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { type Standing, settleStanding } from "@/lib/verdicts/settle-standing";
import { moveClaim } from "./move-claim";
import type { ClaimState } from "./workflow";

type Waiting = { id: string; articleId: string; state: ClaimState; heldFrom: ClaimState | null; revisionNumber: number };

/**
 * Lets a claim go on where it stood. A verdict it had is looked at anew: when what it rests on moved meanwhile, it becomes stale and the
 * claim goes back to be settled. Returns what the event says of it: the state it came back to, and which verdict became stale why.
 */
export async function returnClaim(
  database: WriteClient,
  actor: Actor,
  { claim, action }: { claim: Waiting; action: "resumeClaim" | "restoreClaim" | "undoLineage" },
): Promise<{ to: ClaimState } & Partial<NonNullable<Standing["staled"]>>> {
  const stood = claim.heldFrom ?? "accepted";
  const { stands, staled } = stood === "decided" ? await settleStanding(database, actor, claim) : { stands: true, staled: null };
  const to = await moveClaim(database, actor, { claim, action, to: stands ? stood : "assessed", heldFrom: null });
  return { to, ...staled };
}
