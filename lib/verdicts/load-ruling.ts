import "server-only";
import type { Actor } from "@/lib/actor";
import { loadClaim } from "@/lib/claims/load-claim";
import type { WriteClient } from "@/lib/database";

/** A claim with what rulings on it need: who assessed its present wording, the quorum, and the newest verdict. Null when there is none. */
export async function loadRuling(database: WriteClient, actor: Actor, claimId: string) {
  const { workspaceId } = actor;
  const claim = await loadClaim(database, actor, claimId);
  if (claim === null) return null;
  const [workspace, assessments, verdict] = [
    await database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { quorum: true, ratingScaleId: true } }),
    await database.assessment.findMany({
      where: { workspaceId, claimId, revisionNumber: claim.revisionNumber, state: "submitted" },
      select: { id: true, reviewerId: true, number: true },
    }),
    await database.verdict.findFirst({
      where: { workspaceId, claimId },
      orderBy: { number: "desc" },
      select: { number: true, rating: { select: { key: true, label: true, value: true } } },
    }),
  ];
  return {
    ...claim,
    quorum: workspace.quorum,
    ratingScaleId: workspace.ratingScaleId,
    assessments,
    assessorIds: [...new Set(assessments.map((assessment) => assessment.reviewerId))],
    verdict,
  };
}

/** A rating of the newsroom's present scale; null when the id is of another scale or an older version. */
export async function loadRating(database: WriteClient, actor: Actor, choice: { ratingId: string; ratingScaleId: string | null }) {
  const { workspaceId } = actor;
  const rating = await database.rating.findUnique({
    where: { workspaceId_id: { workspaceId, id: choice.ratingId } },
    select: {
      id: true,
      key: true,
      label: true,
      value: true,
      scaleVersionId: true,
      scaleVersion: { select: { scaleId: true, number: true } },
    },
  });
  if (rating === null || rating.scaleVersion.scaleId !== choice.ratingScaleId) return null;
  const newest = await database.ratingScaleVersion.findFirst({
    where: { workspaceId, scaleId: rating.scaleVersion.scaleId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return newest?.id === rating.scaleVersionId ? rating : null;
}
