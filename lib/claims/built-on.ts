import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";

/**
 * What has been done to claims since they were made out of others, in words that follow "because"; null when nothing has. Whatever would be
 * lost to somebody by taking them back counts.
 */
export async function sayBuiltOn(database: WriteClient, actor: Actor, claimIds: readonly string[]): Promise<string | null> {
  const { workspaceId } = actor;
  const claims = await database.claim.findMany({
    where: { workspaceId, id: { in: [...claimIds] } },
    select: {
      ...{ state: true, revisionNumber: true },
      evidence: { select: { carriedFromId: true, revision: true } },
      _count: {
        select: {
          ...{ assessments: true, verdicts: true, recusals: true, searches: true, contacts: true, descendants: true },
          assignments: true,
        },
      },
    },
  });
  const threads = await database.thread.count({ where: { workspaceId, claimId: { in: [...claimIds] } } });
  const some = (test: (claim: (typeof claims)[number]) => boolean) => claims.some(test);
  if (some(({ _count }) => _count.descendants > 0)) return "what came of it was split, merged or marked in turn";
  if (some(({ revisionNumber }) => revisionNumber > 1)) return "what came of it was reworded";
  if (some(({ evidence }) => evidence.some((piece) => piece.carriedFromId === null || piece.revision > 1))) {
    return "the evidence of what came of it was changed";
  }
  // Not more exactly: that an assessment is in is not for everybody to know.
  const doneTo = ({ _count: of }: (typeof claims)[number]) =>
    of.assessments + of.verdicts + of.assignments + of.recusals + of.searches + of.contacts;
  if (some((claim) => doneTo(claim) > 0) || threads > 0) {
    return "somebody is working on what came of it";
  }
  if (some(({ state }) => state !== "accepted" && state !== "inReview")) return "what came of it was moved on";
  return null;
}
