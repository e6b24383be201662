import "server-only";
import type { Actor } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { nextClaimState } from "@/lib/claims/workflow";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";

/**
 * Makes every settled verdict that is not published stale, for a reason that concerns them all, and sends their claims back to be settled
 * anew; also those on hold. What is published keeps the scale it was published with (decision 050). Returns an event for each claim.
 */
export async function outdateVerdicts(database: WriteClient, actor: Actor, reason: string): Promise<NewEvent[]> {
  const { workspaceId } = actor;
  const verdicts = await database.verdict.findMany({
    where: { workspaceId, staleAt: null, claim: { OR: [{ state: "decided" }, { state: "onHold", heldFrom: "decided" }] } },
    orderBy: [{ claimId: "asc" }, { number: "asc" }],
    select: { id: true, number: true, claimId: true, claim: { select: { articleId: true, state: true } } },
  });
  const state = nextClaimState("decided", "loseGround");
  if (state === null) throw new Error("A decided claim cannot lose its ground.");
  const claimIds = (isHeld: boolean) => verdicts.filter(({ claim }) => (claim.state === "onHold") === isHeld).map(({ claimId }) => claimId);
  await database.verdict.updateMany({
    where: { workspaceId, id: { in: verdicts.map(({ id }) => id) } },
    data: { staleAt: now(), staleReason: reason },
  });
  await database.claim.updateMany({ where: { workspaceId, id: { in: claimIds(false) } }, data: { state } });
  await database.claim.updateMany({ where: { workspaceId, id: { in: claimIds(true) } }, data: { heldFrom: state } });
  return verdicts.map(({ number, claimId, claim }) => ({
    type: "claim.lostGround",
    subject: { articleId: claim.articleId, claimId },
    payload: { staleVerdict: number, reason },
  }));
}
