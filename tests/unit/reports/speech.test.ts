import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { claimCard } from "@/components/reports/claim-card";
import { atomFeed, jsonFeed } from "@/lib/reports/feeds";
import { inWords } from "@/lib/reports/messages/say";
import { pdfOf } from "@/lib/reports/pdf-parts";
import { reportMarkupOf } from "@/lib/reports/report-markup";
import { measuredLayout } from "@/lib/reports/share-image";
import { shareTags } from "@/lib/reports/share-tags";
import {
  directionIn,
  languageName,
  languageOf,
  openGraphLocale,
  sayLongDay,
  sayLongMinute,
  speechIn,
  speechOf,
} from "@/lib/reports/speech";
import { sealVersion } from "@/lib/reports/version";
import { aLoadedClaim, aPublication, aVerdict, aVersion, onlyClaim } from "@/tests/builders/publication";

const baseUrl = "https://courier.example";

/** A version of an article in one language by a newsroom of another, written in either. */
function written({ newsroom, article, in: words }: { newsroom: string; article: string; in: "en" | "es" | "ar" }) {
  const texts = {
    en: [
      "Did the bridge cost 41 million?",
      "No. The accounts of the city say 38.2 million.",
      "The accounts of the city say 38.2 million [1].",
    ],
    es: [
      "¿Costó el puente 41 millones?",
      "No. Las cuentas de la ciudad dicen 38,2 millones.",
      "Las cuentas de la ciudad dicen 38,2 millones [1].",
    ],
    ar: ["هل كلّف الجسر 41 مليوناً؟", "لا. تقول حسابات المدينة إن الكلفة 38.2 مليوناً.", "تقول حسابات المدينة إن الكلفة 38.2 مليوناً [1]."],
  } as const;
  const [title, summary, justification] = texts[words];
  const publication = aPublication({ claims: [aLoadedClaim({ verdicts: [aVerdict({ justification })] })] });
  if (publication.report === null) throw new Error("The builder builds no report.");
  const [revision] = publication.claims[0]?.revisions ?? [];
  if (revision !== undefined && words !== "en") revision.statement = title;
  return aVersion({
    ...publication,
    newsroom: { ...publication.newsroom, language: newsroom },
    article: { ...publication.article, language: article },
    report: { ...publication.report, title, summary },
  });
}

describe("the language of a version", () => {
  test.each([
    ["the newsroom's, where the article is in it too", { newsroom: "en", article: "en-GB", in: "en" }, "en"],
    ["the newsroom's, where it writes in its own about another", { newsroom: "en", article: "es", in: "en" }, "en"],
    ["the article's, where the newsroom writes in that", { newsroom: "en", article: "es", in: "es" }, "es"],
    ["the newsroom's, whatever letters the article has", { newsroom: "en", article: "ar", in: "en" }, "en"],
    ["the article's, in other letters", { newsroom: "en", article: "ar-EG", in: "ar" }, "ar-EG"],
    ["the newsroom's, where a code is none", { newsroom: "english", article: "x!", in: "en" }, "english"],
  ] as const)("is %s", (_, given, language) => {
    expect(languageOf(written(given))).toBe(language);
  });
});

test.each([
  ["ar", "rtl"],
  ["ar-EG", "rtl"],
  ["he", "rtl"],
  ["fa", "rtl"],
  ["ur", "rtl"],
  ["az-Arab", "rtl"],
  ["az", "ltr"],
  ["de-AT", "ltr"],
  ["no language", "ltr"],
])("%s runs %s", (language, direction) => {
  expect(directionIn(language)).toBe(direction);
});

test("a language without words of its own has English ones, said to be English, and keeps its own for what people wrote", () => {
  expect(speechIn({ language: "he", timeZone: "UTC" })).toMatchObject({ language: "en", content: "he", direction: "rtl" });
  expect(speechIn({ language: "he", timeZone: "UTC" }).words.factCheck).toBe("Fact check");
  expect(speechIn({ language: "de-AT", timeZone: "UTC" })).toMatchObject({ language: "de-AT", content: "de-AT", direction: "ltr" });
  expect(speechIn({ language: "de-AT", timeZone: "UTC" }).words.factCheck).toBe("Faktencheck");
});

test.each([
  ["en", "24 November 2026", "24 November 2026, 15:04 UTC"],
  ["de", "24. November 2026", "24. November 2026, 15:04 UTC"],
  ["fr", "24 novembre 2026", "24 novembre 2026, 15:04 UTC"],
  ["es", "24 de noviembre de 2026", "24 de noviembre de 2026, 15:04 UTC"],
  ["ar-SA", "24 نوفمبر 2026", "24 نوفمبر 2026، 15:04 UTC"],
])("days in %s are of one calendar, in the figures of addresses", (language, day, minute) => {
  const speech = { language, timeZone: "UTC" };
  expect(sayLongDay("2026-11-24T15:04:05.000Z", speech)).toBe(day);
  expect(sayLongMinute("2026-11-24T15:04:05.000Z", speech)).toBe(minute);
});

