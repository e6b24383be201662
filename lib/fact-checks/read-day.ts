const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * The day in a date as publishers write them: ISO 8601 with or without a time, a blank instead of the T, any offset; RFC 822
 * (`Tue, 23 Jun 2020 20:02:00 +0530`); and `June 23, 2020`. It is the publisher's own day and is not moved to another time zone. Null when there is none,
 * or when day and month cannot be told apart (`03/04/2020`).
 */
export function readDay(given: unknown): string | null {
  if (typeof given !== "string") return null;
  const text = given.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?:T|$)/.exec(text);
  if (iso) return asDay(iso[1], Number(iso[2]), iso[3]);
  const dayFirst = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/i.exec(text);
  if (dayFirst) return asDay(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i.exec(text);
  return monthFirst ? asDay(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : null;
}

const monthOf = (name = "") => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function asDay(year = "", month = 0, day = ""): string | null {
  const text = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}
