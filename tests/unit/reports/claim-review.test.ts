import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkClaimPage, checkClaimReview, compareWithVersion } from "@/lib/reports/check-claim-review";
import { claimReviewOf } from "@/lib/reports/claim-review";
import { findOfType, readJsonLd, writeJsonLd } from "@/lib/reports/json-ld";
import type { LoadedClaim } from "@/lib/reports/load-publication";
import { reportMarkupOf } from "@/lib/reports/report-markup";
import { aLoadedClaim, aPublication, aVerdict, aVersion, onlyClaim } from "@/tests/builders/publication";

const baseUrl = "https://assay.example";
const pageUrl = `${baseUrl}/newsrooms/courier/claims/claim-1`;
const wording = aLoadedClaim().revisions[0];
if (wording === undefined) throw new Error("The builder builds no wording.");

function reviewed(changes: Partial<LoadedClaim> = {}) {
  const version = aVersion(aPublication({ claims: [aLoadedClaim(changes)] }));
  const claim = onlyClaim(version);
  const json: Record<string, unknown> = JSON.parse(writeJsonLd(claimReviewOf(version, claim, baseUrl)));
  return { version, claim, json };
}

describe("a claim's markup", () => {
  test("says what the page says, by the rules", () => {
    const { json, version, claim } = reviewed();
    expect(checkClaimReview(json, pageUrl)).toEqual([]);
    expect(compareWithVersion(json, version, claim)).toEqual([]);
    expect(json).toMatchObject({
      url: pageUrl,
      author: { "@type": "Organization", name: "The Harbour Courier", url: `${baseUrl}/newsrooms/courier` },
      reviewRating: { ratingValue: 1, worstRating: 1, bestRating: 5, alternateName: "False" },
      itemReviewed: {
        author: { "@type": "Person", name: "Nan Osei" },
        datePublished: "2026-10-01",
        appearance: { url: "https://post.example/bridge#:~:text=The%20city%20paid%2041%20million,-for%20the%20new" },
      },
      datePublished: "2026-11-24T12:00:00.000Z",
    });
  });

  test("gives a rating off the scale its name and no number", () => {
    const { json, version, claim } = reviewed({ verdicts: [aVerdict({ rating: "unproven" })] });
    const [rating] = findOfType(json, "Rating");
    expect(Object.keys(rating ?? {})).toEqual(["@type", "alternateName", "ratingExplanation"]);
    expect(checkClaimReview(json, pageUrl)).toEqual([]);
    expect(compareWithVersion(json, version, claim)).toEqual([]);
  });

  test("calls an organisation an organisation, and leaves out who is unknown and when is unknown", () => {
    const organisation = reviewed({ revisions: [{ ...wording, claimant: { name: "Port Board", kind: "organisation", sameAs: null } }] });
    expect(organisation.json.itemReviewed).toMatchObject({ author: { "@type": "Organization", name: "Port Board" } });
    const unknown = reviewed({ revisions: [{ ...wording, claimant: null, claimedOn: null }] });
    expect(Object.keys(unknown.json.itemReviewed ?? {})).toEqual(["@type", "appearance"]);
    expect(checkClaimReview(unknown.json, pageUrl)).toEqual([]);
  });

  test("stands in one place only: the report's markup links to it", () => {
    const report = reportMarkupOf(aVersion(), baseUrl);
    expect(findOfType(report, "ClaimReview")).toEqual([]);
    expect(findOfType(report, "WebPage").map((page) => page.url)).toEqual([pageUrl]);
  });
});

