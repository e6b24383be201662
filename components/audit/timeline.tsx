import { EventChanges } from "@/components/audit/event-changes";
import { foldEvents, type LoggedPart } from "@/components/audit/fold";
import { Avatar } from "@/components/ui/faces";
import { TextLink } from "@/components/ui/link";
import { sayClock, sayDay, sayUtc } from "@/components/ui/time-words";
import { withFullStop } from "@/lib/audit/full-stop";
import type { HistoryLine } from "@/lib/audit/queries";

/** The log in plain sentences, day by day, newest first; what the machine did in a row is folded. `slug` is the newsroom's, for links. */
export function Timeline({ slug, events }: { slug: string; events: readonly HistoryLine[] }) {
  return (
    <div className="flex flex-col gap-8">
      {foldEvents(events).map(({ day, parts }) => (
        <section key={day} aria-label={sayDay(new Date(day))}>
          <h2 className="mb-1 text-13 text-secondary">{sayDay(new Date(day))}</h2>
          <ol className="border-hairline border-t">
            {parts.map((part) => (
              <Part key={part.kind === "event" ? part.event.sequence : (part.events[0]?.sequence ?? 0)} slug={slug} part={part} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Part({ slug, part }: { slug: string; part: LoggedPart }) {
  if (part.kind === "event") return <Line slug={slug} event={part.event} />;
  return (
    <li className="border-hairline border-b">
      <details>
        <summary className="rounded-sm py-2 pl-14 text-13 text-secondary hover:text-ink">{part.events.length} steps by the machine</summary>
        <ol className="border-hairline border-t">
          {part.events.map((event) => (
            <Line key={event.sequence} slug={slug} event={event} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Line({ slug, event }: { slug: string; event: HistoryLine }) {
  const at = new Date(event.time);
  return (
    <li className="grid grid-cols-[2.5rem_1fr] items-start gap-x-4 border-hairline border-b py-2 last:border-b-0">
      <time dateTime={event.time} title={sayUtc(at)} className="text-12 text-secondary leading-5">
        {sayClock(at)}
      </time>
      <div className="flex min-w-0 items-start gap-2">
        <Avatar face={{ id: event.actor.id ?? "machine", name: event.actor.name }} />
        <div className="min-w-0 flex-1">
          <p className="text-pretty break-words">
            <span className="font-strong">{event.actor.name}</span> {withFullStop(event.sentence)}
            <Where slug={slug} event={event} />
          </p>
          <EventChanges changes={event.changes} at="line" />
        </div>
        <TextLink
          href={`/${slug}/audit/${event.sequence}`}
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

function Where({ slug, event }: { slug: string; event: HistoryLine }) {
  if (event.claimId !== null) {
    return (
      <>
        {" "}
        <TextLink href={`/${slug}/claims/${event.claimId}`} look="meta" className="whitespace-nowrap">
          Open the claim
        </TextLink>
      </>
    );
  }
  if (event.articleId === null) return null;
  return (
    <>
      {" "}
      <TextLink href={`/${slug}/articles/${event.articleId}`} look="meta" className="whitespace-nowrap">
        Open the article
      </TextLink>
    </>
  );
}
