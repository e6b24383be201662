import type { Actor } from "@/lib/actor";
import type { ClaimState } from "@/lib/claims/workflow";
import { mayLogContact } from "@/lib/evidence/policy";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";

/** Said where a secret would have to be encrypted and no key is set. */
export const noKeyWords =
  "This server has no key to keep the secret of a webhook with. Whoever runs it sets ASSAY_SEAL_KEY; see the guide to running Assay.";

type WebhookState = "active" | "paused" | "gone" | "removed";
/** What these policies judge of an address. */
export type WebhookSubject = { state: WebhookState };

const owners = (actor: Actor) => permitRoles(actor, ["owner"], "Only an owner may say which systems are told of what is published.");
const isThere = ({ state }: WebhookSubject): Permission => (state === "removed" ? "This address was removed." : true);

/** Owners see addresses, for an address alone may open a door, and what was sent to them. */
export function maySeeWebhooks(actor: Actor): Permission {
  return owners(actor);
}

/** Owners add addresses. */
export function mayAddWebhook(actor: Actor, { hasKey }: { hasKey: boolean }): Permission {
  return permitAll(owners(actor), hasKey ? true : noKeyWords);
}

/** Owners change what an address is told of. */
export function mayChangeWebhook(actor: Actor, webhook: WebhookSubject): Permission {
  return permitAll(owners(actor), isThere(webhook));
}

/** Owners pause what is sent to an address. */
export function mayPauseWebhook(actor: Actor, webhook: WebhookSubject): Permission {
  return permitAll(owners(actor), isThere(webhook), webhook.state === "active" ? true : "Nothing is sent to this address as it is.");
}

/** Owners go on with an address that was paused, or that said it was gone. */
export function mayResumeWebhook(actor: Actor, webhook: WebhookSubject): Permission {
  return permitAll(owners(actor), isThere(webhook), webhook.state === "active" ? "This address is not paused." : true);
}

/** Owners change the secret. */
export function mayRotateWebhookSecret(actor: Actor, webhook: WebhookSubject & { hasKey: boolean }): Permission {
  return permitAll(owners(actor), isThere(webhook), webhook.hasKey ? true : noKeyWords);
}

/** Owners remove an address for good. */
export function mayRemoveWebhook(actor: Actor, webhook: WebhookSubject): Permission {
  return permitAll(owners(actor), isThere(webhook));
}

/** The machine stops sending to an address that answered that it is gone. */
export function mayStopWebhook(actor: Actor, webhook: WebhookSubject): Permission {
  return permitAll(
    permitRoles(actor, ["system"], "An address is stopped by its own answer; an owner pauses it."),
    webhook.state === "active" ? true : "Nothing is sent to this address as it is.",
  );
}

/** What is judged before a message is sent again. */
type ReplaySubject = { isWaiting: boolean; isTakenDown: boolean; isWanted: boolean };

/** Owners have a message sent again, once it is delivered or given up. */
export function mayReplayDelivery(actor: Actor, { isWaiting, isTakenDown, isWanted }: ReplaySubject): Permission {
  return permitAll(
    permitRoles(actor, ["owner"], "Only an owner may have a message sent again."),
    isWaiting ? "This message is still waiting to be sent." : true,
    isTakenDown ? "What it told of was taken down: its words are gone." : true,
    isWanted ? true : "Whoever this was for is no longer told of anything.",
  );
}

/** What is judged before a claimant is told by mail. */
export type TellingSubject = { claim: { state: ClaimState }; isAsked: boolean; hasMail: boolean };

/** Staff who may log a contact note where a claimant wants to be told, once they were asked for a reply. */
export function mayAddMailRecipient(actor: Actor, { claim, isAsked, hasMail }: TellingSubject): Permission {
  return permitAll(
    mayLogContact(actor, claim),
    isAsked ? true : "Log how the claimant was asked first.",
    hasMail ? true : "Mail is not set up on this server, so no address is kept.",
  );
}

/** Mail ends at the word of whoever gets it, by the token in it, or of the staff. */
export function mayEndMail(actor: Actor, { hasToken }: { hasToken: boolean }): Permission {
  const who = hasToken ? (["owner", "editor", "reviewer", "viewer", "reader"] as const) : (["owner", "editor", "reviewer"] as const);
  return permitRoles(actor, who, "Mail is ended by whoever gets it, or by the newsroom’s staff.");
}

/** The machine alone encrypts secrets anew, for whoever runs it and has both keys. */
export function mayResealWebhooks(actor: Actor, { hasKeys }: { hasKeys: boolean }): Permission {
  return permitAll(
    permitRoles(actor, ["system"], "Keys are changed by whoever runs the server."),
    hasKeys ? true : "ASSAY_SEAL_KEY and ASSAY_SEAL_KEY_BEFORE must both be set, and differ.",
  );
}
