import { sayDay, sayUtc } from "@/components/ui/time-words";

/** A calendar day `YYYY-MM-DD` in words. */
export function Day({ on }: { on: string }) {
  return <time dateTime={on}>{sayDay(new Date(`${on}T00:00:00.000Z`))}</time>;
}

/** A moment in words, to the minute, in UTC. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{sayUtc(new Date(at))}</time>;
}

/** The UTC day of a moment. */
export function DayOf({ at }: { at: string }) {
  return (
    <time dateTime={at} title={sayUtc(new Date(at))}>
      {sayDay(new Date(at))}
    </time>
  );
}
