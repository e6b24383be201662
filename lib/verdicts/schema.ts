import { z } from "zod";
import { line, optionalProse, prose } from "@/lib/text";

const claimId = z.uuid("Choose a claim.");
/** The wording judged: the claim revision the person saw. */
const revisionNumber = z.number().int().min(1);

const ruling = {
  claimId,
  revisionNumber,
  ratingId: z.uuid("Choose a rating."),
  justification: prose(20_000, "Justify the rating: what the evidence shows, and why that is enough."),
  confidence: z.enum(["low", "medium", "high"]).default("medium"),
};

/** What an editor saw when settling: the newest verdict (0 when there was none), the hash of the evidence, and that of the words in the article. */
const seen = {
  verdictNumber: z.number().int().min(0).default(0),
  evidenceSetHash: z.string().length(64).optional(),
  wordsHash: z.string().length(64).optional(),
};

const dayInSeconds = 86_400;

/** Input of `submitAssessment`; `cites` are evidence ids, `changeReason` says why an assessment that was sent back changed. */
export const submitAssessmentInput = z.object({
  ...ruling,
  cites: z.array(z.uuid()).max(200).default([]),
  changeReason: optionalProse(2000),
  secondsSpent: z.number().int().min(0).max(dayInSeconds).optional(),
});

/** Input of `reaffirmAssessment`: one's own earlier assessment, on an earlier wording, on the claim before, or sent back on this one. */
export const reaffirmAssessmentInput = z.object({
  claimId,
  revisionNumber,
  assessmentId: z.uuid("Choose an assessment."),
  reason: line(2000, "Say why it still stands."),
});

/** Input of `decideClaim`. */
export const decideClaimInput = z.object({ ...ruling, ...seen });

/** Input of `acceptAssessment`; the reason says why this one and not the others. */
export const acceptAssessmentInput = z.object({
  claimId,
  revisionNumber,
  assessmentId: z.uuid("Choose an assessment."),
  reason: prose(2000, "Say why this assessment settles it."),
  ...seen,
});

/** Input of `reaffirmVerdict`: a stale verdict of this claim or of the claim before. */
export const reaffirmVerdictInput = z.object({
  claimId,
  revisionNumber,
  verdictId: z.uuid("Choose a verdict."),
  reason: prose(2000, "Say why the verdict still stands."),
  ...seen,
});

/** Input of `sendBackClaim`. */
export const sendBackClaimInput = z.object({
  claimId,
  revisionNumber,
  questions: prose(5000, "Write the questions the reviewers are to answer."),
});

/** Input of `askAssessment`. */
export const askAssessmentInput = z.object({
  claimId,
  revisionNumber,
  assigneeId: z.union([z.uuid(), z.literal("")]).optional(),
  reason: prose(2000, "Say why another assessment is needed."),
});

/** Input of `waiveAssessment`. */
export const waiveAssessmentInput = z.object({ claimId, revisionNumber, reason: prose(2000, "Say why it can be settled without.") });

/** Input of `rejectAssessments`. */
export const rejectAssessmentsInput = z.object({ claimId, revisionNumber, reason: prose(2000, "Say why none of them will do.") });

/** Input of `declareConflict`. */
export const declareConflictInput = z.object({ claimId, reason: prose(2000, "Say what the conflict of interest is.") });

/** Input of `endRecusal`. */
export const endRecusalInput = z.object({
  recusalId: z.uuid("Choose a recusal."),
  reason: prose(2000, "Say why the conflict is no more."),
});

const reviewPolicy = {
  /** Null for what the newsroom asks of all claims. */
  quorum: z.number().int().min(1, "At least 1.").max(9, "At most 9.").nullable(),
  assessedBy: z.enum(["anyone", "assigned"]),
};

/** Input of `setReviewPolicy`, with what the person saw. */
export const setReviewPolicyInput = z.object({ articleId: z.uuid("Choose an article."), ...reviewPolicy, seen: z.object(reviewPolicy) });
