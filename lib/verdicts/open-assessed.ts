import "server-only";
import type { Actor } from "@/lib/actor";
import { moveClaim } from "@/lib/claims/move-claim";
import type { WriteClient } from "@/lib/database";
import { countingAssessments } from "./policy";
import { readRuling } from "./read-ruling";

/**
 * After fewer assessments are asked for than before: claims that have as many as they now need are assessed, and editors have been able to
 * read theirs from now on, whatever is asked for later. Of one claim, one article's claims, or all.
 * Answers which were opened, as the events say it.
 */
export async function openAssessed(database: WriteClient, actor: Actor, of: { id?: string; articleId?: string }): Promise<string[]> {
  const { workspaceId } = actor;
  const begun = await database.claim.findMany({
    where: { workspaceId, ...of, assessments: { some: { state: "submitted" } } },
    select: { id: true, state: true, revisionNumber: true, openedRevision: true },
  });
  const opened: string[] = [];
  for (const { id, state, revisionNumber, openedRevision } of begun) {
    if (openedRevision === revisionNumber && state !== "inReview") continue;
    const ruling = await readRuling(database, workspaceId, id);
    if (ruling === null || ruling.assessorIds.length === 0 || countingAssessments(ruling) < ruling.quorum) continue;
    if (state === "inReview") await moveClaim(database, actor, { claim: ruling, action: "completeQuorum" });
    await database.claim.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { openedRevision: revisionNumber },
      select: { id: true },
    });
    opened.push(id);
  }
  return opened;
}
