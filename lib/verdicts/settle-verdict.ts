import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { moveClaim } from "@/lib/claims/move-claim";
import { wordsHash } from "@/lib/claims/words-hash";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";
import { evidenceSetHash } from "./evidence-set";
import { loadNewestVerdict, loadRuling } from "./load-ruling";
import { staleReasons } from "./stale-reasons";

type Seen = {
  claimId: string;
  revisionNumber: number;
  verdictNumber: number;
  evidenceSetHash?: string | undefined;
  wordsHash?: string | undefined;
};

/** What a settling command judges: the ruling and the newest verdict. Refuses with CONFLICT when another editor settled the claim first. */
export async function loadSettling(database: WriteClient, actor: Actor, seen: Seen) {
  const claim = await loadRuling(database, actor, seen.claimId);
  if (claim === null) return null;
  const verdict = await loadNewestVerdict(database, actor, seen.claimId);
  if (verdict !== null && verdict.number > seen.verdictNumber) {
    refuseConflict(`Another editor just settled this claim as “${verdict.rating.label}”. Your verdict was not saved.`);
  }
  return { ...claim, verdict };
}

type Settling = NonNullable<Awaited<ReturnType<typeof loadSettling>>>;

type Ruled = {
  rating: { id: string; key: string; label: string; value: number | null; scaleVersionId: string };
  justification: string;
  confidence: "low" | "medium" | "high";
  outcome: "accepted" | "synthesised" | "reaffirmed";
  reason: string;
  assessmentId: string | null;
  reaffirmsId: string | null;
};

const placeRead = {
  ...{ snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true, confirmedById: true },
  snapshot: { select: { number: true } },
} as const;

/**
 * Writes a verdict bound to the claim's wording, its standing evidence, the scale's version and the newest snapshot, with the adjudication
 * that led to it, and moves the claim. Refuses when the wording, the words in the article or the evidence are not what the editor saw, or evidence
 * is missing.
 */
export async function settleVerdict(database: WriteClient, actor: Actor, settling: { claim: Settling; seen: Seen; ruled: Ruled }) {
  const { claim, seen, ruled } = settling;
  const { workspaceId } = actor;
  const { id: claimId, revisionNumber } = claim;
  const { rating, justification, confidence, outcome, reason, assessmentId, reaffirmsId } = ruled;
  if (revisionNumber !== seen.revisionNumber) refuseConflict("The claim was reworded meanwhile. Read the new wording first.");
  const evidence = await database.evidence.findMany({
    where: { workspaceId, claimId, withdrawnAt: null },
    select: { id: true, revision: true, number: true },
    orderBy: { number: "asc" },
  });
  if (evidence.length === 0 && rating.value !== null) {
    refuseField("ratingId", `“${rating.label}” needs at least one piece of evidence. Attach it, or choose a rating off the scale.`);
  }
  const snapshot = await database.snapshot.findFirstOrThrow({
    where: { workspaceId, articleId: claim.articleId },
    orderBy: { number: "desc" },
    select: { id: true, number: true },
  });
  const places = await database.appearance.findMany({ where: { workspaceId, claimId }, select: placeRead });
  if (seen.wordsHash !== undefined && seen.wordsHash !== wordsHash(places, snapshot.number)) {
    refuseConflict("The claim’s words in the article changed while you were deciding. Look at them again; what you wrote is kept.");
  }
  const setHash = evidenceSetHash(evidence);
  if (seen.evidenceSetHash !== undefined && seen.evidenceSetHash !== setHash) {
    refuseConflict("The evidence changed while you were deciding. Look at it again; what you wrote is kept.");
  }
  const number = (claim.verdict?.number ?? 0) + 1;
  await database.verdict.updateMany({
    where: { workspaceId, claimId, staleAt: null },
    data: { staleAt: now(), staleReason: staleReasons.settledAnew(number) },
  });
  const decidedById = personOf(actor);
  const { id: verdictId } = await database.verdict.create({
    data: {
      ...{ workspaceId, claimId, number, revisionNumber, ratingId: rating.id, snapshotId: snapshot.id, evidenceSetHash: setHash },
      ...{ justification, confidence, reaffirmsId, decidedById, decidedAt: now() },
    },
    select: { id: true },
  });
  if (evidence.length > 0) {
    await database.verdictEvidence.createMany({
      data: evidence.map(({ id, revision }) => ({ workspaceId, verdictId, evidenceId: id, evidenceRevision: revision })),
    });
  }
  await database.adjudication.create({
    data: { workspaceId, claimId, revisionNumber, outcome, assessmentId, verdictId, reason, decidedById },
    select: { id: true },
  });
  await moveClaim(database, actor, { claim, action: "decideClaim" });
  await database.assignment.updateMany({ where: { workspaceId, claimId, endedAt: null }, data: { endedAt: now() } });
  const event: NewEvent = {
    type: "claim.decided",
    subject: { articleId: claim.articleId, claimId },
    payload: {
      ...{ verdictId, number, revision: revisionNumber, justification, confidence },
      rating: { key: rating.key, label: rating.label, value: rating.value },
      before: claim.verdict?.rating ?? null,
      scaleVersionId: rating.scaleVersionId,
      snapshotId: snapshot.id,
      evidence: evidence.map((piece) => piece.number),
      evidenceSetHash: setHash,
      assessments: claim.assessments.map((assessment) => assessment.id),
      adjudication: { outcome, reason, assessmentId, reaffirms: reaffirmsId },
    },
  };
  return { value: { verdictId, number }, events: [event] as const };
}
