import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { markKept } from "./marks";
import { countingAssessments, maySeeAssessments, maySeeProgress } from "./policy";
import { readRuling } from "./read-ruling";

const ratingShown = {
  ...{ id: true, key: true, label: true, meaning: true, position: true, ...markKept },
  scaleVersion: { select: { number: true } },
} as const;

/**
 * The assessments of a claim that the viewer may see. Blindness is decided here, in the query: before the viewer's own is in, only their
 * own comes back, and `inCount` is null for a reviewer who is still to assess: a number alone can tell whose it is. Null when the claim does
 * not exist for them.
 */
export async function listAssessments(viewer: Viewer, claimId: string) {
  if (viewer.role === "visitor") return null;
  const ruling = await readRuling(database, viewer.workspaceId, claimId);
  if (ruling === null) return null;
  const blindReason = maySeeAssessments(viewer, ruling);
  const own = viewer.userId === null ? {} : { reviewerId: viewer.userId };
  const assessments = await database.assessment.findMany({
    where: { ...visibleTo(viewer), claimId, state: "submitted", ...(blindReason === true ? {} : own) },
    orderBy: [{ revisionNumber: "desc" }, { submittedAt: "asc" }],
    select: {
      id: true,
      revisionNumber: true,
      number: true,
      justification: true,
      confidence: true,
      submittedAt: true,
      sentBackAt: true,
      reaffirmsId: true,
      changeReason: true,
      secondsSpent: true,
      reviewerId: true,
      reviewer: { select: { name: true } },
      rating: { select: ratingShown },
      citations: { select: { evidence: { select: { number: true } } } },
    },
  });
  const shown = blindReason === true || viewer.userId !== null ? assessments : [];
  return {
    ...{ ruling, blindReason: blindReason === true ? null : blindReason },
    inCount: maySeeProgress(viewer, ruling) === true ? countingAssessments(ruling) : null,
    assessments: shown.map(({ reviewerId, reviewer, citations, ...assessment }) => ({
      ...assessment,
      isOwn: reviewerId === viewer.userId,
      reviewer: reviewer.name,
      isCurrent: assessment.revisionNumber === ruling.revisionNumber,
      cites: citations.map((citation) => citation.evidence.number).toSorted((a, b) => a - b),
    })),
  };
}

/** The verdicts a claim has had, newest first, with what each rests on. */
export function listVerdicts(viewer: Viewer, claimId: string) {
  return database.verdict.findMany({
    where: { ...visibleTo(viewer), claimId },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      revisionNumber: true,
      justification: true,
      confidence: true,
      decidedAt: true,
      staleAt: true,
      staleReason: true,
      decidedBy: { select: { name: true } },
      rating: { select: ratingShown },
      evidence: { select: { evidence: { select: { number: true } } } },
    },
  });
}

/** What the policies about one claim judge; null when the viewer may not see it. Says who assessed: for policies only, never for the browser. */
export function getRuling(viewer: Viewer, claimId: string) {
  return readRuling(database, visibleTo(viewer).workspaceId, claimId);
}

/** How an article's claims are reviewed, and how many assessments the newsroom asks for otherwise; null when the viewer may not see it. */
export async function getReviewPolicy(viewer: Viewer, articleId: string) {
  const { workspaceId } = visibleTo(viewer);
  const [article, newsroom] = await Promise.all([
    database.article.findUnique({ where: { workspaceId_id: { workspaceId, id: articleId } }, select: { quorum: true, assessedBy: true } }),
    database.workspace.findUnique({ where: { id: workspaceId }, select: { quorum: true, urgentQuorum: true } }),
  ]);
  if (article === null || newsroom === null) return null;
  return { ...article, newsroomQuorum: newsroom.quorum, urgentQuorum: newsroom.urgentQuorum };
}
