import { z } from "zod";
import { emailAddress, httpUrl } from "@/lib/text";

/** What other systems can be told of. A name, once sent, is never given another meaning. */
export const messageTypes = [
  ...["report.published", "report.updated", "report.corrected", "report.retracted"],
  ...["report.takenDown", "error.answered"],
] as const;

/** One of them. */
export type MessageType = (typeof messageTypes)[number];

const types = z
  .array(z.enum(messageTypes, "Choose from the list."))
  .min(1, "Choose what it is told of.")
  .transform((chosen) => messageTypes.filter((type) => chosen.includes(type)));

const endpointId = z.uuid("Choose an address.");

/** Input of `addWebhook`. */
export const addWebhookInput = z.object({
  url: httpUrl().refine((url) => !URL.canParse(url) || new URL(url).hash === "", "Leave out what follows the #: it is never sent."),
  types,
});

/** Input of `changeWebhook`: all that the address is told of from now on. */
export const changeWebhookInput = z.object({ endpointId, types });

/** Input of what is done to one address: `pauseWebhook`, `resumeWebhook`, `rotateWebhookSecret`, `removeWebhook`, `stopWebhook`. */
export const webhookInput = z.object({ endpointId });

/** Input of `addMailRecipient`: where the claimant of a claim is told, and that they agreed. */
export const addMailRecipientInput = z.object({
  claimId: z.uuid("Choose a claim."),
  address: emailAddress("Give their e-mail address."),
  isAgreed: z.boolean().refine((isAgreed) => isAgreed, "Nobody is told by mail who did not agree to it."),
});

/** Input of `endMail`: whose mail, and the token from it where it is their own word. */
export const endMailInput = z.object({ targetId: z.uuid("Say whose mail ends."), token: z.string().max(100).nullable().default(null) });

/** Input of `replayDelivery`. */
export const replayDeliveryInput = z.object({ deliveryId: z.uuid("Choose a message.") });

/** Input of `resealWebhooks`: how many at once. */
export const resealWebhooksInput = z.object({ countMax: z.number().int().min(1).max(1000) });
