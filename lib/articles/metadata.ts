import { unstorable } from "@/lib/text";

/** What a page says about itself. */
export type Metadata = {
  title: string | null;
  author: string | null;
  outlet: string | null;
  publishedOn: string | null;
  language: string | null;
};

const lineLengthMax = 300;

/** One line of metadata: white space collapsed, at most 300 units, null when empty or not storable. */
export function tidyLine(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 10_000) return null;
  const line = value.replace(/[\s\u2028\u2029]+/g, " ").trim();
  if (line === "" || unstorable(line) !== null) return null;
  return line.length <= lineLengthMax
    ? line
    : `${line
        .slice(0, lineLengthMax - 1)
        .toWellFormed()
        .replace(/\ufffd$/, "")}…`;
}

/** The calendar date a publisher wrote, `YYYY-MM-DD`, without moving it between time zones; null when it is none. */
export function tidyDate(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const written = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?![\d])/.exec(value.slice(0, 100));
  if (written !== null) return existing(Number(written[1]), Number(written[2]), Number(written[3]));
  const spelled = /^\s*(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})|([A-Za-z]{3,9})\s+(\d{1,2})),?\s+(\d{4})\b/.exec(
    value.slice(0, 100),
  );
  if (spelled === null) return null;
  const month = months.indexOf((spelled[2] ?? spelled[3] ?? "").slice(0, 3).toLowerCase()) + 1;
  return existing(Number(spelled[5]), month, Number(spelled[1] ?? spelled[4]));
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** A language tag in canonical form (`en_GB` → `en-GB`), null when it is none. */
export function tidyLanguage(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const tag = value.trim().replaceAll("_", "-");
  if (!/^[a-zA-Z]{2,3}(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|\d{3}))?$/.test(tag)) return null;
  return new Intl.Locale(tag).toString();
}
