import type { Actor } from "@/lib/actor";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

/** What these policies judge: whether something is sealed, whether it is still there, who may read it, and whether this server has the key. */
export type SealedSubject = { isSealed: boolean; isErased: boolean; readerIds: readonly string[]; hasKey: boolean };

const members = ["owner", "editor", "reviewer", "viewer"] as const;

/** Said wherever something would have to be encrypted or decrypted and no key is set. */
export const noKeyWords =
  "This server has no key for confidential sources. Whoever runs it sets ASSAY_SEAL_KEY; see the guide to evidence.";

function isNamed(actor: Actor, { readerIds }: SealedSubject): Permission {
  return actor.userId !== null && readerIds.includes(actor.userId) ? true : "Only those on the list of readers may read what is sealed.";
}

function isThere({ isSealed, isErased }: SealedSubject): Permission {
  if (!isSealed) return "Nothing is sealed here.";
  return isErased ? "What was sealed here was erased." : true;
}

/** Staff seal what must not be known of a source; what is sealed already, only its readers may replace. */
export function maySealSource(actor: Actor, subject: SealedSubject): Permission {
  return permitAll(
    permitRoles(actor, ["owner", "editor", "reviewer"], "Viewers may read, but not seal sources."),
    subject.hasKey ? true : noKeyWords,
    subject.isSealed && !subject.isErased ? isNamed(actor, subject) : true,
  );
}

/** Whoever is on the list reads what is sealed, whatever their role; nobody else does, owners included. */
export function mayReadSealedSource(actor: Actor, subject: SealedSubject): Permission {
  return permitAll(
    permitRoles(actor, members, "Only a member may read what is sealed."),
    isThere(subject),
    isNamed(actor, subject),
    subject.hasKey ? true : noKeyWords,
  );
}

/** Only those who can read what is sealed know what would give it away, so they say what readers are told; once it is erased, an owner may, too. */
export function mayWithholdSource(actor: Actor, subject: SealedSubject): Permission {
  return permitAll(
    permitRoles(actor, ["owner", "editor", "reviewer"], "Viewers may read, but not say what readers are told."),
    subject.isSealed ? true : "Nothing is sealed here.",
    subject.isErased && actor.role === "owner" ? true : isNamed(actor, subject),
    subject.isErased || subject.hasKey ? true : noKeyWords,
  );
}

/** Owners say who may read what is sealed; the record shows when they name themselves. */
export function mayNameSealedReader(actor: Actor, subject: SealedSubject): Permission {
  return permitAll(permitRoles(actor, ["owner"], "Only an owner may say who reads what is sealed."), isThere(subject));
}

/** Owners take readers off the list. */
export function mayRemoveSealedReader(actor: Actor, subject: SealedSubject): Permission {
  return permitAll(
    permitRoles(actor, ["owner"], "Only an owner may say who reads what is sealed."),
    subject.isSealed ? true : "Nothing is sealed here.",
  );
}

/** Owners answer for the source's safety and for personal data, so they erase what is sealed, unread. */
export function mayEraseSealedSource(actor: Actor, subject: SealedSubject): Permission {
  return permitAll(permitRoles(actor, ["owner"], "Only an owner may erase what is sealed."), isThere(subject));
}

const noKeysWords = "ASSAY_SEAL_KEY and ASSAY_SEAL_KEY_BEFORE must both be set, and differ.";

/** The machine alone encrypts anew, for whoever runs it and has both keys. It reads nothing out. */
export function mayResealSources(actor: Actor, { hasKeys }: { hasKeys: boolean }): Permission {
  return permitAll(permitRoles(actor, ["system"], "Keys are changed by whoever runs the server."), hasKeys ? true : noKeysWords);
}
