"use client";
import { createContext, type ReactNode, use, useSyncExternalStore } from "react";
import { sayAgo, sayDay, sayUtc } from "@/components/ui/time-words";

const minuteMs = 60_000;

function subscribe(changed: () => void) {
  const timer = setInterval(changed, minuteMs);
  return () => clearInterval(timer);
}

const wholeMinute = (moment: Date) => new Date(Math.floor(moment.getTime() / minuteMs) * minuteMs);

const WrittenAt = createContext<Date | null>(null);

/**
 * Tells the times below when the server wrote the page, so that it and the browser begin with the same words, and nothing is as long as
 * something else a moment later. For pages that are written anew for each request.
 */
export function PageTime({ writtenAt, children }: { writtenAt: Date; children: ReactNode }) {
  return <WrittenAt value={writtenAt}>{children}</WrittenAt>;
}

/**
 * When something happened: how long ago in words that keep up with the clock, and the minute in UTC while the pointer is over it. Where no
 * `PageTime` stands above, the server writes the day.
 */
export function RelativeTime({ at, className = "" }: { at: Date | string; className?: string }) {
  const date = typeof at === "string" ? new Date(at) : at;
  const writtenAt = use(WrittenAt);
  const words = useSyncExternalStore(
    subscribe,
    () => sayAgo(date, wholeMinute(new Date())),
    () => (writtenAt === null ? sayDay(date) : sayAgo(date, wholeMinute(writtenAt))),
  );
  return (
    <time dateTime={date.toISOString()} title={sayUtc(date)} className={`whitespace-nowrap ${className}`}>
      {words}
    </time>
  );
}
