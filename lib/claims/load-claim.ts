import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { sayClaimant, sayDay } from "./say-wording";

/** A claim with its present wording, for a command to judge and change; null when the actor's newsroom has none of that id. */
export async function loadClaim(database: WriteClient, actor: Actor, claimId: string) {
  const { workspaceId } = actor;
  const claim = await database.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    select: { id: true, articleId: true, state: true, heldFrom: true, revisionNumber: true },
  });
  return claim;
}

/** The wording of one revision of a claim. Throws when it is missing: every claim has its revisions. */
export async function loadWording(database: WriteClient, actor: Actor, claim: { id: string; revisionNumber: number }) {
  const revision = await database.claimRevision.findUniqueOrThrow({
    where: { workspaceId_claimId_number: { workspaceId: actor.workspaceId, claimId: claim.id, number: claim.revisionNumber } },
    select: { statement: true, claimedOn: true, claimant: { select: { name: true, kind: true } } },
  });
  const { statement, claimant, claimedOn } = revision;
  return { revision: claim.revisionNumber, statement, ...sayClaimant(claimant), claimedOn: sayDay(claimedOn) };
}
