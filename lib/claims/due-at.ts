/** When a newsroom works: its time zone, days (1 for Monday to 7 for Sunday) and the hours between which it does, by its own clock. */
export type WorkingHours = { timeZone: string; workDays: readonly number[]; workStartsAt: number; workEndsAt: number };

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

/** The instant at which the newsroom's clocks show a minute of a day (`YYYY-MM-DD`), also on days when clocks change. */
export function instantAt(day: string, minute: number, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00.000Z`) + minute * minuteMs;
  const guess = asUtc - offsetMs(new Date(asUtc), timeZone);
  return new Date(asUtc - offsetMs(new Date(guess), timeZone));
}

const instantOf = (day: string, hour: number, timeZone: string) => instantAt(day, hour * 60, timeZone);

const dayMs = 24 * hourMs;
const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00.000Z`) + dayMs).toISOString().slice(0, 10);
const dayOfWeek = (day: string) => new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;

/** The day on which the newsroom's clocks stand at an instant, `YYYY-MM-DD`. */
export function dayAt(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetMs(instant, timeZone)).toISOString().slice(0, 10);
}

/** What the newsroom's clocks show at an instant: the day, `YYYY-MM-DD`, and the time, `HH:MM`. */
export function clockAt(instant: Date, timeZone: string): { day: string; time: string } {
  const shown = new Date(instant.getTime() + offsetMs(instant, timeZone)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** Whether the newsroom works on a day. One without any day of work works on all of them. */
export function isWorkDay(day: string, { workDays }: WorkingHours): boolean {
  return workDays.length === 0 || workDays.includes(dayOfWeek(day));
}

/**
 * When work that is due on a day (`YYYY-MM-DD`) is due: at the end of that day's work by the newsroom's clock; of the next working day when it
 * does not work on that one.
 */
export function dueAt(day: string, hours: WorkingHours): Date {
  let due = day;
  while (!isWorkDay(due, hours)) due = nextDay(due);
  return instantOf(due, hours.workEndsAt, hours.timeZone);
}

/** The instant a number of working hours after another: nights, days off and the hours before work begins do not count. */
export function afterWorkingHours(from: Date, count: number, hours: WorkingHours): Date {
  let leftMs = count * hourMs;
  for (let day = dayAt(from, hours.timeZone); ; day = nextDay(day)) {
    if (!isWorkDay(day, hours)) continue;
    const begins = Math.max(from.getTime(), instantOf(day, hours.workStartsAt, hours.timeZone).getTime());
    const ends = instantOf(day, hours.workEndsAt, hours.timeZone).getTime();
    if (ends <= begins) continue;
    if (leftMs <= ends - begins) return new Date(begins + leftMs);
    leftMs -= ends - begins;
  }
}
