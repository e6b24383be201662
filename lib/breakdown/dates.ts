import { irregularPasts } from "@/lib/breakdown/lexicon";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const dayMs = 86_400_000;
const wordMax = 20;
const relative =
  /\b(?:(yesterday|today|tomorrow|this morning|tonight|last night)|((?:last|next) )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(last|this|next) (year|month))\b(?! \[)/gi;

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function dayOf(word: string): number {
  const lower = word.toLowerCase();
  return lower === "tomorrow" ? 1 : lower === "yesterday" || lower === "last night" ? -1 : 0;
}

/** The day a weekday names: the latest one up to the day of publication, or the next one after it. */
function weekdayOffset(today: number, name: string, later: boolean): number {
  const wanted = weekdays.indexOf(name.toLowerCase());
  const back = (today - wanted + 7) % 7;
  return later ? (wanted - today + 7) % 7 || 7 : -back;
}

/** Whether a statement tells of what was, so that a weekday in it names one day: `is closed on Sunday` does not. */
function tellsOfPast(statement: string): boolean {
  const words = statement.toLowerCase().split(/[^\p{L}'’]+/u);
  if (words.some((word) => /^(?:was|were|had|did)$/.test(word))) return true;
  return !words.some((word) => /^(?:is|are|am)$/.test(word)) && words.some((word) => /\p{L}{2}ed$/u.test(word) || irregularPasts.has(word));
}

function periodOf(published: Date, which: string, unit: string): string {
  const step = which.toLowerCase() === "last" ? -1 : which.toLowerCase() === "next" ? 1 : 0;
  if (unit.toLowerCase() === "year") return String(published.getUTCFullYear() + step);
  return isoDay(Date.UTC(published.getUTCFullYear(), published.getUTCMonth() + step, 1)).slice(0, 7);
}

/**
 * Puts the day, month or year that a relative date stands for behind it in [brackets], reckoned from the day of publication
 * (YYYY-MM-DD, UTC). A weekday in a sentence about what is to come (`will`, `on … next`) is the next one. Other text stays.
 */
export function withAbsoluteDates(statement: string, publishedOn: string): string {
  const time = Date.parse(`${publishedOn}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(publishedOn) || Number.isNaN(time)) return statement;
  const published = new Date(time);
  const looksAhead = /\b(?:will|due to|set to|expected to|plans? to)\b/i.test(statement);
  return statement.replace(
    relative,
    (words: string, day?: string, prefix?: string, weekday?: string, which?: string, unit?: string, at = 0) => {
      if (day) return `${words} [${isoDay(time + dayOf(day) * dayMs)}]`;
      if (weekday) {
        const before = statement.slice(Math.max(0, at - wordMax), at);
        if (/\b(?:every|each)\s+$/i.test(before) || (!prefix && !looksAhead && !tellsOfPast(statement))) return words;
        // `cancelled all trains until Sunday`: of what was, or of what is to come.
        if (!prefix && !looksAhead && /\b(?:until|till|by|before|from)\s+$/i.test(before)) return words;
        const isNext = /next/i.test(prefix ?? "");
        // `last Monday` said on a Monday is a week ago.
        const offset = weekdayOffset(published.getUTCDay(), weekday, isNext || (looksAhead && !prefix));
        // `last Tuesday` said on a Wednesday is yesterday to some and a week ago to others.
        if (/last/i.test(prefix ?? "") && (offset === -1 || offset === -2)) return words;
        return `${words} [${isoDay(time + (offset === 0 && /last/i.test(prefix ?? "") ? -7 : offset) * dayMs)}]`;
      }
      return which && unit ? `${words} [${periodOf(published, which, unit)}]` : words;
    },
  );
}
