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
      // What was carried from the claim before is not lost: it is there still. A reply recorded since is.
      searches: { where: { carriedFromId: null }, select: { id: true } },
      contacts: { select: { carriedFromId: true, outcome: true } },
      sets: { where: { carriedFromId: null }, select: { id: true } },
      _count: { select: { assessments: true, verdicts: true, recusals: true, descendants: true, assignments: true } },
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
  const before = await database.claimantContact.findMany({
    where: { workspaceId, id: { in: claims.flatMap(({ contacts }) => contacts.flatMap(({ carriedFromId }) => carriedFromId ?? [])) } },
    select: { id: true, outcome: true },
  });
  const outcomes = new Map(before.map(({ id, outcome }) => [id, outcome]));
  const doneTo = ({ _count: of, searches, contacts, sets }: (typeof claims)[number]) =>
    of.assessments +
    of.verdicts +
    of.assignments +
    of.recusals +
    searches.length +
    sets.length +
    contacts.filter(({ carriedFromId, outcome }) => carriedFromId === null || outcomes.get(carriedFromId) !== outcome).length;
  if (some((claim) => doneTo(claim) > 0) || threads > 0) {
    return "somebody is working on what came of it";
  }
  if (some(({ state }) => state !== "accepted" && state !== "inReview")) return "what came of it was moved on";
  return null;
}
