const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const dayMs = 86_400_000;
const textMax = 20_000;

/** Dates in their three ways of being written, each with where its year, month and day stand. */
const dates = [
  { pattern: /(\d{4})-(\d{2})-(\d{2})/g, year: 1, month: 2, day: 3 },
  { pattern: /([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4})/g, year: 3, month: 1, day: 2 },
  { pattern: /(\d{1,2}) ([A-Z][a-z]{2,8})\.? (\d{4})/g, year: 3, month: 2, day: 1 },
] as const;
const handleMax = 90;
const nameMax = 60;
const separator = /[\s·,—-]/;
const time = /\d{1,2}:\d{2} ?[AaPp][Mm]$/;

/** A post's day, counted from 1970, and its text without the date. */
export type Posted = { day: number; text: string };

/** When a post quoted with its signature was written, the latest where there are several; null where no signature names a day that there is. */
export function postedOn(text: string): Posted | null {
  const cuts: { start: number; end: number }[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  const read = text.slice(0, textMax);
  for (const { pattern, ...places } of dates)
    for (const match of read.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (/\d/.test(text.charAt(end)) || !endsInHandle(text.slice(Math.max(0, match.index - handleMax), match.index))) continue;
      const found = dayNamed(match[places.year], monthOf(match[places.month] ?? ""), match[places.day]);
      if (found === null) continue;
      latest = Math.max(latest, found);
      cuts.push({ start: match.index, end });
    }
  if (cuts.length === 0) return null;
  let from = 0;
  cuts.sort((a, b) => a.start - b.start);
  const kept = cuts.map(({ start, end }) => {
    const part = text.slice(from, start);
    from = end;
    return part;
  });
  return { day: latest, text: kept.join("") + text.slice(from) };
}

/** The words without up to four separators at their end; null where there is none, or a fifth. */
function beforeSeparators(words: string): string | null {
  let end = words.length;
  while (end > 0 && separator.test(words.charAt(end - 1))) end -= 1;
  const length = words.length - end;
  return length > 0 && length <= 4 ? words.slice(0, end) : null;
}

/** Whether words end as what stands before a signature's date does: in a handle, and perhaps the time of day. */
function endsInHandle(words: string): boolean {
  const signed = beforeSeparators(words);
  const clock = signed === null ? null : time.exec(signed);
  const named = signed !== null && clock ? beforeSeparators(signed.slice(0, clock.index)) : signed;
  if (named === null) return false;
  const handle = named.endsWith(")") ? named.slice(0, -1) : named;
  let start = handle.length;
  while (start > 0 && /[\w.@]/.test(handle.charAt(start - 1))) start -= 1;
  // The first @ that so many characters may follow, and at least one.
  const at = handle.indexOf("@", Math.max(start, handle.length - nameMax - 1));
  return at >= 0 && at < handle.length - 1;
}

/** The number of a month, from 0, by its name or in figures. */
function monthOf(word: string): number {
  return /^\d/.test(word) ? Number(word) - 1 : months.indexOf(word.slice(0, 3).toLowerCase());
}

function dayNamed(year: string | undefined, month: number, day: string | undefined): number | null {
  const time = new Date(Date.UTC(Number(year), month, Number(day)));
  return month >= 0 && time.getUTCMonth() === month && time.getUTCDate() === Number(day) ? time.getTime() / dayMs : null;
}
