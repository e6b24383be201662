import { expect, test } from "vitest";
import { wordsForReaders } from "@/lib/reports/rating-words";
import type { ReportVersion } from "@/lib/reports/version";
import { aPublication, aVersion, onlyClaim } from "@/tests/builders/publication";

function aVersionIn(language: string, newsroomLanguage: string): ReportVersion {
  const publication = aPublication({});
  const newsroom = { ...publication.newsroom, language: newsroomLanguage };
  return aVersion({ ...publication, newsroom, article: { ...publication.article, language } });
}

const wordsIn = (version: ReportVersion) => wordsForReaders(version, onlyClaim(version).verdict.rating);

test("a ready-made scale speaks the newsroom's own language, too, where it has words in it", () => {
  const version = aVersionIn("de", "de");
  const { label } = onlyClaim(version).verdict.rating;
  const german = onlyClaim(version).verdict.rating.translations?.de;
  expect(german?.label).not.toBe(label);
  expect(wordsIn(version)).toEqual({ ...german, language: "de", ownLabel: null });
  // What was published before is shown as it was.
  expect(wordsIn({ ...version, formatVersion: 7 })).toMatchObject({ label, ownLabel: null });
});

test("a label without words in the article's language is said in the newsroom's, and one in another language beside its own", () => {
  const danish = aVersionIn("da", "en");
  expect(wordsIn(danish)).toMatchObject({ label: onlyClaim(danish).verdict.rating.label, language: "en", ownLabel: null });
  const french = aVersionIn("fr-CA", "en");
  expect(wordsIn(french)).toMatchObject({ language: "fr", ownLabel: onlyClaim(french).verdict.rating.label });
});
