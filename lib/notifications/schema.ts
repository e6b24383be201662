import { z } from "zod";

/** What people are told of, in the order they are offered. */
export const notificationKinds = ["mentioned", "answered", "assigned", "sentBack", "stale", "dueSoon"] as const;

/** Why something stands in a person's inbox. */
export type NotificationKind = (typeof notificationKinds)[number];

/** Input of `chooseNotifications`: one answer for each kind. */
export const chooseNotificationsInput = z.object({
  mentioned: z.boolean(),
  answered: z.boolean(),
  assigned: z.boolean(),
  sentBack: z.boolean(),
  stale: z.boolean(),
  dueSoon: z.boolean(),
});

/** Input of `markNotificationsRead`: some by their keys, or all up to a time. */
export const markNotificationsReadInput = z.union([
  z.object({ keys: z.array(z.string().min(1).max(200)).min(1).max(200) }),
  z.object({ until: z.iso.datetime() }),
]);
