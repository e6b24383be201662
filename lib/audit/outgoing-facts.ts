import { z } from "zod";
import { comparable, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();

function webhook({ payload }: ReadEvent, expected: Record<string, unknown>): Said {
  const { endpointId } = z.object({ endpointId: text }).parse(payload);
  return { table: "WebhookEndpoint", row: endpointId, expected: comparable(expected) };
}

function mail({ payload }: ReadEvent, isEnded: boolean): Said {
  const { recipientId, kind } = z.object({ recipientId: text, kind: text }).parse(payload);
  return { table: "MailRecipient", row: recipientId, expected: { kind, isEnded } };
}

/** What events say of the addresses that are told of what is published. */
export const outgoingSayings: Sayings = {
  "webhook.added": (event) => {
    const added = z.object({ urlHash: text, types: z.array(text), secretNumber: z.int() }).parse(event.payload);
    return webhook(event, { ...added, state: "active" });
  },
  "webhook.changed": (event) => webhook(event, z.object({ types: z.array(text) }).parse(event.payload)),
  "webhook.paused": (event) => webhook(event, { state: "paused" }),
  "webhook.resumed": (event) => webhook(event, { state: "active" }),
  "webhook.stopped": (event) => webhook(event, { state: "gone" }),
  "webhook.secret-changed": (event) => webhook(event, z.object({ secretNumber: z.int() }).parse(event.payload)),
  "mail.agreed": (event) => mail(event, false),
  "mail.ended": (event) => mail(event, true),
  "webhook.removed": (event) => webhook(event, { state: "removed" }),
};
