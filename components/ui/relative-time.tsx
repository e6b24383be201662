"use client";
import { useSyncExternalStore } from "react";
import { sayAgo, sayDay, sayUtc } from "@/components/ui/time-words";

const minuteMs = 60_000;

function subscribe(changed: () => void) {
  const timer = setInterval(changed, minuteMs);
  return () => clearInterval(timer);
}

/**
 * When something happened: the server writes the day (the same for everyone, so that nothing flickers), the browser then says how long ago,
 * and hovering shows the minute in UTC.
 */
export function RelativeTime({ at, className = "" }: { at: Date | string; className?: string }) {
  const date = typeof at === "string" ? new Date(at) : at;
  const words = useSyncExternalStore(
    subscribe,
    () => sayAgo(date, new Date(Math.floor(Date.now() / minuteMs) * minuteMs)),
    () => sayDay(date),
  );
  return (
    <time dateTime={date.toISOString()} title={sayUtc(date)} className={`whitespace-nowrap ${className}`}>
      {words}
    </time>
  );
}
