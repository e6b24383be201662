import { EventChanges } from "@/components/audit/event-changes";
import { TextLink } from "@/components/ui/link";
import { sayUtc } from "@/components/ui/time-words";
import { withFullStop } from "@/lib/audit/full-stop";
import type { HistoryLine } from "@/lib/audit/queries";

/** One event by itself: the sentence, the claim it is about, by what that says now, and what the log holds about it. */
export function EventDetails({ slug, event, statement }: { slug: string; event: HistoryLine; statement: string | null }) {
  const parts = [
    ["When", sayUtc(new Date(event.time))],
    ["Who", `${event.actor.name}, ${event.actor.role}`],
    ["Kind", event.type],
    ["Place in the log", String(event.sequence)],
    ["Stream", event.stream],
    ["Hash", event.leafHash],
    ...(event.erased.length === 0 ? [] : [["Erased by law", event.erased.map((part) => part.replace(/^.*\./, "")).join(", ")]]),
  ] as const;
  return (
    <>
      <p className="reading mb-6 break-words">
        <strong>{event.actor.name}</strong> {withFullStop(event.sentence)}
      </p>
      {event.claimId === null ? null : (
        <p className="-mt-4 mb-6">
          <TextLink href={`/${slug}/claims/${event.claimId}`} look="meta" dir="auto">
            {statement ?? "Open the claim"}
          </TextLink>
        </p>
      )}
      <EventChanges changes={event.changes} at="page" />
      {event.articleId === null ? null : (
        <p className="mb-6">
          <TextLink href={`/${slug}/audit/as-of?article=${event.articleId}&at=${event.sequence}`}>
            The article and its claims as they stood then
          </TextLink>
          {event.claimId === null ? null : (
            <>
              {" · "}
              <TextLink href={`/${slug}/audit/as-of?article=${event.articleId}&claim=${event.claimId}&at=${event.sequence}`}>
                The claim alone
              </TextLink>
            </>
          )}
        </p>
      )}
      <dl className="border-hairline border-t">
        {parts.map(([name, value]) => (
          <div key={name} className="grid gap-x-4 border-hairline border-b py-2 sm:grid-cols-[10rem_1fr]">
            <dt className="text-secondary">{name}</dt>
            <dd className={`min-w-0 break-all ${name === "Hash" || name === "Stream" ? "font-mono text-12 leading-5" : ""}`}>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
