import { sayDay } from "@/components/ui/time-words";
import { primaryOf } from "@/lib/articles/primary-language";
import { dayIn, type Speech, sayClockIn, sayLongDay, sayLongMinute } from "@/lib/reports/speech";

const isEnglish = ({ language }: Speech) => primaryOf(language) === "en";

/** A calendar day, or the day of a moment by the page's clocks, as this page writes it. */
export function sayDayIn(moment: string, speech: Speech): string {
  return isEnglish(speech) ? sayDay(new Date(dayIn(moment, speech))) : sayLongDay(moment, speech);
}

const minuteIn = (moment: string, speech: Speech) =>
  isEnglish(speech) ? `${sayDayIn(moment, speech)}, ${sayClockIn(moment, speech)}` : sayLongMinute(moment, speech);

/** A calendar day `YYYY-MM-DD` in words. */
export function Day({ on, speech }: { on: string; speech: Speech }) {
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {sayDayIn(on, speech)}
    </time>
  );
}

/** A moment in words, to the minute, by the page's clocks and saying which; for programs in UTC. */
export function Moment({ at, speech }: { at: string; speech: Speech }) {
  return <time dateTime={at}>{minuteIn(at, speech)}</time>;
}

/** The day of a moment by the page's clocks. */
export function DayOf({ at, speech }: { at: string; speech: Speech }) {
  return (
    <time dateTime={at} title={minuteIn(at, speech)} className="whitespace-nowrap">
      {sayDayIn(at, speech)}
    </time>
  );
}
