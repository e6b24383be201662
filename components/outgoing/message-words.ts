import type { Tone } from "@/components/ui/badge";
import type { MessageType } from "@/lib/outgoing/schema";

/** What an address can be told of, as the settings say it. */
export const messageTypeWords: Record<MessageType, string> = {
  "report.published": "A report is published",
  "report.updated": "A report is updated, clarified, or a typing error mended",
  "report.corrected": "A report is corrected: a verdict changed",
  "report.retracted": "A report, or a claim in it, is retracted",
  "report.takenDown": "Something is taken down because the law demands it",
  "error.answered": "A reader’s report of an error is answered",
};

/** What became of a message, and how it looks. */
export const deliveryStates: Record<"waiting" | "delivered" | "dead", { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "caution" },
  delivered: { label: "Delivered", tone: "success" },
  dead: { label: "Given up", tone: "danger" },
};

/** A type as the log of messages says it, shortly. */
export function sayType(type: string): string {
  const short: Record<string, string> = {
    "report.published": "Report published",
    "report.updated": "Report updated",
    "report.corrected": "Report corrected",
    "report.retracted": "Retraction",
    "report.takenDown": "Takedown",
    "error.answered": "Error report answered",
  };
  return short[type] ?? type;
}
