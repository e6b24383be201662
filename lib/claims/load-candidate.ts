import "server-only";
import type { Actor } from "@/lib/actor";
import { newestSnapshot } from "@/lib/articles/newest-snapshot";
import type { WriteClient } from "@/lib/database";

/** A candidate with the snapshot it stands in; null when the actor's newsroom has none of that id. */
export async function loadCandidate(database: WriteClient, actor: Actor, candidateId: string) {
  const candidate = await database.candidate.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id: candidateId } },
    select: {
      id: true,
      state: true,
      start: true,
      end: true,
      statement: true,
      claimant: true,
      claimId: true,
      snapshot: { select: { id: true, articleId: true, text: true, article: newestSnapshot } },
      breakdown: { select: { provider: true, version: true } },
    },
  });
  return candidate === null ? null : { ...candidate, exact: candidate.snapshot.text.slice(candidate.start, candidate.end) };
}
