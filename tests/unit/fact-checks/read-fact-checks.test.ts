import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { readFactChecks } from "@/lib/fact-checks/read-fact-checks";
import { readMicrodata } from "@/lib/fact-checks/read-microdata";

const address = "https://checks.example/bridge";
const review = {
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  url: "https://checks.example/bridge",
  claimReviewed: "The bridge cost 50 million.",
  author: { "@type": "Organization", name: "Plain Facts" },
  datePublished: "2020-06-23",
  inLanguage: "en",
  license: "https://creativecommons.org/licenses/by/4.0/",
  reviewRating: { "@type": "Rating", ratingValue: 2, worstRating: 1, bestRating: 5, alternateName: "Mostly false" },
  itemReviewed: { "@type": "Claim", author: { "@type": "Person", name: "Ada Mayor" }, datePublished: "2020-06-20" },
};

const readFrom = (value: unknown, from: string | null = null) => readFactChecks({ text: JSON.stringify(value), address: from });

function only(value: unknown, from: string | null = null) {
  const reading = readFrom(value, from);
  if (!reading.ok) throw new Error(reading.problem);
  const [first] = reading.value;
  if (reading.value.length !== 1 || first === undefined) throw new Error(`${reading.value.length} reviews.`);
  return first;
}

function taken(value: unknown, from: string | null = null) {
  const found = only(value, from);
  if (!found.ok) throw new Error(found.reason);
  return found.factCheck;
}

