import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";

/** A claim that others may stand in for: with its newest wording, places and standing evidence. Null when the newsroom has none of that id. */
export async function loadReplaceable(database: WriteClient, actor: Actor, claimId: string) {
  const { workspaceId } = actor;
  const claim = await database.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    select: {
      ...{ id: true, articleId: true, state: true, heldFrom: true, revisionNumber: true, position: true, priority: true },
      revisions: {
        orderBy: { number: "desc" },
        take: 1,
        select: { statement: true, claimantId: true, claimedOn: true, claimant: { select: { name: true, kind: true } } },
      },
      // In the order in which events tell of them: of places on one range the first is taken over.
      appearances: {
        orderBy: { id: "asc" },
        select: {
          snapshot: { select: { number: true } },
          ...{ snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true },
          ...{ state: true, score: true, rivals: true, confirmedById: true },
        },
      },
      searches: {
        orderBy: { id: "asc" },
        select: {
          id: true,
          question: true,
          places: true,
          isFound: true,
          note: true,
          isDisclosed: true,
          createdById: true,
          createdAt: true,
        },
      },
      contacts: {
        orderBy: { id: "asc" },
        select: {
          ...{ id: true, channel: true, contactedAt: true, madeAt: true, question: true, answer: true, deadlineAt: true },
          ...{ outcome: true, isPublishable: true, isDisclosed: true, createdById: true, createdAt: true },
        },
      },
      sets: {
        where: { withdrawnAt: null },
        orderBy: { id: "asc" },
        select: {
          ...{ id: true, stance: true, note: true, createdById: true, createdAt: true },
          pieces: { select: { evidenceRevision: true, evidence: { select: { id: true, revision: true } } } },
        },
      },
      evidence: {
        where: { withdrawnAt: null },
        orderBy: { number: "asc" },
        select: {
          ...{ id: true, number: true, sourceId: true, captureId: true, anchorState: true, anchorStart: true, anchorEnd: true },
          ...{
            quote: true,
            locator: true,
            stance: true,
            directness: true,
            secondaryReason: true,
            note: true,
            createdById: true,
            factCheckId: true,
          },
        },
      },
    },
  });
  const wording = claim?.revisions[0];
  return claim === null || wording === undefined ? null : { ...claim, wording };
}

/** A claim that others may stand in for. */
export type Replaceable = NonNullable<Awaited<ReturnType<typeof loadReplaceable>>>;
