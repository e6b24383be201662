import "server-only";
import type { ReadClient } from "@/lib/database";
import type { RulingSubject } from "./policy";
import { requiredAssessments } from "./required-assessments";

// Small enough that the client inside a command fits as well as the one for pages: both judge by the same.
type Reading = Pick<ReadClient, "claim" | "workspace">;

/** A claim with what rulings on it need: who assessed its present wording, who keeps out, how many it needs. Null when there is none. */
export async function readRuling(database: Reading, workspaceId: string, claimId: string) {
  const claim = await database.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    select: {
      ...{
        id: true,
        articleId: true,
        state: true,
        heldFrom: true,
        revisionNumber: true,
        openedRevision: true,
        quorum: true,
        priority: true,
      },
      article: { select: { quorum: true, assessedBy: true } },
      assessments: {
        select: { id: true, reviewerId: true, number: true, revisionNumber: true, state: true, sentBackAt: true, ratingId: true },
      },
      recusals: { where: { endedAt: null }, select: { memberId: true } },
      assignments: { where: { endedAt: null }, select: { assigneeId: true } },
    },
  });
  if (claim === null) return null;
  const newsroom = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { quorum: true, urgentQuorum: true, ratingScaleId: true },
  });
  const { article, assessments: everyAssessment, recusals, assignments, openedRevision, ...rest } = claim;
  const ofWording = everyAssessment.filter(({ revisionNumber }) => revisionNumber === claim.revisionNumber);
  const assessments = ofWording.filter(({ state }) => state === "submitted");
  const peopleOf = (rows: readonly { reviewerId: string }[]) => [...new Set(rows.map(({ reviewerId }) => reviewerId))];
  const ruling = {
    quorum: requiredAssessments({ claim, article, newsroom }),
    assessorIds: peopleOf(assessments),
    awaitedIds: peopleOf(assessments.filter(({ sentBackAt }) => sentBackAt !== null)),
    authorIds: peopleOf(ofWording),
    recusedIds: recusals.map(({ memberId }) => memberId),
    assignedIds: article.assessedBy === "assigned" ? assignments.map(({ assigneeId }) => assigneeId) : null,
    isOpened: openedRevision === claim.revisionNumber,
  } satisfies Omit<RulingSubject, "state">;
  return { ...rest, ...ruling, ratingScaleId: newsroom.ratingScaleId, assessments, everyAssessment };
}

/** A claim as rulings on it see it. */
export type Ruling = NonNullable<Awaited<ReturnType<typeof readRuling>>>;
