import "server-only";
import type { Actor } from "@/lib/actor";
import { loadClaim } from "@/lib/claims/load-claim";
import type { WriteClient } from "@/lib/database";

/** A claim with what rulings on it need: who assessed its present wording, the quorum and the scale. Null when there is none. */
export async function loadRuling(database: WriteClient, actor: Actor, claimId: string) {
  const { workspaceId } = actor;
  const claim = await loadClaim(database, actor, claimId);
  if (claim === null) return null;
  const workspace = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { quorum: true, ratingScaleId: true },
  });
  const assessments = await database.assessment.findMany({
    where: { workspaceId, claimId, revisionNumber: claim.revisionNumber, state: "submitted" },
    select: { id: true, reviewerId: true, number: true },
  });
  const assessorIds = [...new Set(assessments.map((assessment) => assessment.reviewerId))];
  return { ...claim, ...workspace, assessments, assessorIds };
}

/** The newest verdict a claim has had, standing or stale; null when it has had none. */
export function loadNewestVerdict(database: WriteClient, actor: Actor, claimId: string) {
  return database.verdict.findFirst({
    where: { workspaceId: actor.workspaceId, claimId },
    orderBy: { number: "desc" },
    select: { number: true, rating: { select: { key: true, label: true, value: true } } },
  });
}

/** A rating of the newest version of the newsroom's scale; null when the id is of another scale or an older version. */
export async function loadRating(database: WriteClient, actor: Actor, choice: { ratingId: string; ratingScaleId: string | null }) {
  const { ratingId, ratingScaleId } = choice;
  if (ratingScaleId === null) return null;
  const newest = await database.ratingScaleVersion.findFirst({
    where: { workspaceId: actor.workspaceId, scaleId: ratingScaleId },
    orderBy: { number: "desc" },
    select: { id: true, ratings: { where: { id: ratingId }, select: { id: true, key: true, label: true, value: true } } },
  });
  const rating = newest?.ratings[0];
  return newest === null || rating === undefined ? null : { ...rating, scaleVersionId: newest.id };
}
