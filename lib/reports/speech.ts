import { likelierLanguage } from "@/lib/articles/detect-language";
import type { Direction } from "@/lib/articles/direction";
import { primaryOf } from "@/lib/articles/primary-language";
import { clockAt, dayAt } from "@/lib/claims/due-at";
import { arabic } from "./messages/arabic";
import { english, type Messages } from "./messages/english";
import { french } from "./messages/french";
import { german } from "./messages/german";
import { spanish } from "./messages/spanish";
import type { ReportVersion } from "./version";

/** The languages that public pages have their own words in, by primary code. */
export const catalogues: Readonly<Record<string, Messages>> = { en: english, de: german, fr: french, es: spanish, ar: arabic };

/**
 * How a public page speaks. `content` is the language of what the newsroom wrote, `language` that of the page's own words: the same, but where
 * there is no catalogue, and the words are English. The page runs as its content does, and its clocks are those of `timeZone`.
 */
export type Speech = { words: Messages; language: string; content: string; direction: Direction; timeZone: string };

const rightToLeft = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

// A newsroom's language was once any two letters or more.
function localeOf(language: string): Intl.Locale | null {
  try {
    return new Intl.Locale(language);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Which way pages in a language run: as its script does, told or usual. */
export function directionIn(language: string): Direction {
  return rightToLeft.has(localeOf(language)?.maximize().script ?? "") ? "rtl" : "ltr";
}

/** The words of pages in this language; English where there is no catalogue. */
export function wordsIn(language: string): Messages {
  return catalogues[primaryOf(language)] ?? english;
}

/** How a page in this language and time zone speaks: a newsroom's own, for one. */
export function speechIn({ language, timeZone }: { language: string; timeZone: string }): Speech {
  const own = catalogues[primaryOf(language)] === undefined ? "en" : language;
  return { words: wordsIn(language), language: own, content: language, direction: directionIn(language), timeZone };
}

const known = new WeakMap<ReportVersion, string>();

function languageRead({ article, newsroom, report, claims }: ReportVersion): string {
  if (primaryOf(article.language) === primaryOf(newsroom.language)) return newsroom.language;
  if (localeOf(article.language) === null || localeOf(newsroom.language) === null) return newsroom.language;
  const written = [report.title, report.summary, ...claims.flatMap(({ statement, verdict }) => [statement, verdict.justification])];
  return likelierLanguage(written.join("\n"), { usual: newsroom.language, other: article.language });
}

/**
 * The language a version is written in: the newsroom's, or that of the article checked where title, summary, statements and justifications are
 * likelier in it. Read from the version alone, so that every shape of it agrees.
 */
export function languageOf(version: ReportVersion): string {
  const language = known.get(version) ?? languageRead(version);
  known.set(version, language);
  return language;
}

/** How the pages of a version speak: by the clocks that its newsroom went by when it was published, in formats that did not say so by UTC. */
export function speechOf(version: ReportVersion): Speech {
  return speechIn({ language: languageOf(version), timeZone: version.newsroom.timeZone ?? "UTC" });
}

// The same calendar and figures in every language, as they stand in addresses and records.
const formatOf = (language: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(
    primaryOf(language) === "en" ? "en-GB" : `${localeOf(language)?.baseName ?? "en-GB"}-u-ca-gregory-nu-latn`,
    options,
  );

type Clocks = Pick<Speech, "language" | "timeZone">;
const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

/** The day, `YYYY-MM-DD`, on which these clocks stand at a moment. A calendar day is the same day everywhere. */
export function dayIn(moment: string, { timeZone }: Pick<Speech, "timeZone">): string {
  return calendarDay.test(moment) ? moment : dayAt(new Date(moment), timeZone);
}

/** The day of a moment by these clocks, or a calendar day, written out: `24 November 2026`, `24. November 2026`. */
export function sayLongDay(moment: string, { language, timeZone }: Clocks): string {
  return formatOf(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(dayIn(moment, { timeZone })));
}

/** The time of a moment by these clocks, and which clocks those are, as the language calls them: `16:04 CET`, `16:04 MEZ`, `15:04 UTC`. */
export function sayClockIn(moment: string, { language, timeZone }: Clocks): string {
  const at = new Date(moment);
  const parts = formatOf(language, { timeZone, hour: "2-digit", timeZoneName: "short" }).formatToParts(at);
  const zone = parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  return `${clockAt(at, timeZone).time} ${zone}`;
}

/** The minute of a moment by these clocks, such as `24. November 2026, 16:04 MEZ`. */
export function sayLongMinute(moment: string, speech: Clocks): string {
  const comma = primaryOf(speech.language) === "ar" ? "،" : ",";
  return `${sayLongDay(moment, speech)}${comma} ${sayClockIn(moment, speech)}`;
}

/** A language's own name in itself: `Deutsch`, `العربية`. */
export function languageName(language: string): string {
  const known = localeOf(language);
  if (known === null) return language;
  const name = new Intl.DisplayNames([known.baseName], { type: "language" }).of(known.baseName) ?? language;
  return name.charAt(0).toLocaleUpperCase(known.baseName) + name.slice(1);
}

/** A language's name in the page's own: `Englisch`. */
export function languageNameIn(code: string, { language }: Pick<Speech, "language">): string {
  const known = localeOf(code);
  const own = localeOf(language)?.baseName ?? "en";
  return known === null ? code : (new Intl.DisplayNames([own], { type: "language" }).of(known.baseName) ?? code);
}

/** How OpenGraph writes a language: `de_AT`, `ar`. */
export function openGraphLocale(language: string): string {
  return (localeOf(language)?.baseName ?? language).replace("-", "_");
}
