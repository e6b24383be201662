import type { Actor } from "@/lib/actor";
import type { ClaimSubject } from "@/lib/claims/policy";
import { mayAttachEvidence } from "@/lib/evidence/policy";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

const ownImport = { bringsTakenBack: false };

/** Staff bring in fact-checks of others; what an editor took back, only an editor brings in again. */
export function mayImportFactChecks(actor: Actor, { bringsTakenBack }: { bringsTakenBack: boolean } = ownImport): Permission {
  return permitAll(
    permitRoles(actor, ["owner", "editor", "reviewer"], "Viewers may read, but not import fact-checks."),
    bringsTakenBack ? permitRoles(actor, ["owner", "editor"], "Only an editor may import again what was taken back.") : true,
  );
}

const takenBack = "This fact-check was taken back.";

/** Whoever may attach evidence to a claim may attach an imported fact-check, unless it was taken back. */
export function mayAttachFactCheck(actor: Actor, claim: ClaimSubject & { isTakenBack: boolean }): Permission {
  return permitAll(mayAttachEvidence(actor, claim), claim.isTakenBack ? takenBack : true);
}

/** Editors put back what was taken back. */
export function mayReinstateFactChecks(actor: Actor, { isTakenBack }: { isTakenBack: boolean }): Permission {
  return permitAll(
    permitRoles(actor, ["owner", "editor"], "Only an editor may put back what was taken back."),
    isTakenBack ? true : "This was not taken back.",
  );
}

/** Editors take back what was imported and stands. */
export function mayWithdrawFactChecks(actor: Actor, { isTakenBack }: { isTakenBack: boolean }): Permission {
  return permitAll(
    permitRoles(actor, ["owner", "editor"], "Only an editor may take back what was imported."),
    isTakenBack ? "This was taken back already." : true,
  );
}
