import type { NotificationLine } from "@/lib/notifications/queries";
import type { NotificationKind } from "@/lib/notifications/schema";

/** Why something stands in an inbox, in a sentence about who did it. */
export function sayNotification({ kind, actor, sentence, commentId }: NotificationLine): string {
  const who = actor ?? "Somebody";
  switch (kind) {
    case "mentioned":
      return `${who} mentioned you`;
    case "answered":
      return commentId === null ? "An assessment you sent back was answered" : `${who} answered in a discussion you take part in`;
    case "assigned":
      return `${who} gave you a claim to assess`;
    case "sentBack":
      return `${who} sent your assessment back with questions`;
    case "stale":
      return `A verdict you settled became stale: ${who} ${sentence ?? "changed what it rests on"}`;
    case "dueSoon":
      return "Your assessment is due";
  }
}

/** The kinds as they are offered: what one is told of. */
export const kindWords: Record<NotificationKind, string> = {
  mentioned: "Somebody mentions me",
  answered: "Somebody answers where I take part, or answers my questions",
  assigned: "I am given a claim",
  sentBack: "My assessment is sent back with questions",
  stale: "A verdict I settled becomes stale",
  dueSoon: "An assessment of mine is due within a day",
};