test.each([
  ["en", "Europe/Berlin", "25 November 2026, 00:30 CET"],
  ["de", "Europe/Berlin", "25. November 2026, 00:30 MEZ"],
  ["fr", "America/New_York", "24 novembre 2026, 18:30 UTC−5"],
  ["es", "Pacific/Auckland", "25 de noviembre de 2026, 12:30 GMT+13"],
  ["ar", "Asia/Riyadh", "25 نوفمبر 2026، 02:30 غرينتش+3"],
])("a moment in %s by the clocks of %s is %s", (language, timeZone, minute) => {
  expect(sayLongMinute("2026-11-24T23:30:00.000Z", { language, timeZone })).toBe(minute);
});

test.each(["Pacific/Auckland", "America/Los_Angeles", "UTC"])("a calendar day is the same day in %s", (timeZone) => {
  expect(sayLongDay("2026-10-01", { language: "en", timeZone })).toBe("1 October 2026");
});

test("languages have their own names, and OpenGraph's codes", () => {
  expect(["de", "fr", "ar", "pt-BR"].map(languageName)).toEqual(["Deutsch", "Français", "العربية", "Português (Brasil)"]);
  expect(["de-AT", "ar"].map(openGraphLocale)).toEqual(["de_AT", "ar"]);
});

describe("a version in Arabic", () => {
  const version = written({ newsroom: "ar", article: "ar", in: "ar" });
  const claim = onlyClaim(version);

  test("is Arabic in every shape, from right to left", () => {
    const card = { version, claim, newest: version, successors: [], isPinned: false, baseUrl, theme: null };
    const { document } = parseHTML(claimCard(card));
    expect([document.documentElement.getAttribute("lang"), document.documentElement.getAttribute("dir")]).toEqual(["ar", "rtl"]);
    expect(document.querySelector(".by")?.textContent).toBe("تحقّق من The Harbour Courier");

    expect(reportMarkupOf(version, baseUrl).inLanguage).toBe("ar");
    expect(shareTags(version, claim).openGraph.locale).toBe("ar");
    const { lang, footer, parts } = pdfOf({ version, newest: version, contentHash: sealVersion(version).contentHash }, baseUrl);
    expect([lang, footer.direction, footer.scripts]).toEqual(["ar", "rtl", ["Noto Sans Arabic"]]);
    expect(footer.lines.join()).toContain("الإصدار 1 بتاريخ 24 نوفمبر 2026");
    // Names in Latin letters turn no line of the page's own words round; addresses are the only ones that run the other way.
    const small = parts.filter(({ kind }) => kind === "small");
    expect(small.some(({ lines }) => lines[0] === "المواضيع: Harbour،\u200F Budget 2024")).toBe(true);
    for (const { lines, direction } of small) expect(direction, lines[0]).toBe(lines[0]?.startsWith("https://") ? "ltr" : "rtl");

    const { lines, edge, shape } = measuredLayout(version, claim);
    const word = lines.find(({ y }) => y === 486);
    expect([edge, word?.direction]).toEqual(["right", "rtl"]);
    expect(shape.x + shape.size).toBeLessThan(word?.x ?? 0);
  });

  test("says its language in the feeds of a newsroom that writes in another", () => {
    const owner = { name: "The Harbour Courier", slug: "courier", language: "de" };
    const listed = { owner, versions: [version], baseUrl, emptySince: "2026-01-01T00:00:00.000Z" };
    const feed = atomFeed(listed);
    expect(feed).toMatch(/<feed [^>]*xml:lang="de"/);
    expect(feed).toContain('<entry xml:lang="ar">');
    expect(feed).toContain('<title type="text">The Harbour Courier: Faktenchecks</title>');
    expect(jsonFeed(listed)).toMatchObject({ language: "de", items: [{ language: "ar" }] });
  });
});

test("a version in English speaks as it always did", () => {
  const version = aVersion();
  expect(speechOf(version)).toMatchObject({ language: "en", content: "en", direction: "ltr" });
  const { words } = speechOf(version);
  const method = { quorum: 2, deciders: "Ada and Ben", publisher: "Edith", count: 1, isOne: false };
  expect(inWords(words.report.method(method))).toBe(
    "At least 2 people assessed each claim without seeing what the others thought. Then Ada and Ben settled the verdict, and Edith, who assessed none of them, published the report.",
  );
  expect(words.list(["Ada", "Ben", "Cleo"])).toBe("Ada, Ben and Cleo");
});