/** What published systems get wrong (and so must never pass), each made from a sound review. */
const faults: Record<string, (json: Record<string, unknown>) => unknown> = {
  "reviewRating.ratingValue lies above the best": (json) => withRating(json, { ratingValue: 6 }),
  "reviewRating.ratingValue lies below the worst": (json) => withRating(json, { ratingValue: 0 }),
  "the scale is inverted": (json) => withRating(json, { worstRating: 5, bestRating: 1 }),
  "the scale has one step": (json) => withRating(json, { ratingValue: 1, worstRating: 1, bestRating: 1 }),
  "the worst rating is zero": (json) => withRating(json, { ratingValue: 0, worstRating: 0 }),
  "the value is -1 for off the scale": (json) => withRating(json, { ratingValue: -1 }),
  "the value is a string": (json) => withRating(json, { ratingValue: "1" }),
  "the value has no scale": (json) => withRating(json, { worstRating: undefined, bestRating: undefined }),
  "the rating has no name": (json) => withRating(json, { alternateName: "" }),
  "there is no rating": (json) => ({ ...json, reviewRating: undefined }),
  "the claim is dated by its check": (json) => withClaim(json, { datePublished: json.datePublished }),
  "the claim is dated after its check": (json) => withClaim(json, { datePublished: "2026-11-25" }),
  "the claim's date is no ISO date": (json) => withClaim(json, { datePublished: "2026-10-01 20:02" }),
  "the claim's zone is malformed": (json) => withClaim(json, { datePublished: "2026-10-01T20:02:00+0530" }),
  "the claimant is the publisher": (json) => withClaim(json, { author: { "@type": "Organization", name: "The Harbour Courier" } }),
  "the claimant is a thing": (json) => withClaim(json, { author: { "@type": "Thing", name: "Nan Osei" } }),
  "the claimant has no name": (json) => withClaim(json, { author: { "@type": "Person", name: " " } }),
  "the claimant is a string": (json) => withClaim(json, { author: "Nan Osei" }),
  "there is no claim": (json) => ({ ...json, itemReviewed: { "@type": "CreativeWork" } }),
  "claimReviewed carries the verdict": (json) => ({ ...json, claimReviewed: "FALSE: The city paid 41 million." }),
  "claimReviewed is a list": (json) => ({ ...json, claimReviewed: ["a", "b"] }),
  "the author is a list": (json) => ({ ...json, author: [json.author, json.author] }),
  "the author is missing": (json) => ({ ...json, author: undefined }),
  "the address is relative": (json) => ({ ...json, url: "/newsrooms/courier/claims/claim-1" }),
  "the address is another page's": (json) => ({ ...json, url: "https://elsewhere.example/claims/1" }),
  "the check has an RFC 822 date": (json) => ({ ...json, datePublished: "Tue, 24 Nov 2026 12:00:00 GMT" }),
  "it was changed before it was published": (json) => ({ ...json, dateModified: "2026-11-23T00:00:00.000Z" }),
  "it is a list of reviews": (json) => [json, json],
  "another review is inside": (json) => ({ ...json, subjectOf: { "@type": "ClaimReview" } }),
  "it is another type": (json) => ({ ...json, "@type": "Review" }),
};

function withRating(json: Record<string, unknown>, changes: object) {
  return { ...json, reviewRating: { ...Object(json.reviewRating), ...changes } };
}
function withClaim(json: Record<string, unknown>, changes: object) {
  return { ...json, itemReviewed: { ...Object(json.itemReviewed), ...changes } };
}

describe("the checker of markup", () => {
  test.each(Object.keys(faults))("refuses it when %s", (name) => {
    const { json } = reviewed();
    expect(checkClaimReview(json, pageUrl)).toEqual([]);
    const faulty: unknown = JSON.parse(JSON.stringify(faults[name]?.(json)));
    expect(checkClaimReview(faulty, pageUrl)).not.toEqual([]);
  });

  test("notices when markup and version disagree, such as on a person made an organisation", () => {
    const { json, version, claim } = reviewed();
    const wrong = withClaim(json, { author: { "@type": "Organization", name: "Nan Osei" }, datePublished: "2026-11-24" });
    expect(compareWithVersion(wrong, version, claim)).toEqual([
      "claimant's kind differs from the version",
      "date of the claim differs from the version",
    ]);
  });

  test("refuses a page with no review, several, or one in attributes beside it", () => {
    const block = `<script type="application/ld+json">${writeJsonLd(reviewed().json)}</script>`;
    expect(checkClaimPage(`<p>x</p>${block}`, pageUrl)).toEqual([]);
    expect(checkClaimPage("<p>x</p>", pageUrl)).toEqual(["the page holds 0 ClaimReviews instead of one"]);
    expect(checkClaimPage(block + block, pageUrl)).toEqual(["the page holds 2 ClaimReviews instead of one"]);
    expect(checkClaimPage(`${block}<div itemscope itemtype="https://schema.org/ClaimReview"></div>`, pageUrl)).toHaveLength(1);
  });
});

describe("markup inside a page", () => {
  test("cannot be ended or broken by anything people write, and comes back exactly", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("</script>", "<!--", "]]>", "\u2028", "\u2029", "&lt;", "<script>"),
    );
    fc.assert(
      fc.property(fc.array(nasty), (parts) => {
        const value = { words: parts.join("") };
        const text = writeJsonLd(value);
        expect(text).not.toMatch(/[<>&\u2028\u2029]/);
        expect(readJsonLd(`<script type="application/ld+json">${text}</script>`)).toEqual([value]);
      }),
    );
  });
});
