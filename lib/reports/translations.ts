import { languageOf } from "./speech";
import type { ReportVersion } from "./version";

/** A published report of an article in a group of translations, in its newest version; `headId` is the original article's. */
export type TranslatedReport = { headId: string; isOriginal: boolean; slug: string; version: ReportVersion };

/** A report as others that are translations of it lead to it. */
export type Translation = { slug: string; title: string; language: string; isOriginal: boolean };

/**
 * The groups of reports that lead to each other: only what stands, one a language with the original before others, and no group of one. Given and
 * answered originals first, then as they came in.
 */
export function translationGroups(reports: readonly TranslatedReport[]): Translation[][] {
  const groups = new Map<string, Translation[]>();
  const originalsFirst = reports.toSorted((one, other) => Number(other.isOriginal) - Number(one.isOriginal));
  for (const { headId, isOriginal, slug, version } of originalsFirst) {
    if (version.report.retraction) continue;
    const group = groups.get(headId) ?? [];
    const language = languageOf(version);
    if (group.some((one) => one.language === language)) continue;
    groups.set(headId, [...group, { slug, title: version.report.title, language, isOriginal }]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What a page's head and the site map say of a group (hreflang): each language's address, and the original's for everybody else. */
export function languagesOf(group: readonly Translation[], address: (slug: string) => string): Record<string, string> {
  const original = group.find(({ isOriginal }) => isOriginal);
  return Object.fromEntries([
    ...group.map(({ language, slug }) => [language, address(slug)] as const),
    ...(original === undefined ? [] : [["x-default", address(original.slug)] as const]),
  ]);
}
