const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const dayMs = 86_400_000;
const textMax = 20_000;

const dates = /(\d{4})-(\d{2})-(\d{2})|([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4})|(\d{1,2}) ([A-Z][a-z]{2,8})\.? (\d{4})/g;
/** What stands before a signature's date: a handle, and perhaps the time of day. */
const handle = /@[\w.@]{1,60}\)?[\s·,—-]{1,4}(?:\d{1,2}:\d{2} ?[AaPp][Mm][\s·,—-]{1,4})?$/;
const handleMax = 90;

/** A post's day, counted from 1970, and its text without the date. */
export type Posted = { day: number; text: string };

/** When a post quoted with its signature was written, the latest where there are several; null where no signature names a day that there is. */
export function postedOn(text: string): Posted | null {
  const cuts: { start: number; end: number }[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const match of text.slice(0, textMax).matchAll(dates)) {
    const [date, isoYear, isoMonth, isoDay, month, day, year, dayFirst, monthAfter, yearAfter] = match;
    const end = match.index + date.length;
    if (/\d/.test(text.charAt(end)) || !handle.test(text.slice(Math.max(0, match.index - handleMax), match.index))) continue;
    const found =
      isoMonth === undefined
        ? dayNamed(year ?? yearAfter, months.indexOf((month ?? monthAfter ?? "").slice(0, 3).toLowerCase()), day ?? dayFirst)
        : dayNamed(isoYear, Number(isoMonth) - 1, isoDay);
    if (found === null) continue;
    latest = Math.max(latest, found);
    cuts.push({ start: match.index, end });
  }
  if (cuts.length === 0) return null;
  let from = 0;
  const kept = cuts.map(({ start, end }) => {
    const part = text.slice(from, start);
    from = end;
    return part;
  });
  return { day: latest, text: kept.join("") + text.slice(from) };
}

function dayNamed(year: string | undefined, month: number, day: string | undefined): number | null {
  const time = new Date(Date.UTC(Number(year), month, Number(day)));
  return month >= 0 && time.getUTCMonth() === month && time.getUTCDate() === Number(day) ? time.getTime() / dayMs : null;
}
