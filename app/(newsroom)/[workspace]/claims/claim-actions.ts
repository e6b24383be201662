import type { ClaimActions } from "@/components/desk/desk-actions";
import {
  attachEvidenceAction,
  decideClaimAction,
  dismissClaimAction,
  holdClaimAction,
  logContactAction,
  recordReplyAction,
  recordSearchAction,
  reopenClaimAction,
  restoreClaimAction,
  resumeClaimAction,
  reviseEvidenceAction,
  rewriteClaimAction,
  submitAssessmentAction,
  withdrawEvidenceAction,
} from "./actions";

/** What is done to a claim, in one newsroom: for the desk and for the claim's own page. */
export function claimActionsOf(workspace: string): ClaimActions {
  return {
    attachEvidence: attachEvidenceAction.bind(null, workspace),
    decideClaim: decideClaimAction.bind(null, workspace),
    dismissClaim: dismissClaimAction.bind(null, workspace),
    holdClaim: holdClaimAction.bind(null, workspace),
    logContact: logContactAction.bind(null, workspace),
    recordReply: recordReplyAction.bind(null, workspace),
    recordSearch: recordSearchAction.bind(null, workspace),
    reopenClaim: reopenClaimAction.bind(null, workspace),
    restoreClaim: restoreClaimAction.bind(null, workspace),
    resumeClaim: resumeClaimAction.bind(null, workspace),
    reviseEvidence: reviseEvidenceAction.bind(null, workspace),
    rewriteClaim: rewriteClaimAction.bind(null, workspace),
    submitAssessment: submitAssessmentAction.bind(null, workspace),
    withdrawEvidence: withdrawEvidenceAction.bind(null, workspace),
  };
}
