import type { Actor } from "@/lib/actor";
import { allowsAction, type ClaimSubject } from "@/lib/claims/policy";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

const staff = ["owner", "editor", "reviewer"] as const;

/** What an evidence policy judges: the claim's state, and whether the evidence still stands. */
export type EvidenceSubject = ClaimSubject & { isWithdrawn: boolean };

const viewersMayNot = "Viewers may read, but not change evidence.";

function stands(evidence: EvidenceSubject): Permission {
  return evidence.isWithdrawn ? "This evidence was withdrawn." : true;
}

/** Staff attach evidence to a claim until it is published. */
export function mayAttachEvidence(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, staff, viewersMayNot), allowsAction(claim, "attachEvidence"));
}

/** Staff revise evidence that stands, until the claim is published. */
export function mayReviseEvidence(actor: Actor, evidence: EvidenceSubject): Permission {
  return permitAll(permitRoles(actor, staff, viewersMayNot), stands(evidence), allowsAction(evidence, "reviseEvidence"));
}

/** Staff withdraw evidence that stands, until the claim is published. */
export function mayWithdrawEvidence(actor: Actor, evidence: EvidenceSubject): Permission {
  return permitAll(permitRoles(actor, staff, viewersMayNot), stands(evidence), allowsAction(evidence, "withdrawEvidence"));
}
