import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";

/** A piece of evidence with its claim and source, for a command to judge; null when the actor's newsroom has none of that id. */
export async function loadEvidence(database: WriteClient, actor: Actor, evidenceId: string) {
  const evidence = await database.evidence.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: evidenceId } },
    select: {
      id: true,
      number: true,
      revision: true,
      quote: true,
      locator: true,
      stance: true,
      directness: true,
      secondaryReason: true,
      note: true,
      withdrawnAt: true,
      claim: { select: { id: true, state: true, articleId: true } },
      source: { select: { id: true, kind: true, title: true, url: true } },
    },
  });
  return evidence === null ? null : { ...evidence, state: evidence.claim.state, isWithdrawn: evidence.withdrawnAt !== null };
}
