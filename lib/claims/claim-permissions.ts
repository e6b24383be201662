import type { Actor } from "@/lib/actor";
import { mayAttachEvidence, mayLogContact, mayNameSufficientSet, mayRecordSearch } from "@/lib/evidence/policy";
import type { Permission } from "@/lib/permission";
import {
  mayAcceptAssessment,
  mayAskAssessment,
  mayDecideClaim,
  mayDeclareConflict,
  mayEndRecusal,
  mayReaffirmAssessment,
  mayReaffirmVerdict,
  mayRejectAssessments,
  maySendBackClaim,
  maySubmitAssessment,
  mayWaiveAssessment,
  type RulingSubject,
} from "@/lib/verdicts/policy";
import {
  mayDismissClaim,
  mayHoldClaim,
  mayMarkDuplicate,
  mayMergeClaims,
  mayReopenClaim,
  mayRestoreClaim,
  mayResumeClaim,
  mayRewriteClaim,
  maySplitClaim,
  mayUnplaceClaim,
  mayWithdrawClaim,
} from "./policy";

/** Every policy about one claim, asked at once: what a page needs before it shows its buttons. Evidence that stands may be changed when more may be attached. */
export function claimPermissions(actor: Actor, claim: RulingSubject) {
  return {
    rewriteClaim: mayRewriteClaim(actor, claim),
    dismissClaim: mayDismissClaim(actor, claim),
    restoreClaim: mayRestoreClaim(actor, claim),
    holdClaim: mayHoldClaim(actor, claim),
    resumeClaim: mayResumeClaim(actor, claim),
    reopenClaim: mayReopenClaim(actor, claim),
    attachEvidence: mayAttachEvidence(actor, claim),
    nameSufficientSet: mayNameSufficientSet(actor, claim),
    recordSearch: mayRecordSearch(actor, claim),
    logContact: mayLogContact(actor, claim),
    submitAssessment: maySubmitAssessment(actor, claim),
    reaffirmAssessment: mayReaffirmAssessment(actor, claim),
    decideClaim: mayDecideClaim(actor, claim),
    acceptAssessment: mayAcceptAssessment(actor, claim),
    reaffirmVerdict: mayReaffirmVerdict(actor, claim),
    sendBackClaim: maySendBackClaim(actor, claim),
    askAssessment: mayAskAssessment(actor, claim),
    waiveAssessment: mayWaiveAssessment(actor, claim),
    rejectAssessments: mayRejectAssessments(actor, claim),
    // What one recusal allows is judged with its holder; nobody is "nobody", so this asks for the role alone.
    endRecusals: mayEndRecusal(actor, { memberId: "", isEnded: false }),
    declareConflict: mayDeclareConflict(actor, claim),
    splitClaim: maySplitClaim(actor, claim),
    mergeClaims: mayMergeClaims(actor, { claims: [claim] }),
    markDuplicate: mayMarkDuplicate(actor, claim),
    withdrawClaim: mayWithdrawClaim(actor, claim),
    unplaceClaim: mayUnplaceClaim(actor, { placedById: actor.userId }),
    unplaceClaimOfOthers: mayUnplaceClaim(actor, { placedById: "" }),
  } as const satisfies Record<string, Permission>;
}

/** The answers of all policies about one claim. */
export type ClaimPermissions = ReturnType<typeof claimPermissions>;
