import { describe, expect, test } from "vitest";
import { atomFeed, claimReviewFeed, jsonFeed, sitemapOf } from "@/lib/reports/feeds";
import { textsIn } from "@/tests/support/published";

const baseUrl = "https://courier.example";
const owner = { name: "The Harbour Courier", slug: "courier", language: "en" };
const emptySince = "2026-01-01T00:00:00.000Z";
const empty = { owner, versions: [], baseUrl, emptySince };

describe("a feed", () => {
  test("is one also while nothing is published", () => {
    expect(textsIn(atomFeed(empty), "updated")).toEqual([emptySince]);
    expect(jsonFeed(empty).items).toEqual([]);
    expect(claimReviewFeed(empty)).toMatchObject({ dataFeedElement: [], dateModified: emptySince });
  });
});

describe("a page", () => {
  test("stands in the sitemap with its newest change", () => {
    const pages = [
      { path: "/newsrooms/courier", changedAt: null },
      { path: "/x?a=1&b=2", changedAt: emptySince },
    ];
    const map = sitemapOf(pages, baseUrl);
    expect(textsIn(map, "loc")).toEqual([`${baseUrl}/newsrooms/courier`, `${baseUrl}/x?a=1&b=2`]);
    expect(textsIn(map, "lastmod")).toEqual([emptySince]);
  });
});
