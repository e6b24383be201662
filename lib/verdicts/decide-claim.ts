import "server-only";
import { personOf } from "@/lib/actor";
import { moveClaim } from "@/lib/claims/move-claim";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { evidenceSetHash } from "./evidence-set";
import { loadNewestVerdict, loadRating, loadRuling } from "./load-ruling";
import { mayDecideClaim } from "./policy";
import { decideClaimInput } from "./schema";

/**
 * Settles the newsroom's verdict on a claim, bound to its wording, its standing evidence, the scale's version and the newest snapshot.
 * Of several editors deciding at once one succeeds; the others get a CONFLICT that says what was decided.
 */
export const decideClaim = defineCommand({
  name: "decideClaim",
  input: decideClaimInput,
  async load({ database, actor, input }) {
    const claim = await loadRuling(database, actor, input.claimId);
    if (claim === null) return null;
    const verdict = await loadNewestVerdict(database, actor, input.claimId);
    if (verdict !== null && verdict.number > input.verdictNumber) {
      refuseConflict(`Another editor just settled this claim as “${verdict.rating.label}”. Your verdict was not saved.`);
    }
    return { ...claim, verdict };
  },
  permit: mayDecideClaim,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const claimId = claim.id;
    if (claim.revisionNumber !== input.revisionNumber) refuseConflict("The claim was reworded meanwhile. Read the new wording first.");
    const rating = await loadRating(database, actor, { ratingId: input.ratingId, ratingScaleId: claim.ratingScaleId });
    if (rating === null) return refuseField("ratingId", "That rating is not on the newsroom's present scale. Choose again.");
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
      select: { id: true },
    });
    const number = (claim.verdict?.number ?? 0) + 1;
    const { justification, confidence, revisionNumber } = input;
    const setHash = evidenceSetHash(evidence);
    if (input.evidenceSetHash !== undefined && input.evidenceSetHash !== setHash) {
      refuseConflict("The evidence changed while you were deciding. Look at it again; what you wrote is kept.");
    }
    await database.verdict.updateMany({
      where: { workspaceId, claimId, staleAt: null },
      data: { staleAt: now(), staleReason: `Settled anew as verdict ${number}.` },
    });
    const { id: verdictId } = await database.verdict.create({
      data: {
        ...{ workspaceId, claimId, number, revisionNumber, ratingId: rating.id, snapshotId: snapshot.id, evidenceSetHash: setHash },
        ...{ justification, confidence, decidedById: personOf(actor), decidedAt: now() },
      },
      select: { id: true },
    });
    if (evidence.length > 0) {
      await database.verdictEvidence.createMany({
        data: evidence.map(({ id, revision }) => ({ workspaceId, verdictId, evidenceId: id, evidenceRevision: revision })),
      });
    }
    await moveClaim(database, actor, { claim, action: "decideClaim" });
    return {
      value: { verdictId, number },
      events: [
        {
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
          },
        },
      ],
    };
  },
});