describe("a ClaimReview of somebody else", () => {
  test("gives what it states, and nothing besides", () => {
    expect(taken({ ...review, reviewBody: "<script>alert(1)</script>", potentialAction: { "@type": "Action" } })).toEqual({
      url: "https://checks.example/bridge",
      claim: "The bridge cost 50 million.",
      claimant: "Ada Mayor",
      claimedOn: "2020-06-20",
      publisher: "Plain Facts",
      reviewedOn: "2020-06-23",
      ratingWords: "Mostly false",
      rating: { value: 2, worst: 1, best: 5 },
      language: "en",
      licence: "https://creativecommons.org/licenses/by/4.0/",
    });
  });

  test.each<[string, object, object]>([
    ["author as a list", { author: [{ name: "Plain Facts" }, { name: "Wire" }] }, { publisher: "Plain Facts, Wire" }],
    ["author as text", { author: "Plain Facts" }, { publisher: "Plain Facts" }],
    ["author absent", { author: undefined }, { publisher: "checks.example" }],
    ["@id null", { "@id": null }, { publisher: "Plain Facts" }],
    ["@type as a list of addresses", { "@type": ["http://schema.org/ClaimReview", "NewsArticle"] }, { publisher: "Plain Facts" }],
    ["claimant absent", { itemReviewed: { "@type": "Claim" } }, { claimant: null, claimedOn: null }],
    ["itemReviewed null", { itemReviewed: null }, { claimant: null }],
    ["itemReviewed as a list", { itemReviewed: [{ author: [{ name: "Ada Mayor" }] }] }, { claimant: "Ada Mayor" }],
    [
      "a claimant who is the publisher",
      { itemReviewed: { author: { name: "PLAIN FACTS" } } },
      { claimant: null, publisher: "Plain Facts" },
    ],
    ["a claim dated by its check", { itemReviewed: { datePublished: "2020-06-23" } }, { claimedOn: null, reviewedOn: "2020-06-23" }],
    [
      "a claim dated by its check to the second",
      { datePublished: "2020-06-23T20:02:00+0530", itemReviewed: { datePublished: "2020-06-23T20:02:00+0530" } },
      { claimedOn: null },
    ],
    ["a claim dated after its check", { itemReviewed: { datePublished: "2020-06-24" } }, { claimedOn: null }],
    ["a claim dated hours before its check", { itemReviewed: { datePublished: "2020-06-23T08:00Z" } }, { claimedOn: "2020-06-23" }],
    [
      "an organisation for claimant",
      { itemReviewed: { author: { "@type": "Organization", name: "Port Board" } } },
      { claimant: "Port Board" },
    ],
    ["a date with a blank and a time", { datePublished: "2020-06-23 20:02" }, { reviewedOn: "2020-06-23" }],
    ["a date with +0530", { datePublished: "2020-06-23T01:10:00+0530" }, { reviewedOn: "2020-06-23" }],
    ["a date of RFC 822", { datePublished: "Tue, 23 Jun 2020 20:02:00 +0530" }, { reviewedOn: "2020-06-23" }],
    ["a date as a list", { datePublished: ["", "2020-06-23"] }, { reviewedOn: "2020-06-23" }],
    ["a date that is none", { datePublished: "03/04/2020" }, { reviewedOn: null }],
    [
      "another script and language",
      { claimReviewed: "पुल की लागत 5 करोड़ थी।", inLanguage: "hi_IN" },
      { claim: "पुल की लागत 5 करोड़ थी।", language: "hi-IN" },
    ],
    ["values that say their language", { claimReviewed: { "@value": "Le pont", "@language": "fr" } }, { claim: "Le pont" }],
    ["a relative address", { url: "/bridge?x=1" }, { url: "https://checks.example/bridge?x=1" }],
    ["no address of its own", { url: undefined }, { url: address }],
    [
      "entities and tags",
      { claimReviewed: "The <b>bridge</b> cost &amp;pound;50m &quot;net&quot;<script>x()</script>" },
      { claim: 'The bridge cost £50m "net"' },
    ],
    ["characters that turn the direction", { claimReviewed: "cost \u202E50\u202C million\u0007" }, { claim: "cost 50 million" }],
  ])("is read with %s", (_, change, expected) => {
    expect(taken({ ...review, ...change }, address)).toMatchObject(expected);
  });

  test.each<[string, object, unknown]>([
    ["as text", { ratingValue: "2", worstRating: "1", bestRating: "5" }, { value: 2, worst: 1, best: 5 }],
    ["with worst 5 and best 1", { ratingValue: 4, worstRating: 5, bestRating: 1 }, { value: 4, worst: 5, best: 1 }],
    ["of -1", { ratingValue: -1, worstRating: 1, bestRating: 5 }, null],
    ["outside its scale", { ratingValue: 9, worstRating: 1, bestRating: 5 }, null],
    ["absent", {}, null],
    ["on no scale", { ratingValue: 0, worstRating: 0, bestRating: 0 }, null],
  ])("keeps its words when its number comes %s", (_, numbers, rating) => {
    const reviewRating = { "@type": "Rating", alternateName: "Mostly false", ...numbers };
    expect(taken({ ...review, reviewRating })).toMatchObject({ ratingWords: "Mostly false", rating });
  });

  test("with several claims gives one fact-check for each", () => {
    const reading = readFrom({ ...review, claimReviewed: ["The bridge cost 50 million.", "", "The ferry was free."] });
    expect(reading.ok && reading.value.map((one) => (one.ok ? one.factCheck.claim : one.reason))).toEqual([
      "The bridge cost 50 million.",
      "The ferry was free.",
    ]);
  });

  test.each<[string, object, RegExp]>([
    ["no claim", { claimReviewed: " " }, /which claim/],
    ["no rating", { reviewRating: null }, /no rating/],
    ["a number that is no rating, and no words", { reviewRating: { ratingValue: -1, worstRating: 1, bestRating: 5 } }, /no rating/],
    ["a scale upside down, and no words", { reviewRating: { ratingValue: 4, worstRating: 5, bestRating: 1 } }, /no rating/],
    ["a script for an address", { url: "javascript:alert(1)" }, /web address/],
    ["a password in its address", { url: "https://a:b@checks.example/" }, /web address/],
    ["no address at all", { url: null }, /web address/],
  ])("is refused with %s", (_, change, reason) => {
    expect(only({ ...review, ...change })).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });
});

test("what is longer than is taken over ends with a sign that it goes on, and no character is cut in two", () => {
  const names = Array.from({ length: 40 }, (_, number) => ({ name: `${"x".repeat(5 + (number % 2))}🧪${number}` }));
  const found = taken({
    ...{ ...review, author: names, claimReviewed: `${"🧪".repeat(1_200)}`, reviewRating: { alternateName: "word ".repeat(2_000) } },
  });
  for (const [text, lengthMax] of [[found.publisher, 300] as const, [found.claim, 2_000] as const, [found.ratingWords, 300] as const]) {
    expect(text.isWellFormed()).toBe(true);
    expect(text.length).toBeLessThanOrEqual(lengthMax);
    expect(text.length).toBeGreaterThan(lengthMax / 2);
    expect(text).toMatch(/…$/);
  }
});

