const dayEndsAtHour = 18;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** How far a time zone's clocks are ahead of UTC at an instant, in milliseconds. Throws RangeError for a zone that does not exist. */
function offsetMs(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  }).formatToParts(instant);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? "0");
  const shown = Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"));
  return shown - Math.floor(instant.getTime() / minuteMs) * minuteMs;
}

/** When work that is due on a day (`YYYY-MM-DD`) is due: at six in the evening by the newsroom's clock, also on days when clocks change. */
export function dueAt(day: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00.000Z`) + dayEndsAtHour * hourMs;
  const guess = asUtc - offsetMs(new Date(asUtc), timeZone);
  return new Date(asUtc - offsetMs(new Date(guess), timeZone));
}
