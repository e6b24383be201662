import "server-only";
import type { ReadClient } from "@/lib/database";
import type { RulingSubject } from "./policy";
import { requiredAssessments } from "./required-assessments";

// Small enough that the client inside a command fits as well as the one for pages: both judge by the same.
type Reading = Pick<ReadClient, "claim" | "workspace">;

function readClaims(database: Reading, workspaceId: string, claimIds: readonly string[]) {
  return database.claim.findMany({
    where: { workspaceId, id: { in: [...claimIds] } },
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
}

type Claim = Awaited<ReturnType<typeof readClaims>>[number];
type Newsroom = { quorum: number; urgentQuorum: number | null; ratingScaleId: string | null };

function rulingOf(claim: Claim, newsroom: Newsroom) {
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
    isAnotherAsked: claim.quorum !== null,
    isOpened: openedRevision === claim.revisionNumber,
  } satisfies Omit<RulingSubject, "state">;
  /** Who may know assessments of this claim, of whichever wording: those who gave one, and editors since a quorum was in. */
  const known = { everyAuthorIds: peopleOf(everyAssessment), wasOpened: openedRevision !== null };
  return { ...rest, ...ruling, ...known, ratingScaleId: newsroom.ratingScaleId, assessments, everyAssessment };
}

/** A claim as rulings on it see it. */
export type Ruling = ReturnType<typeof rulingOf>;

/** Claims with what rulings on them need, by id: who assessed the present wording, who keeps out, how many it needs. Without those that do not exist. */
export async function readRulings(database: Reading, workspaceId: string, claimIds: readonly string[]): Promise<Map<string, Ruling>> {
  const claims = claimIds.length === 0 ? [] : await readClaims(database, workspaceId, claimIds);
  if (claims.length === 0) return new Map();
  const newsroom = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { quorum: true, urgentQuorum: true, ratingScaleId: true },
  });
  return new Map(claims.map((claim) => [claim.id, rulingOf(claim, newsroom)]));
}

/** One claim with what rulings on it need. Null when there is none. */
export async function readRuling(database: Reading, workspaceId: string, claimId: string): Promise<Ruling | null> {
  return (await readRulings(database, workspaceId, [claimId])).get(claimId) ?? null;
}