describe("where reviews are found", () => {
  const feed = {
    "@type": "DataFeed",
    license: "https://creativecommons.org/licenses/by/4.0/",
    dataFeedElement: [
      { "@type": "DataFeedItem", url: "https://checks.example/1", item: [{ ...review, license: null }] },
      { "@type": "DataFeedItem", item: null },
      { "@type": "DataFeedItem", item: { ...review, claimReviewed: null } },
    ],
  };

  test("a feed gives each with its place, and its licence to those without one", () => {
    const reading = readFrom(feed);
    expect(reading.ok && reading.value).toMatchObject([
      { place: "entry 1", ok: true, factCheck: { licence: "https://creativecommons.org/licenses/by/4.0/" } },
      { place: "entry 3", ok: false },
    ]);
  });

  test("a page gives those of its scripts, also inside a graph, wrapped, or with line ends in texts; a broken one is named", () => {
    const html = `<!doctype html><html><head><link rel="canonical" href="${address}">
      <script type="application/ld+json">{"@type":"Organization","name":"x"}</script>
      <script type="application/ld+json">//<![CDATA[
        ${JSON.stringify({ "@graph": [{ "@type": "NewsArticle" }, review] }).replace("50 million.", "50\nmillion.")}
      //]]></script>
      <script type="APPLICATION/LD+JSON">{"@type":"ClaimReview",}</script>
      </head><body>ClaimReview</body></html>`;
    const reading = readFactChecks({ text: html, address: null });
    expect(reading.ok && reading.value).toMatchObject([
      { place: expect.stringContaining("script 2"), ok: true, factCheck: { claim: "The bridge cost 50 million." } },
      { place: "script 3", ok: false, reason: expect.stringContaining("not valid JSON") },
    ]);
  });

  test("what is said once and named by its id after that is found: publisher, claimant, rating, and the review itself", () => {
    const graph = [
      { "@type": "Organization", "@id": "#us", name: "Plain Facts" },
      { "@type": "Person", "@id": "#ada", name: "Ada Mayor" },
      { "@id": "#rating", alternateName: "Mostly false", author: { "@id": "#rating" } },
      { "@type": "Claim", "@id": "#claim", author: { "@id": "#ada" } },
      { ...review, "@id": "#review", author: { "@id": "#us" }, reviewRating: { "@id": "#rating" }, itemReviewed: { "@id": "#claim" } },
      { "@type": "NewsArticle", review: { "@type": "ClaimReview", "@id": "#review" } },
      { "@type": "WebPage", "@id": "#page", mainEntity: { "@id": "#page" }, hasPart: [{ "@id": "#site" }] },
      { "@type": "WebSite", "@id": "#site", subjectOf: { "@id": "#page" }, review: { "@id": "#review" } },
    ];
    const reading = readFrom({ "@graph": graph });
    const factCheck = { publisher: "Plain Facts", claimant: "Ada Mayor", ratingWords: "Mostly false", claim: review.claimReviewed };
    expect(reading.ok && reading.value).toMatchObject([
      { ok: true, factCheck },
      { ok: true, factCheck },
      { ok: true, factCheck },
    ]);
    expect(taken({ ...review, author: { "@id": "#nobody" } }, address)).toMatchObject({ publisher: "checks.example" });
  });

  test("a page gives what it says in microdata, where no script says it", () => {
    const item = `<div itemscope itemtype="https://schema.org/ClaimReview">
      <h2 itemprop="claimReviewed">The <b>bridge</b> cost 50 million.</h2> <a itemprop="url" href="/bridge">Read</a>
      <time itemprop="datePublished" datetime="2020-06-23">last June</time> <meta itemprop="constructor __proto__" content="x">
      <span itemprop="author" itemscope itemtype="https://schema.org/Organization"><i itemprop="name">Plain Facts</i></span>
      <div itemprop="itemReviewed" itemscope itemtype="https://schema.org/Claim">
        <p itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ada Mayor</span></p></div>
      <div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
        <meta itemprop="ratingValue" content="2"><meta itemprop="worstRating" content="1"><meta itemprop="bestRating" content="5">
        <span itemprop="alternateName">Mostly false</span></div></div>`;
    const { license: _, inLanguage: __, ...said } = review;
    const page = (head: string) => `<!doctype html><html><head>${head}</head><body>${item}</body></html>`;
    const { claimedOn: ___, ...expected } = taken({ ...said, itemReviewed: { author: { name: "Ada Mayor" } } });
    const reading = readFactChecks({ text: page(""), address });
    expect(reading.ok && reading.value).toMatchObject([{ place: "microdata 1", ok: true, factCheck: expected }]);
    const both = readFactChecks({ text: page(`<script type="application/ld+json">${JSON.stringify(review)}</script>`), address });
    expect(both.ok && both.value.map(({ place }) => place)).toEqual(["script 1"]);
    const other = readFactChecks({ text: '<!doctype html><div typeof="schema:ClaimReview">x</div>', address });
    expect(other).toMatchObject({ ok: false, problem: expect.stringContaining("none as JSON-LD or microdata") });
  });

  test("marked elements in marked elements are not read again and again", () => {
    const [open, close] = ['<b itemprop="claimReviewed">'.repeat(990), "</b>".repeat(990)];
    const items = readMicrodata(parseHTML(`<div itemscope>${open}${"x".repeat(4_000_000)}${close}</div>`).document.documentElement);
    expect(String(items[0]?.claimReviewed).replaceAll(",", "").length).toBe(12_000_000);
  });

  test("a list, a single review, and a review that hangs on an article are read; a file without any says so", () => {
    expect(readFrom([review, review]).ok).toBe(true);
    expect(only({ "@type": "NewsArticle", review: [review] }).ok).toBe(true);
    expect(readFrom({ "@type": "NewsArticle" })).toEqual({ ok: false, problem: "There is no ClaimReview in it." });
    expect(readFactChecks({ text: "{", address: null })).toMatchObject({ ok: false, problem: expect.stringContaining("not valid JSON") });
  });

  test("more than 5,000 reviews are refused with a way out", () => {
    expect(readFrom(Array.from({ length: 5_001 }, () => review))).toMatchObject({ problem: expect.stringContaining("Split the file") });
  });

  test("a review that is named by its id again and again is read once, and there are too many of it at some point", () => {
    const claims = Array.from({ length: 1_000 }, (_, index) => `Claim ${index}.`);
    const many = { ...review, "@id": "#one", claimReviewed: claims };
    const reading = readFrom([many, ...Array.from({ length: 1_000 }, () => ({ "@id": "#one" }))]);
    expect(reading).toMatchObject({ ok: false, problem: expect.stringContaining("Split the file") });
    const refused = { ...many, url: "ftp://checks.example", claimReviewed: Array.from({ length: 5_000 }, (_, index) => `Claim ${index}.`) };
    const readings = readFrom([
      refused,
      ...Array.from({ length: 4_999 }, (_, index) => ({ license: `Licence ${index}`, review: { "@id": "#one" } })),
    ]);
    expect(readings.ok && readings.value.length).toBe(5_000);
  });

  test("what would keep the server busy is refused, or read no further than there is room for", () => {
    const signs = JSON.stringify(Array.from({ length: 50_001 }, () => "<b>x"));
    for (const names of [signs, signs.replaceAll("<", "\\u003c")]) {
      const text = JSON.stringify(review).replace('"Plain Facts"', names);
      expect(readFactChecks({ text, address })).toMatchObject({ ok: false, problem: expect.stringContaining("more markup") });
    }
    const script = `<script type="application/ld+json">${JSON.stringify(review).replace(
      '"Plain Facts"',
      signs
        .replaceAll("<b>x", "<b")
        .slice(0, 60_000)
        .replace(/,"?[^,]*$/, "]"),
    )}</script>`;
    expect(readFactChecks({ text: `<!doctype html><title>Checks</title>${script}`, address })).toMatchObject({ ok: true });
    expect(readFactChecks({ text: `<!doctype html><title>Checks</title>${script.repeat(6)}`, address })).toMatchObject({
      ok: false,
      problem: expect.stringContaining("more markup"),
    });
    const blanks = ["", ...Array.from({ length: 5_001 }, (_, index) => `Claim ${index}.`)];
    expect(readFrom({ ...review, claimReviewed: blanks })).toMatchObject({ ok: false, problem: expect.stringContaining("Split the file") });
    const authors = Array.from({ length: 40_000 }, (_, index) => ({ name: `<b>Author ${index}` }));
    expect(taken({ ...review, author: authors }).publisher).toMatch(/^Author 0, Author 1, .*…$/);
    const empty = Array.from({ length: 20_000 }, () => "<i></i>");
    expect(only({ ...review, claimReviewed: empty })).toMatchObject({ ok: false, reason: expect.stringContaining("claimReviewed") });
  });

  test("anything else ends in words, never in a crash, and what is taken is plain", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(review)), fc.jsonValue()), (changes) => {
        const reading = readFrom({ ...review, ...changes });
        if (!reading.ok) return;
        for (const found of reading.value) {
          if (!found.ok) continue;
          const { factCheck } = found;
          expect(factCheck.url).toMatch(/^https?:\/\//);
          expect(Object.values(factCheck).every((one) => typeof one !== "string" || one.isWellFormed())).toBe(true);
          expect(`${factCheck.claim}${factCheck.publisher}${factCheck.ratingWords}`).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});
