import { primaryOf } from "@/lib/articles/primary-language";
import { languageOf } from "./speech";
import type { ReportVersion, VersionRating } from "./version";

/** A rating's words for readers, in which language, and the newsroom's own label where that is another. */
export type WordsForReaders = { label: string; meaning: string; language: string; ownLabel: string | null };

/** From this format on a scale's words in a language count in the newsroom's own language, too: ready-made scales have English labels. */
const ownLanguageSince = 8;
/** From this format on a rating speaks as its report does; before, as the article that was checked. */
const reportLanguageSince = 9;

/**
 * A rating's words in the language of the report, where the scale has them in it; else the newsroom's own. An exact language code counts before one
 * that only begins alike (`pt-BR`, then `pt`). Page, markup, feeds and exports all take them from here.
 */
export function wordsForReaders(version: ReportVersion, rating: VersionRating): WordsForReaders {
  const own = { label: rating.label, meaning: rating.meaning, language: version.newsroom.language, ownLabel: null };
  const language = version.formatVersion < reportLanguageSince ? version.article.language : languageOf(version);
  const isOwnLanguage = primaryOf(language) === primaryOf(own.language);
  if (isOwnLanguage && version.formatVersion < ownLanguageSince) return own;
  const translations = Object.entries(rating.translations ?? {});
  const found =
    translations.find(([code]) => code.toLowerCase() === language.toLowerCase()) ??
    translations.find(([code]) => primaryOf(code) === primaryOf(language));
  if (found === undefined) return own;
  const [code, words] = found;
  return { ...words, language: code, ownLabel: isOwnLanguage ? null : rating.label };
}

const ratingIn = ({ scales }: ReportVersion, { key, label }: { key: string; label: string }) =>
  scales.flatMap(({ ratings }) => ratings).find((one) => one.key === key && one.label === label);

/**
 * The words for readers of a label that an earlier version gave: as a scale that this version holds has them, else as one of that version has, where it
 * is at hand, else as it was called then.
 */
export function wordsBefore(version: ReportVersion, called: { key: string; label: string }, earlier?: ReportVersion): string {
  const known = ratingIn(version, called) ?? (earlier && ratingIn(earlier, called));
  return known === undefined ? called.label : wordsForReaders(version, known).label;
}
