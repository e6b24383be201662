import "server-only";
import type { Viewer } from "@/lib/actor";
import { listClaimsBefore } from "@/lib/claims/claims-before";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { markKept } from "./marks";

const ratingShown = {
  ...{ id: true, key: true, label: true, meaning: true, position: true, ...markKept },
  scaleVersion: { select: { number: true } },
} as const;

/** The recorded steps by which editors settled, or did not settle, a claim's assessments; oldest first. Nothing for those who are blind. */
export async function listAdjudications(viewer: Viewer, claimId: string, { isBlind }: { isBlind: boolean }) {
  if (isBlind) return [];
  const steps = await database.adjudication.findMany({
    where: { ...visibleTo(viewer), claimId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, outcome: true, revisionNumber: true, reason: true, decidedById: true, createdAt: true },
  });
  const people = await database.member.findMany({
    where: { ...visibleTo(viewer), userId: { in: [...new Set(steps.map(({ decidedById }) => decidedById))] } },
    select: { userId: true, name: true },
  });
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  return steps.map(({ decidedById, ...step }) => ({ ...step, decidedBy: names.get(decidedById) ?? "" }));
}

/** Who keeps out of a claim because of a conflict of interest, and why. */
export async function listRecusals(viewer: Viewer, claimId: string) {
  const recusals = await database.recusal.findMany({
    where: { ...visibleTo(viewer), claimId, endedAt: null },
    orderBy: { createdAt: "asc" },
    select: { id: true, reason: true, memberId: true, member: { select: { name: true } } },
  });
  const userId = viewer.role === "visitor" ? null : viewer.userId;
  return recusals.map(({ member, memberId, ...recusal }) => ({ ...recusal, name: member.name, isOwn: memberId === userId }));
}

/**
 * What can be stood by on a claim's present wording: the viewer's own newest assessment of each earlier wording and of the claims before,
 * or one sent back on this wording; and the stale verdicts of this claim and of the claims before. Newest first.
 */
export async function listStandBys(viewer: Viewer, claim: { id: string; revisionNumber: number }) {
  const where = visibleTo(viewer);
  const claimIds = [claim.id, ...(await listClaimsBefore(database, where.workspaceId, claim.id))];
  const reviewerId = viewer.role === "visitor" ? null : viewer.userId;
  const own =
    reviewerId === null
      ? []
      : await database.assessment.findMany({
          where: { ...where, reviewerId, claimId: { in: claimIds }, state: "submitted" },
          orderBy: [{ createdAt: "desc" }],
          select: { id: true, claimId: true, revisionNumber: true, sentBackAt: true, justification: true, rating: { select: ratingShown } },
        });
  const verdicts = await database.verdict.findMany({
    where: { ...where, claimId: { in: claimIds }, staleAt: { not: null } },
    orderBy: [{ decidedAt: "desc" }],
    select: { id: true, claimId: true, number: true, revisionNumber: true, justification: true, rating: { select: ratingShown } },
  });
  const isOnWording = (one: { claimId: string; revisionNumber: number }) =>
    one.claimId === claim.id && one.revisionNumber === claim.revisionNumber;
  const current = own.find(isOnWording);
  const assessments = current === undefined ? own.filter((one) => !isOnWording(one)) : current.sentBackAt === null ? [] : [current];
  // By number: the clocks of two servers may differ.
  const ofClaim = verdicts.filter(({ claimId }) => claimId === claim.id).toSorted((one, other) => other.number - one.number);
  const newest = ofClaim[0] ?? verdicts[0];
  return {
    assessments: assessments.map(({ sentBackAt, claimId, ...rest }) => ({
      ...rest,
      isSentBack: sentBackAt !== null,
      isOfClaimBefore: claimId !== claim.id,
    })),
    verdict: newest === undefined ? null : { ...newest, isOfClaimBefore: newest.claimId !== claim.id },
  };
}
