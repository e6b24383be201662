import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { refuseConflict } from "@/lib/result";
import { type ClaimAction, type ClaimState, claimStateWords, nextClaimState } from "./workflow";

/** Moves a claim along the workflow and returns its new state. Throws a CONFLICT refusal when the action cannot follow. */
export async function moveClaim(
  database: WriteClient,
  actor: Actor,
  move: { claim: { id: string; state: ClaimState }; action: ClaimAction; heldFrom?: ClaimState | null; to?: ClaimState },
): Promise<ClaimState> {
  const { claim, action, heldFrom } = move;
  const next = nextClaimState(claim.state, action);
  if (next === null) return refuseConflict(`This cannot be done while the claim is ${claimStateWords[claim.state].toLowerCase()}.`);
  const state = move.to ?? next;
  await database.claim.update({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: claim.id } },
    data: heldFrom === undefined ? { state } : { state, heldFrom },
    select: { id: true },
  });
  return state;
}
