import { likelierLanguage } from "@/lib/articles/detect-language";
import type { Direction } from "@/lib/articles/direction";
import { arabic } from "./messages/arabic";
import { english, type Messages } from "./messages/english";
import { french } from "./messages/french";
import { german } from "./messages/german";
import { spanish } from "./messages/spanish";
import { primaryOf } from "./rating-words";
import type { ReportVersion } from "./version";

/** The languages that public pages have their own words in, by primary code. */
export const catalogues: Readonly<Record<string, Messages>> = { en: english, de: german, fr: french, es: spanish, ar: arabic };

/**
 * How a public page speaks. `content` is the language of what the newsroom wrote, `language` that of the page's own words: the same, but where
 * there is no catalogue, and the words are English. The page runs as its content does.
 */
export type Speech = { words: Messages; language: string; content: string; direction: Direction };

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

/** How a page in this language speaks. */
export function speechIn(language: string): Speech {
  const known = catalogues[primaryOf(language)];
  return { words: known ?? english, language: known === undefined ? "en" : language, content: language, direction: directionIn(language) };
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

/** How the pages of a version speak. */
export function speechOf(version: ReportVersion): Speech {
  return speechIn(languageOf(version));
}

// The same calendar and figures in every language, as they stand in addresses and records.
const formatOf = (language: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(primaryOf(language) === "en" ? "en-GB" : `${localeOf(language)?.baseName ?? "en-GB"}-u-ca-gregory-nu-latn`, {
    ...options,
    timeZone: "UTC",
  });

/** The UTC day of a moment or date, written out: `24 November 2026`, `24. November 2026`. */
export function sayLongDay(moment: string, { language }: Pick<Speech, "language">): string {
  return formatOf(language, { dateStyle: "long" }).format(new Date(moment));
}

/** The UTC minute of a moment, such as `24. November 2026, 15:04 UTC`. */
export function sayLongMinute(moment: string, speech: Pick<Speech, "language">): string {
  const comma = primaryOf(speech.language) === "ar" ? "،" : ",";
  return `${sayLongDay(moment, speech)}${comma} ${moment.slice(11, 16)} UTC`;
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
