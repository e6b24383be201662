import { expect, test } from "vitest";
import { wordsForReaders } from "@/lib/reports/rating-words";
import { retractedVersion } from "@/lib/reports/retraction";
import { type ReportVersion, sealVersion } from "@/lib/reports/version";
import { aGermanPublication, aPublication, aVersion, onlyClaim } from "@/tests/builders/publication";

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

test("a rating is said in the language of the report, whatever that of the article", () => {
  const ofGermanArticle = aVersion(aGermanPublication({ article: "de-AT", newsroom: "en" }));
  const { label } = onlyClaim(ofGermanArticle).verdict.rating;
  expect(wordsIn(ofGermanArticle)).toMatchObject({ label: "Falsch", language: "de", ownLabel: label });
  expect(wordsIn(aVersion(aGermanPublication({ article: "en", newsroom: "de" })))).toMatchObject({ label: "Falsch", ownLabel: null });
  // A French article, and the report is written in English.
  expect(wordsIn(aVersionIn("fr-CA", "en"))).toMatchObject({ label, language: "en", ownLabel: null });
});

test("before format 9 a rating was said in the article's language, and stays so, also once it is retracted", () => {
  const version = { ...aVersionIn("fr-CA", "en"), formatVersion: 8 as const };
  const { label } = onlyClaim(version).verdict.rating;
  expect(wordsIn(version)).toMatchObject({ label: "Faux", language: "fr", ownLabel: label });
  const previous = { version, contentHash: sealVersion(version).contentHash };
  const moment = { at: new Date("2026-11-26T08:00:00Z"), by: "Egon Editor" };
  const retracted = retractedVersion(previous, { claimId: null, reason: "We were taken in.", askedBy: "Edith Editor" }, moment);
  expect(wordsIn(retracted)).toEqual(wordsIn(version));
});

test("a label without words in the report's language is said in the newsroom's", () => {
  const danish = aVersionIn("da", "en");
  expect(wordsIn(danish)).toMatchObject({ label: onlyClaim(danish).verdict.rating.label, language: "en", ownLabel: null });
  const swedish = aVersionIn("sv", "sv");
  expect(wordsIn(swedish)).toMatchObject({ label: onlyClaim(swedish).verdict.rating.label, language: "sv", ownLabel: null });
});
