import { standingClaims } from "./retraction";
import { languageOf } from "./speech";
import type { ReportVersion } from "./version";

/** Something published that stands, in a group of translations; `headId` is that of the original. */
export type Translated = { headId: string; isOriginal: boolean; slug: string; title: string; language: string };

/** A report or a claim as others that are translations of it lead to it. */
export type Translation = Omit<Translated, "headId">;

/** A published report in its newest version as others may lead to it; nothing where it is retracted. */
export function standingReport(version: ReportVersion): { title: string; language: string }[] {
  return version.report.retraction ? [] : [{ title: version.report.title, language: languageOf(version) }];
}

/** A claim in its report's newest version as others may lead to it; nothing where it is in there no more, or it or the report is retracted. */
export function standingClaim(version: ReportVersion, claimId: string): { title: string; language: string }[] {
  if (version.report.retraction) return [];
  const claim = standingClaims(version).find(({ id }) => id === claimId);
  return claim === undefined ? [] : [{ title: claim.statement, language: languageOf(version) }];
}

/**
 * The groups that lead to each other: one a language with the original before others, and no group of one. Given and answered originals first, then as
 * they came in.
 */
export function translationGroups(translated: readonly Translated[]): Translation[][] {
  const groups = new Map<string, Translation[]>();
  const originalsFirst = translated.toSorted((one, other) => Number(other.isOriginal) - Number(one.isOriginal));
  for (const { headId, ...one } of originalsFirst) {
    const group = groups.get(headId) ?? [];
    if (group.some(({ language }) => language === one.language)) continue;
    groups.set(headId, [...group, one]);
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

/** The same for every member of these groups, by its slug. */
export function languagesBySlug(groups: readonly (readonly Translation[])[], address: (slug: string) => string) {
  return new Map(groups.flatMap((group) => group.map(({ slug }) => [slug, languagesOf(group, address)] as const)));
}
