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

/** Moves many claims by the same action, with one statement for each state they are in. Throws a CONFLICT refusal when it cannot follow for one of them. */
export async function moveClaims(
  database: WriteClient,
  actor: Actor,
  { claims, action }: { claims: readonly { id: string; state: ClaimState }[]; action: ClaimAction },
): Promise<void> {
  for (const before of new Set(claims.map(({ state }) => state))) {
    const state = nextClaimState(before, action);
    if (state === null) return refuseConflict(`This cannot be done while a claim is ${claimStateWords[before].toLowerCase()}.`);
    const ids = claims.filter((claim) => claim.state === before).map(({ id }) => id);
    const { count } = await database.claim.updateMany({ where: { workspaceId: actor.workspaceId, id: { in: ids } }, data: { state } });
    if (count !== ids.length) throw new Error("Not every claim that was to be moved was there.");
  }
}
