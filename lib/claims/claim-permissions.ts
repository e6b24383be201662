import type { Actor } from "@/lib/actor";
import { mayAttachEvidence, mayLogContact, mayRecordSearch } from "@/lib/evidence/policy";
import type { Permission } from "@/lib/permission";
import { mayDecideClaim, maySubmitAssessment, type RulingSubject } from "@/lib/verdicts/policy";
import { mayDismissClaim, mayHoldClaim, mayReopenClaim, mayRestoreClaim, mayResumeClaim, mayRewriteClaim } from "./policy";

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
    recordSearch: mayRecordSearch(actor, claim),
    logContact: mayLogContact(actor, claim),
    submitAssessment: maySubmitAssessment(actor, claim),
    decideClaim: mayDecideClaim(actor, claim),
  } as const satisfies Record<string, Permission>;
}

/** The answers of all policies about one claim. */
export type ClaimPermissions = ReturnType<typeof claimPermissions>;
