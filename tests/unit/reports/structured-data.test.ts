import { expect, test } from "vitest";
import { claimReviewOf } from "@/lib/reports/claim-review";
import { claimReviewFeed } from "@/lib/reports/feeds";
import { writeJsonLd } from "@/lib/reports/json-ld";
import { newsroomMarkupOf, reportMarkupOf } from "@/lib/reports/report-markup";
import { aVersion, onlyClaim } from "@/tests/builders/publication";
import { markupFaults } from "@/tests/support/structured/page-markup";
import { hasVocabulary, readVocabulary, shapeFaults } from "@/tests/support/structured/schema-shapes";

const base = "https://assay.example";
const version = aVersion();
const [review, report, newsroom] = [
  claimReviewOf(version, onlyClaim(version), base),
  reportMarkupOf(version, base),
  newsroomMarkupOf({ ...version.newsroom, funding: "Readers.", people: 1 }, base),
];
const feed = claimReviewFeed({ owner: version.newsroom, versions: [version], baseUrl: base, emptySince: version.report.publishedAt });

/** A page that holds these blocks of markup, as the public pages hold them. */
const pageOf = (blocks: readonly object[]) =>
  `<!doctype html><html lang="en"><title>Page</title>${blocks.map((block) => `<script type="application/ld+json">${writeJsonLd(block)}</script>`).join("")}</html>`;

test.skipIf(!hasVocabulary)("schema.org's own shapes fit our markup, and refuse what is no word, no node or no date", async () => {
  expect(await shapeFaults([review, report, newsroom, feed])).toEqual([]);
  const broken = [
    { ...review, claimReviewed: { "@type": "Person", name: "Mayor" } },
    { ...review, url: 5 },
    { ...review, reviewRating: "False" },
    { ...review, datePublished: "yesterday" },
  ];
  const faults = (await shapeFaults(broken)).join("\n");
  for (const property of ["claimReviewed", "url", "reviewRating", "datePublished"]) expect(faults).toContain(`${property} of `);
});

test.skipIf(!hasVocabulary)("the validator of structured data finds no fault in our markup, and finds those we make", async () => {
  const vocabulary = readVocabulary();
  for (const block of [review, report, newsroom, feed]) {
    expect((await markupFaults(pageOf([block]), vocabulary)).errors).toEqual([]);
  }
  const { errors, warnings } = await markupFaults(pageOf([{ ...review, claimant: "Mayor" }]), vocabulary);
  expect([...errors, ...warnings].join()).toContain("claimant");
});
