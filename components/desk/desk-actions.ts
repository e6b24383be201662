import type { z } from "zod";
import type {
  acceptCandidateInput,
  dismissCandidateInput,
  dismissClaimInput,
  holdClaimInput,
  markClaimInput,
  reopenClaimInput,
  restoreCandidateInput,
  restoreClaimInput,
  resumeClaimInput,
  rewriteClaimInput,
  unplaceClaimInput,
  withdrawClaimInput,
} from "@/lib/claims/schema";
import type { KeptFact } from "@/lib/evidence/record-source";
import type {
  attachEvidenceInput,
  discloseAttachmentInput,
  discloseContactInput,
  discloseSearchInput,
  logContactInput,
  nameSufficientSetInput,
  recordReplyInput,
  recordSearchInput,
  reviseEvidenceInput,
  withdrawEvidenceInput,
  withdrawSufficientSetInput,
} from "@/lib/evidence/schema";
import type { attachFactCheckInput } from "@/lib/fact-checks/schema";
import type { addMailRecipientInput, endMailInput } from "@/lib/outgoing/schema";
import type { Result } from "@/lib/result";
import type {
  acceptAssessmentInput,
  askAssessmentInput,
  decideClaimInput,
  declareConflictInput,
  endRecusalInput,
  reaffirmAssessmentInput,
  reaffirmVerdictInput,
  rejectAssessmentsInput,
  sendBackClaimInput,
  submitAssessmentInput,
  waiveAssessmentInput,
} from "@/lib/verdicts/schema";

/** A command as the page hands it down: its input in, its result out. */
export type Action<Schema extends z.ZodType, Value = unknown> = (input: z.input<Schema>) => Promise<Result<Value>>;

/** What the desk does to the article as a whole. */
export type ArticleActions = {
  acceptCandidate: Action<typeof acceptCandidateInput, { claimId: string }>;
  dismissCandidate: Action<typeof dismissCandidateInput>;
  restoreCandidate: Action<typeof restoreCandidateInput>;
  markClaim: Action<typeof markClaimInput, { claimId: string }>;
};

/** What is done to one claim, on the desk and on its own page. */
export type ClaimActions = {
  rewriteClaim: Action<typeof rewriteClaimInput>;
  unplaceClaim: Action<typeof unplaceClaimInput, { isStale: boolean }>;
  dismissClaim: Action<typeof dismissClaimInput>;
  withdrawClaim: Action<typeof withdrawClaimInput>;
  restoreClaim: Action<typeof restoreClaimInput>;
  holdClaim: Action<typeof holdClaimInput>;
  resumeClaim: Action<typeof resumeClaimInput>;
  reopenClaim: Action<typeof reopenClaimInput>;
  attachEvidence: Action<typeof attachEvidenceInput, { number: number; kept: KeptFact[] }>;
  attachFactCheck: Action<typeof attachFactCheckInput, { number: number }>;
  reviseEvidence: Action<typeof reviseEvidenceInput>;
  withdrawEvidence: Action<typeof withdrawEvidenceInput>;
  nameSufficientSet: Action<typeof nameSufficientSetInput>;
  withdrawSufficientSet: Action<typeof withdrawSufficientSetInput>;
  recordSearch: Action<typeof recordSearchInput>;
  logContact: Action<typeof logContactInput>;
  addMailRecipient: Action<typeof addMailRecipientInput>;
  endMail: Action<typeof endMailInput>;
  recordReply: Action<typeof recordReplyInput>;
  discloseAttachment: Action<typeof discloseAttachmentInput>;
  discloseContact: Action<typeof discloseContactInput>;
  discloseSearch: Action<typeof discloseSearchInput>;
  submitAssessment: Action<typeof submitAssessmentInput, { number: number }>;
  reaffirmAssessment: Action<typeof reaffirmAssessmentInput>;
  decideClaim: Action<typeof decideClaimInput, { number: number }>;
  acceptAssessment: Action<typeof acceptAssessmentInput>;
  reaffirmVerdict: Action<typeof reaffirmVerdictInput>;
  sendBackClaim: Action<typeof sendBackClaimInput>;
  waiveAssessment: Action<typeof waiveAssessmentInput>;
  askAssessment: Action<typeof askAssessmentInput>;
  rejectAssessments: Action<typeof rejectAssessmentsInput>;
  declareConflict: Action<typeof declareConflictInput>;
  endRecusal: Action<typeof endRecusalInput>;
};
