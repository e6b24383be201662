import "server-only";
import type { ReadClient } from "@/lib/database";
import type { RulingSubject } from "./policy";
import { requiredAssessments } from "./required-assessments";

// Small enough that the client inside a command fits as well as the one for pages: both judge by the same.
type Reading = Pick<ReadClient, "claim" | "workspace" | "member">;

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
        select: {
          id: true,
          reviewerId: true,
          number: true,
          revisionNumber: true,
          state: true,
          sentBackAt: true,
          ratingId: true,
          submittedAt: true,
        },
      },
      recusals: { where: { endedAt: null }, select: { memberId: true } },
      assignments: { where: { endedAt: null }, select: { assigneeId: true } },
    },
  });
}

type Claim = Awaited<ReturnType<typeof readClaims>>[number];
type Newsroom = { quorum: number; urgentQuorum: number | null; ratingScaleId: string | null };
type FormerEditor = { userId: string; editorUntil: Date | null };

/** By how much the clocks of two servers may differ before a former editor is taken for somebody who could not read. */
const clockSkewMaxMs = 600_000;

/** Those who were editors until after an assessment came in that editors could read at some time: whether it was then already is not asked. */
function pastReaders(formerEditors: readonly FormerEditor[], opened: readonly { reviewerId: string; submittedAt: Date | null }[]) {
  const couldRead = ({ userId, editorUntil }: FormerEditor) => {
    const untilMs = (editorUntil?.getTime() ?? 0) + clockSkewMaxMs;
    return opened.some(({ reviewerId, submittedAt }) => reviewerId !== userId && (submittedAt?.getTime() ?? 0) <= untilMs);
  };
  return formerEditors.filter(couldRead).map(({ userId }) => userId);
}

function rulingOf(claim: Claim, newsroom: Newsroom, formerEditors: readonly FormerEditor[]) {
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
    pastReaderIds: openedRevision === claim.revisionNumber ? pastReaders(formerEditors, ofWording) : [],
  } satisfies Omit<RulingSubject, "state">;
  /** Who may know assessments of this claim, of whichever wording: those who gave one, and editors, past ones too, since a quorum was in. */
  const known = {
    everyAuthorIds: peopleOf(everyAssessment),
    wasOpened: openedRevision !== null,
    everyPastReaderIds: openedRevision === null ? [] : pastReaders(formerEditors, everyAssessment),
  };
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
  const formerEditors = await database.member.findMany({
    where: { workspaceId, role: { in: ["reviewer", "viewer"] }, editorUntil: { not: null } },
    select: { userId: true, editorUntil: true },
  });
  return new Map(claims.map((claim) => [claim.id, rulingOf(claim, newsroom, formerEditors)]));
}

/** One claim with what rulings on it need. Null when there is none. */
export async function readRuling(database: Reading, workspaceId: string, claimId: string): Promise<Ruling | null> {
  return (await readRulings(database, workspaceId, [claimId])).get(claimId) ?? null;
}
