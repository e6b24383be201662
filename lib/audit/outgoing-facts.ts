import { z } from "zod";
import { madeBy, momentOf, type Replay, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";
import { newestError } from "./report-facts";

const text = z.string();

const webhookTold = z.object({ endpointId: text });

function webhook({ payload }: ReadEvent, expected: Record<string, unknown>): Said {
  const { endpointId } = webhookTold.parse(payload);
  return { table: "WebhookEndpoint", row: endpointId, expected };
}

const recipient = z.object({ recipientId: text, kind: text });

/** Somebody agreed to be told: of a claim that is about them, or, with their report of an error, of what comes of it. */
function agreed(event: ReadEvent, { listed }: Replay): Said {
  const { recipientId, kind } = recipient.parse(event.payload);
  const { claimId = "", reportId = "" } = event.subject;
  // The first event of their command is the first they are told of; a reader's own report comes before this one.
  const of =
    kind === "reader"
      ? { claimId: "", reportId, errorReportId: listed.get(newestError)?.[0] ?? "", firstSequence: event.sequence - 1 }
      : { claimId, reportId: "", errorReportId: "", firstSequence: event.sequence };
  return { table: "MailRecipient", row: recipientId, expected: { kind, ...of, ...madeBy(event), isEnded: false, endedAt: "" } };
}

/** Whoever submits articles has a row only once they ended it. Ended twice, it is as if ended once. */
function ended(event: ReadEvent, { facts }: Replay): Said {
  const { recipientId, kind } = recipient.parse(event.payload);
  const before = facts.get(`MailRecipient/${recipientId}`)?.expected;
  const at = before?.isEnded === true ? {} : { isEnded: true, endedAt: momentOf(event) };
  const own = { kind, claimId: "", reportId: "", errorReportId: "", firstSequence: 0, ...madeBy(event), createdById: "" };
  return { table: "MailRecipient", row: recipientId, expected: { ...(before === undefined ? own : {}), ...at } };
}

const webhookAdded = z.object({ urlHash: text, types: z.array(text), secretNumber: z.int() });
const webhookChanged = z.object({ types: z.array(text) });
const webhookSecretChanged = z.object({ secretNumber: z.int(), bothUntil: text });

/** What events say of the addresses that are told of what is published. */
export const outgoingSayings: Sayings = {
  "webhook.added": (event) => {
    const added = webhookAdded.parse(event.payload);
    return webhook(event, { ...added, state: "active", firstSequence: event.sequence, secretBeforeUntil: "", ...madeBy(event) });
  },
  "webhook.changed": (event) => webhook(event, webhookChanged.parse(event.payload)),
  "webhook.paused": (event) => webhook(event, { state: "paused" }),
  "webhook.resumed": (event) => webhook(event, { state: "active" }),
  "webhook.stopped": (event) => webhook(event, { state: "gone" }),
  "webhook.secret-changed": (event) => {
    const { secretNumber, bothUntil } = webhookSecretChanged.parse(event.payload);
    return webhook(event, { secretNumber, secretBeforeUntil: bothUntil });
  },
  "mail.agreed": agreed,
  "mail.ended": ended,
  "webhook.removed": (event) => webhook(event, { state: "removed", secretBeforeUntil: "" }),
};
