const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const minuteMs = 60_000;
const two = (number: number) => String(number).padStart(2, "0");

/** The UTC day of a moment, such as `24 Nov 2026`. */
export function sayDay(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The UTC minute of a moment, such as `24 Nov 2026, 15:04 UTC`. */
export function sayUtc(date: Date): string {
  return `${sayDay(date)}, ${sayClock(date)} UTC`;
}

/** Hours and minutes in UTC, such as `15:04`. */
export function sayClock(date: Date): string {
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** How long ago `date` was at `now`: minutes, hours or days within a week, else the day. Moments up to a minute ahead count as now. */
export function sayAgo(date: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - date.getTime()) / minuteMs);
  if (minutes < -1) return sayDay(date);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  if (days < 7) return days === 1 ? "yesterday" : `${days} days ago`;
  return sayDay(date);
}
