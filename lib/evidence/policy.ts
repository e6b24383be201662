import type { Actor } from "@/lib/actor";
import { allowsAction, type ClaimSubject } from "@/lib/claims/policy";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";
import { isExampleAddress } from "./example-address";

const staff = ["owner", "editor", "reviewer"] as const;

/** What an evidence policy judges: the claim's state, and whether the evidence still stands. */
export type EvidenceSubject = ClaimSubject & { isWithdrawn: boolean };

const viewersMayNot = "Viewers may read, but not change evidence.";

function stands(evidence: EvidenceSubject): Permission {
  return evidence.isWithdrawn ? "This evidence was withdrawn." : true;
}

function isTakenUp(claim: ClaimSubject): Permission {
  return claim.state === "dismissed" ? "The claim was dismissed. Restore it first." : true;
}

/** Staff record a search for counter-evidence on any claim that is not dismissed: it changes no evidence, and may come late. */
export function mayRecordSearch(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, staff, "Viewers may read, but not record searches."), isTakenUp(claim));
}

/** Staff log a contact with the claimant on any claim that is not dismissed, also after publication. */
export function mayLogContact(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, staff, "Viewers may read, but not log contacts."), isTakenUp(claim));
}

/** Staff record what came of a contact, once. */
export function mayRecordReply(actor: Actor, contact: { isClosed: boolean }): Permission {
  const open = contact.isClosed ? "What came of this contact is recorded already. Log a new contact." : true;
  return permitAll(permitRoles(actor, staff, "Viewers may read, but not record replies."), open);
}

/** Staff say whether readers are told of a contact and of the answer, whenever the claimant says so. What is published already stays. */
export function mayDiscloseContact(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not say what readers are told.");
}

/** Staff say whether a file that came with a contact may be published, whenever the claimant says so. What is published already stays. */
export function mayDiscloseAttachment(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not say what readers are told.");
}

/** Staff say whether readers are told of a search. What is published already stays. */
export function mayDiscloseSearch(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not say what readers are told.");
}

/** Staff keep files that came with a contact, whenever they come. */
export function mayAttachToContact(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not attach files.");
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

/** Staff correct what is known of a source at any time: published reports keep what they said. */
export function mayDescribeSource(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not change sources.");
}

/** Staff say where a source is on the web that was recorded without an address. One that has an address is that page, and no other. */
export function mayGiveSourceAddress(actor: Actor, source: { hasAddress: boolean }): Permission {
  return permitAll(mayDescribeSource(actor), source.hasAddress ? "This source has its address. Another page is another source." : true);
}

/** Staff ask for a capture of a source that has an address and is not being captured already. */
export function mayRequestCapture(actor: Actor, source: { url: string | null; isUnderWay: boolean }): Permission {
  return permitAll(
    permitRoles(actor, staff, "Viewers may read, but not capture sources."),
    source.url === null ? "This source has no web address. Upload a file of it instead." : true,
    source.url !== null && isExampleAddress(source.url)
      ? "This address is an example and leads nowhere. Upload a file of it instead."
      : true,
    source.isUnderWay ? "This source is being captured already." : true,
  );
}

/** Staff keep files of their own as copies of sources. */
export function mayUploadCapture(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not upload files.");
}

/** The background worker alone makes captures, each once. */
export function mayRunCapture(actor: Actor, capture: { isFinished: boolean }): Permission {
  return permitAll(
    permitRoles(actor, ["system"], "Captures are made by the background worker."),
    capture.isFinished ? "This capture is finished: it is permanent." : true,
  );
}

/** The machine alone says what reading the stored files again showed. */
export function mayRecordFixity(actor: Actor): Permission {
  return permitRoles(actor, ["system"], "The check of stored files is made by the background worker.");
}

/** Staff say which evidence alone suffices, while evidence may be changed. */
export function mayNameSufficientSet(actor: Actor, claim: ClaimSubject): Permission {
  return permitAll(permitRoles(actor, staff, viewersMayNot), allowsAction(claim, "reviseEvidence"));
}

/** Whoever said that evidence suffices takes it back, or an editor does, while evidence may be changed. */
export function mayWithdrawSufficientSet(actor: Actor, set: ClaimSubject & { isOwn: boolean; isWithdrawn: boolean }): Permission {
  return permitAll(
    permitRoles(actor, staff, viewersMayNot),
    set.isOwn ? true : permitRoles(actor, ["owner", "editor"], "Only an editor may take back what somebody else said."),
    set.isWithdrawn ? "This was taken back already." : true,
    allowsAction(set, "reviseEvidence"),
  );
}

/** Staff say where the passage of evidence that stands is in a copy, also after publication: the evidence stays as it is. */
export function mayPlacePassage(actor: Actor, evidence: { isWithdrawn: boolean }): Permission {
  return permitAll(permitRoles(actor, staff, viewersMayNot), evidence.isWithdrawn ? "This evidence was withdrawn." : true);
}
