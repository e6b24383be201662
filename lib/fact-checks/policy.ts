import type { Actor } from "@/lib/actor";
import type { ClaimSubject } from "@/lib/claims/policy";
import { mayAttachEvidence } from "@/lib/evidence/policy";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

/** Staff bring in fact-checks of others. */
export function mayImportFactChecks(actor: Actor): Permission {
  return permitRoles(actor, ["owner", "editor", "reviewer"], "Viewers may read, but not import fact-checks.");
}

const takenBack = "This fact-check was taken back.";

/** Whoever may attach evidence to a claim may attach an imported fact-check, unless it was taken back. */
export function mayAttachFactCheck(actor: Actor, claim: ClaimSubject & { isTakenBack: boolean }): Permission {
  return permitAll(mayAttachEvidence(actor, claim), claim.isTakenBack ? takenBack : true);
}

/** Editors take back what was imported, once. */
export function mayWithdrawFactChecks(actor: Actor, { isTakenBack }: { isTakenBack: boolean }): Permission {
  return permitAll(
    permitRoles(actor, ["owner", "editor"], "Only an editor may take back what was imported."),
    isTakenBack ? "This was taken back already." : true,
  );
}
