import { EventChanges } from "@/components/audit/event-changes";
import { foldEvents, type LoggedPart } from "@/components/audit/fold";
import { Avatar } from "@/components/ui/faces";
import { TextLink } from "@/components/ui/link";
import { sayClock, sayDay, sayUtc } from "@/components/ui/time-words";
import { withFullStop } from "@/lib/audit/full-stop";
import type { HistoryLine } from "@/lib/audit/queries";

type Telling = {
  /** The newsroom's, for links. */
  slug: string;
  /** What claims say now, by their ids. */
  statements: ReadonlyMap<string, string>;
  /** Whose history it is: what all lines are about is not said at each. */
  whole?: { articleId: string; claimId: string | null };
  /** The event that was asked for, which is not folded away. */
  asked?: number | null;
};

/** The log in plain sentences, day by day, newest first; what the machine did in a row is folded. Lines carry the anchors `event-<sequence>`. */
export function Timeline({ events, ...telling }: Telling & { events: readonly HistoryLine[] }) {
  return (
    <div className="flex flex-col gap-8">
      {foldEvents(events).map(({ day, parts }) => (
        <section key={day} aria-label={sayDay(new Date(day))}>
          <h2 className="mb-1 text-13 text-secondary">{sayDay(new Date(day))}</h2>
          <ol className="border-hairline border-t">
            {parts.map((part) => (
              <Part key={part.kind === "event" ? part.event.sequence : (part.events[0]?.sequence ?? 0)} {...telling} part={part} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Part({ part, ...telling }: Telling & { part: LoggedPart }) {
  if (part.kind === "event") return <Line {...telling} event={part.event} />;
  return (
    <li className="border-hairline border-b">
      <details open={part.events.some(({ sequence }) => sequence === telling.asked)}>
        <summary className="rounded-sm py-2 pl-14 text-13 text-secondary hover:text-ink">{part.events.length} steps by the machine</summary>
        <ol className="border-hairline border-t">
          {part.events.map((event) => (
            <Line key={event.sequence} {...telling} event={event} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Line({ event, ...telling }: Telling & { event: HistoryLine }) {
  const at = new Date(event.time);
  return (
    <li
      id={`event-${event.sequence}`}
      className="grid scroll-mt-16 grid-cols-[2.5rem_1fr] items-start gap-x-4 border-hairline border-b py-2 last:border-b-0 target:bg-selected"
    >
      <time dateTime={event.time} title={sayUtc(at)} className="text-12 text-secondary leading-5">
        {sayClock(at)}
      </time>
      <div className="flex min-w-0 items-start gap-2">
        <Avatar face={{ id: event.actor.id ?? "machine", name: event.actor.name }} />
        <div className="min-w-0 flex-1">
          <p dir="auto" className="text-pretty break-words">
            <span className="font-strong">{event.actor.name}</span> {withFullStop(event.sentence)}
          </p>
          <Where {...telling} event={event} />
          <EventChanges changes={event.changes} at="line" />
        </div>
        <TextLink
          href={`/${telling.slug}/audit/${event.sequence}`}
          prefetch={false}
          look="faint"
          className="tabular shrink-0 text-12 leading-5"
          aria-label={`Event ${event.sequence} by itself`}
        >
          {event.sequence}
        </TextLink>
      </div>
    </li>
  );
}

/** What the event is about: the claim, by what it says now, or the article. */
function Where({ slug, statements, whole, event }: Telling & { event: HistoryLine }) {
  if (event.claimId !== null) {
    if (event.claimId === whole?.claimId) return null;
    return (
      <p className="truncate text-12 leading-5">
        <TextLink href={`/${slug}/claims/${event.claimId}`} look="meta" prefetch={false} dir="auto">
          {statements.get(event.claimId) ?? "Open the claim"}
        </TextLink>
      </p>
    );
  }
  if (event.articleId === null || event.articleId === whole?.articleId) return null;
  return (
    <p className="text-12 leading-5">
      <TextLink href={`/${slug}/articles/${event.articleId}`} look="meta" prefetch={false}>
        Open the article
      </TextLink>
    </p>
  );
}
