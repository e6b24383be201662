import { z } from "zod";
import { eventKind } from "@/lib/audit/event";
import { notificationKinds } from "./schema";

/** What the log can say about notifications: what somebody chose, never what they were told or read. */
export const notificationEvents = {
  "member.notificationsChosen": eventKind(z.object({ muted: z.array(z.enum(notificationKinds)) }), (p) =>
    p.muted.length === 0
      ? "chose to be told of everything"
      : `chose not to be told of ${p.muted.length} of ${notificationKinds.length} kinds of things`,
  ),
} as const;
