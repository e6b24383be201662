"use client";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import type { markNotificationsReadInput } from "@/lib/notifications/schema";

/** Marks everything that came up to now as read; what comes meanwhile stays unread. */
export function MarkAllButton({ until, markRead }: { until: string; markRead: Action<typeof markNotificationsReadInput> }) {
  async function mark() {
    if (await runCommand(() => markRead({ until }))) toastDone("All are marked as read.");
  }
  return <Button onPress={mark}>Mark all as read</Button>;
}
