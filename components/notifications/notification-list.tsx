"use client";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useShortcuts } from "@/components/ui/shortcuts";
import { sayDay } from "@/components/ui/time-words";
import type { NotificationLine } from "@/lib/notifications/queries";
import type { markNotificationsReadInput } from "@/lib/notifications/schema";
import { sayNotification } from "./notification-words";

type Mark = Action<typeof markNotificationsReadInput>;

/** One's notifications, newest first. Opening one marks it as read. `j` `k` go along them, Enter opens. */
export function NotificationList({
  workspace,
  lines,
  markRead,
}: {
  workspace: string;
  lines: readonly NotificationLine[];
  markRead: Mark;
}) {
  const [shortcuts] = useState(() => [
    { keys: "j", does: "Next notification", run: () => focusLine(1) },
    { keys: "k", does: "Previous notification", run: () => focusLine(-1) },
  ]);
  useShortcuts("Notifications", shortcuts);
  return (
    <ol aria-label="Notifications" className="border-hairline border-t">
      {lines.map((line) => (
        <li key={line.key} className="flex items-start gap-3 border-hairline border-b py-3">
          <span aria-hidden className={`mt-1.5 size-2 shrink-0 rounded-full ${line.isRead ? "" : "bg-accent"}`} />
          <div className="min-w-0 flex-1">
            <a
              href={`/${workspace}/notifications/${encodeURIComponent(line.key)}`}
              data-notification=""
              className={`rounded-sm text-15 text-ink underline-offset-2 hover:underline ${line.isRead ? "" : "font-strong"}`}
            >
              {line.isRead ? null : <span className="sr-only">Unread: </span>}
              {sayNotification(line)}
              {line.dueAt === null ? "" : `, ${sayDay(line.dueAt)}`}
            </a>
            {line.claim === null ? null : (
              <p dir="auto" lang={line.article?.language} className="line-clamp-2 font-reading font-serif text-15 text-secondary">
                {line.claim.statement}
              </p>
            )}
            <p className="mt-0.5 flex flex-wrap gap-x-3 text-12 text-secondary">
              <RelativeTime at={line.time} />
              {line.article === null ? null : <span dir="auto">{line.article.title}</span>}
            </p>
          </div>
          {line.isRead ? null : (
            <Button
              look="quiet"
              size="small"
              aria-label={`Mark as read: ${sayNotification(line)}`}
              onPress={() => void runCommand(() => markRead({ keys: [line.key] }))}
            >
              Mark as read
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function focusLine(direction: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-notification]")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[at < 0 ? 0 : Math.min(Math.max(at + direction, 0), links.length - 1)]?.focus();
}
