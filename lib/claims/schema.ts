import { z } from "zod";
import { line, optionalDate, optionalLine, optionalProse, prose } from "@/lib/text";

const claimId = z.uuid("Choose a claim.");
const candidateId = z.uuid("Choose a candidate.");

/** Longest stand-alone statement, in UTF-16 units. */
export const statementLengthMax = 1000;

const statement = prose(statementLengthMax, "Write the claim so that it stands on its own.");

/** Who makes a claim; an empty name means unknown. */
const claimant = {
  claimantName: optionalLine(200),
  claimantKind: z.enum(["person", "organisation"]).default("person"),
};

const reason = line(500, "Say why in a few words.");

/** Input of `acceptCandidate`. Without a statement the candidate's own is taken. */
export const acceptCandidateInput = z.object({
  candidateId,
  statement: statement.optional(),
  ...claimant,
  claimantName: optionalLine(200),
});

/** Input of `dismissCandidate`. */
export const dismissCandidateInput = z.object({ candidateId, reason: optionalProse(500) });

/** Input of `restoreCandidate`. */
export const restoreCandidateInput = z.object({ candidateId });

/** Input of `markClaim`: UTF-16 offsets into the snapshot, and the words the person saw there. */
export const markClaimInput = z.object({
  snapshotId: z.uuid("Choose an article."),
  start: z.number().int().min(0, "The selection lies outside the article."),
  end: z.number().int().min(0, "The selection lies outside the article."),
  exact: z.string().min(1, "Select the words of the claim.").max(20_000, "Select at most 20,000 characters."),
  statement,
  ...claimant,
});

/** Input of `rewriteClaim`; `revisionNumber` is the one the person saw. */
export const rewriteClaimInput = z.object({
  claimId,
  revisionNumber: z.number().int().min(1),
  statement,
  ...claimant,
  claimedOn: optionalDate(),
  reason: optionalProse(500),
});

/** What is said in place of a claim of the original where a claim is the translation of none of them. */
export const noOriginal = "none";

/**
 * Input of `setClaimTranslations`: of which claim of the original each claim of the article is the translation, `noOriginal` where it is of none of
 * them, and empty where nobody says.
 */
export const setClaimTranslationsInput = z.object({
  articleId: z.uuid("Choose an article."),
  pairs: z
    .array(z.object({ claimId, originalId: z.union([z.literal(["", noOriginal]), z.uuid("Choose a claim of the original.")]) }))
    .min(1, "Choose a claim.")
    .max(1_000, "At most 1,000 claims at once."),
});

/** Input of `dismissClaim`. */
export const dismissClaimInput = z.object({ claimId, reason });

/** Input of `withdrawClaim`. */
export const withdrawClaimInput = z.object({ claimId, reason });

/** Input of `restoreClaim`. */
export const restoreClaimInput = z.object({ claimId });

/** Input of `holdClaim`. */
export const holdClaimInput = z.object({ claimId, reason });

/** Input of `resumeClaim`. */
export const resumeClaimInput = z.object({ claimId });

/** Input of `reopenClaim`. */
export const reopenClaimInput = z.object({ claimId, reason });

/** Number of the learned layer that the person saw in force; null for none. */
const seenLayer = z.number().int().min(1).nullable();

/** Input of `trainLayer`. */
export const trainLayerInput = z.object({ presentNumber: seenLayer });

/** Input of `revertLayer`. */
export const revertLayerInput = z.object({ presentNumber: z.number().int().min(1, "There is no learned layer to go back from.") });

/** A choice of a place: UTF-16 offsets into the newest snapshot the person saw and the words there, or null when the words are gone. */
export const placeChoice = {
  snapshotId: z.uuid("Choose a snapshot."),
  place: z.object({ start: z.number().int().min(0), end: z.number().int().min(0), exact: z.string().min(1).max(20_000) }).nullable(),
};

/** Input of `placeClaim`: of the claim's places on the snapshot, the one that waits. */
export const placeClaimInput = z.object({ claimId, placeId: z.uuid("Choose which place."), ...placeChoice });

/** Input of `unplaceClaim`: the place, and what the person saw said of it. */
export const unplaceClaimInput = placeClaimInput;

const partsMax = 8;

/** Input of `splitClaim`: the statements of its parts; `revisionNumber` is the wording the person saw. */
export const splitClaimInput = z.object({
  claimId,
  revisionNumber: z.number().int().min(1),
  parts: z.array(statement).min(2, "Write at least two parts.").max(partsMax, `At most ${partsMax} parts.`),
});

/** Input of `mergeClaims`: the claims as the person saw them, and the statement of the one they become. */
export const mergeClaimsInput = z.object({
  claims: z
    .array(z.object({ claimId, revisionNumber: z.number().int().min(1) }))
    .min(2, "Choose at least two claims.")
    .max(partsMax, `At most ${partsMax} claims.`),
  statement,
});

/** Input of `markDuplicate`. */
export const markDuplicateInput = z.object({
  claimId,
  revisionNumber: z.number().int().min(1),
  ofClaimId: z.uuid("Choose the other claim."),
});

/** Input of `undoLineage`. */
export const undoLineageInput = z.object({ stepId: z.uuid("Choose a step.") });

const claimIds = z.array(claimId).min(1, "Choose at least one claim.").max(200, "At most 200 claims at a time.");
const assigneeId = z.uuid("Choose a person.");

/** Working hours from now; null for no time limit. */
const dueInHours = z.number().int().min(1, "At least 1 hour.").max(400, "At most 400 hours.").nullable().default(null);

/** Input of `assignClaims`; a day counts before a number of working hours. */
export const assignClaimsInput = z.object({ claimIds, assigneeId, dueOn: optionalDate(), dueInHours });

/** Input of `handOverClaims`: one's own claims to somebody else. */
export const handOverClaimsInput = z.object({ claimIds, fromId: assigneeId, assigneeId });

/** Input of `rankClaims`. */
export const rankClaimsInput = z.object({ claimIds });

/** Input of `recoverWork`. */
export const recoverWorkInput = z.object({});

/** Input of `unassignClaims`. */
export const unassignClaimsInput = z.object({ claimIds, assigneeId });

/** Input of `prioritiseClaims`: 0 normal, 1 high, 2 urgent. */
export const prioritiseClaimsInput = z.object({ claimIds, priority: z.number().int().min(0).max(2) });

/** Input of `handOutClaims`. */
export const handOutClaimsInput = z.object({ dueInHours });
