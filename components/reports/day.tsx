import { sayDay, sayUtc } from "@/components/ui/time-words";
import { primaryOf } from "@/lib/reports/rating-words";
import { type Speech, sayLongDay, sayLongMinute } from "@/lib/reports/speech";

const isEnglish = ({ language }: Speech) => primaryOf(language) === "en";

/** The UTC day of a moment as this page writes it. */
export function dayIn(moment: string, speech: Speech): string {
  return isEnglish(speech) ? sayDay(new Date(moment)) : sayLongDay(moment, speech);
}

const minuteIn = (moment: string, speech: Speech) => (isEnglish(speech) ? sayUtc(new Date(moment)) : sayLongMinute(moment, speech));

/** A calendar day `YYYY-MM-DD` in words. */
export function Day({ on, speech }: { on: string; speech: Speech }) {
  return <time dateTime={on}>{dayIn(`${on}T00:00:00.000Z`, speech)}</time>;
}

/** A moment in words, to the minute, in UTC. */
export function Moment({ at, speech }: { at: string; speech: Speech }) {
  return <time dateTime={at}>{minuteIn(at, speech)}</time>;
}

/** The UTC day of a moment. */
export function DayOf({ at, speech }: { at: string; speech: Speech }) {
  return (
    <time dateTime={at} title={minuteIn(at, speech)}>
      {dayIn(at, speech)}
    </time>
  );
}
