import { z } from "zod";
import { eventKind } from "@/lib/audit/event";
import { mailKinds } from "./mail-kinds";
import { messageTypes } from "./schema";

const endpointId = z.string();
const types = z.array(z.enum(messageTypes));

/** What the log can say of what leaves the newsroom by itself: who set it up and changed it. Never a secret; of an address its host and its hash. */
export const outgoingEvents = {
  "webhook.added": eventKind(
    z.object({ endpointId, host: z.string(), urlHash: z.string(), types, secretNumber: z.number().int() }),
    (p) => `had ${p.host} told of what is published`,
  ),
  "webhook.changed": eventKind(z.object({ endpointId, host: z.string(), types }), (p) => `changed what ${p.host} is told of`),
  "webhook.paused": eventKind(z.object({ endpointId, host: z.string() }), (p) => `paused what is sent to ${p.host}`),
  "webhook.resumed": eventKind(z.object({ endpointId, host: z.string() }), (p) => `went on with what is sent to ${p.host}`),
  "webhook.stopped": eventKind(
    z.object({ endpointId, host: z.string() }),
    (p) => `stopped sending to ${p.host}, which answered that it is gone`,
  ),
  "webhook.secret-changed": eventKind(
    z.object({ endpointId, host: z.string(), secretNumber: z.number().int(), bothUntil: z.string() }),
    (p) => `changed the secret that messages to ${p.host} are signed with`,
  ),
  "webhook.removed": eventKind(
    z.object({ endpointId, host: z.string(), dropped: z.number().int() }),
    (p) => `no longer tells ${p.host} of anything`,
  ),
  "webhooks.resealed": eventKind(
    z.object({ resealed: z.number().int(), left: z.number().int() }),
    (p) => `encrypted the secrets of ${p.resealed} ${p.resealed === 1 ? "webhook" : "webhooks"} with a new key`,
  ),
  "mail.agreed": eventKind(z.object({ recipientId: z.string(), kind: z.enum(mailKinds) }), (p) =>
    p.kind === "claimant" ? "noted where the claimant wants to be told what is published" : "asked to be told by e-mail what comes of it",
  ),
  "mail.ended": eventKind(z.object({ recipientId: z.string(), kind: z.enum(mailKinds), isOwnWord: z.boolean() }), (p) =>
    p.isOwnWord ? "asked for no more e-mail, and the address was taken away" : "ended the e-mail to somebody, and took the address away",
  ),
  "delivery.replayed": eventKind(
    z.object({ deliveryId: z.string(), targetId: z.string(), sequence: z.number().int() }),
    (p) => `had the message about event ${p.sequence} sent again`,
  ),
} as const;
