import type { ReactNode } from "react";
import { EventChanges } from "@/components/audit/event-changes";
import { RelativeTime } from "@/components/ui/relative-time";
import type { HistoryLine } from "@/lib/audit/queries";

/** What happened, newest first, each in a plain sentence with an address of its own. `linkTo` gives the words at a line's end, such as its claim. */
export function EventList({
  events,
  permalink,
  linkTo,
}: {
  events: readonly HistoryLine[];
  /** The address of one event; the list itself carries the anchors `event-<sequence>`. */
  permalink: (sequence: number) => string;
  linkTo?: (event: HistoryLine) => ReactNode;
}) {
  return (
    <ol className="flex flex-col">
      {events.map((event) => (
        <li
          key={event.sequence}
          id={`event-${event.sequence}`}
          className="scroll-mt-16 border-hairline border-b py-2 text-13 last:border-b-0 target:bg-selected"
        >
          <p dir="auto" className="text-pretty">
            <span className="font-strong">{event.actor.name}</span> {event.sentence}
          </p>
          <EventChanges changes={event.changes} at="line" />
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-12 text-secondary">
            <a
              href={permalink(event.sequence)}
              className="rounded-sm underline decoration-1 underline-offset-2 hover:text-ink"
              aria-label={`Event ${event.sequence}, permanent link`}
            >
              <span className="tabular">#{event.sequence}</span>
            </a>
            <RelativeTime at={event.time} />
            {linkTo?.(event)}
          </p>
        </li>
      ))}
    </ol>
  );
}
