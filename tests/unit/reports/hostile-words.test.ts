import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { versionMail } from "@/lib/outgoing/mail";
import { versionMessage } from "@/lib/outgoing/message";
import { checkClaimReview } from "@/lib/reports/check-claim-review";
import { claimReviewOf } from "@/lib/reports/claim-review";
import { claimsCsv, versionAnnotations } from "@/lib/reports/exports";
import { atomFeed, claimReviewFeed, correctionsFeed, jsonFeed } from "@/lib/reports/feeds";
import { findOfType, readJsonLd, writeJsonLd } from "@/lib/reports/json-ld";
import { oembedOf, oembedXml } from "@/lib/reports/oembed";
import { reportMarkdown } from "@/lib/reports/report-markdown";
import { reportMarkupOf } from "@/lib/reports/report-markup";
import { measuredLayout, shareImage } from "@/lib/reports/share-image";
import { shareTags } from "@/lib/reports/share-tags";
import type { ReportVersion } from "@/lib/reports/version";
import { asOneRun } from "@/lib/reports/wrap";
import { hostileWords } from "@/tests/builders/hostile-words";
import { baseUrl, listed, mailTo } from "@/tests/builders/listing";
import {
  aLoadedClaim,
  aPieceOfEvidence,
  aPublication,
  aStoredContact,
  aStoredSearch,
  aVerdict,
  aVersion,
  onlyClaim,
} from "@/tests/builders/publication";
import { attributesIn, readCard, readCsv, readMail, readMarkdown, readPdf, textsIn } from "@/tests/support/published";

// What no person can type into a form, an import may hold.
const hostile = hostileWords.replace("{{", "\u0001 {{");

function aHostileVersion(): ReportVersion {
  const evidence = aPieceOfEvidence({ quote: hostile, note: hostile, source: { title: hostile } });
  const revision = aLoadedClaim().revisions[0];
  if (revision === undefined) throw new Error("The builder builds no wording.");
  const claim = aLoadedClaim({
    revisions: [{ ...revision, statement: hostile, claimant: { name: hostile, kind: "person", sameAs: null } }],
    evidence: [evidence],
    contacts: [
      aStoredContact({
        answer: hostile,
        attachments: [{ fileName: hostile, mediaType: hostile, sizeBytes: 1n, contentHash: "b".repeat(64) }],
      }),
    ],
    searches: [aStoredSearch({ question: hostile, places: hostile })],
    verdicts: [aVerdict({ evidence: [evidence], justification: hostile })],
  });
  const publication = aPublication({ claims: [claim] });
  if (publication.report === null) throw new Error("The builder builds no report.");
  const article = { ...publication.article, topics: [hostile] };
  return aVersion({ ...publication, article, report: { ...publication.report, title: hostile, summary: hostile } });
}

describe("words that programs could take for something else", () => {
  test("keeps the lines of a long justification in one cell of one row", () => {
    const justification = `First, "the accounts".\nSecond\r\nthird\rfourth, ${"word ".repeat(2000)}`;
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ verdicts: [aVerdict({ justification })] })] }));
    const [header, cells, ...more] = readCsv(claimsCsv(version, baseUrl));
    expect(more).toEqual([]);
    expect(cells?.[header?.indexOf("justification") ?? -1]).toBe(justification);
  });

  test("lets no spreadsheet run what stands where it may begin another cell", () => {
    const justification = "First; then.;=HYPERLINK(A1)\n=1+1 ends it.";
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ verdicts: [aVerdict({ justification })] })] }));
    const [header, cells] = readCsv(claimsCsv(version, baseUrl));
    expect(cells?.[header?.indexOf("justification") ?? -1]).toBe("First; then.;'=HYPERLINK(A1)\n'=1+1 ends it.");
  });

  test("keeps lines that end with a return alone in the place they were put in", async () => {
    const answer = "One.\rTwo.\r\r    Three.\r\t\r# Four.\r===";
    const claim = aLoadedClaim({ contacts: [aStoredContact({ answer })], verdicts: [aVerdict({ justification: `Why.\r\r\tBecause.` })] });
    const { document } = await readMarkdown(reportMarkdown(aVersion(aPublication({ claims: [claim] })), baseUrl));
    const quoted = [...document.querySelectorAll("blockquote")].map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim());
    expect(quoted).toContain("One. Two. Three. # Four. ===");
    expect([...document.querySelectorAll("p")].map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(["Why.", "Because."]));
    expect(document.querySelectorAll("pre, code").length).toBe(0);
  });

  test("keeps whatever people wrote as words", async () => {
    const version = aHostileVersion();
    const readable = hostile.replace("\u0001", "\uFFFD");

    for (const feed of [atomFeed(listed(version)), correctionsFeed(listed(version))]) {
      expect(textsIn(feed, "entry > title")).toEqual([expect.stringContaining(readable)]);
      expect(textsIn(feed, "img, script")).toEqual([]);
      expect(attributesIn(feed, "category", "term")).toEqual([readable]);
    }
    expect(textsIn(atomFeed(listed(version)), "summary")).toEqual([`${readable}\nFalse: ${readable}`]);

    const [, cells] = readCsv(claimsCsv(version, baseUrl));
    expect(cells?.slice(2, 5)).toEqual([`'${hostile}`, "The city paid 41 million", `'${hostile}`]);
    expect(cells?.at(-1)).toBe(`'${hostile}`);

    const message = JSON.parse(versionMessage(version, { sequence: 7, contentHash: "b".repeat(64) }, baseUrl).body);
    expect(message.data).toMatchObject({ report: { title: hostile }, claims: [{ statement: hostile, claimant: hostile }] });

    const written = hostile.replace("\u0001", "").replace("\u202E", "");
    const mail = await readMail(versionMail(version, mailTo, baseUrl));
    expect(mail.subject).toBe(`Published: ${written}`);
    for (const said of [mail.text, mail.words]) expect(said).toContain(`False: ${written}`);
    expect(mail.document.querySelectorAll("b, i, img, script").length).toBe(0);
    expect([...mail.document.querySelectorAll("a")].filter((link) => !/^https:/.test(link.getAttribute("href") ?? ""))).toEqual([]);

    const card = readCard(version);
    expect([...card.at("h1"), ...card.at(".by bdi")]).toEqual([readable, version.newsroom.name, readable]);
    expect([card.document.querySelectorAll("img").length, card.document.querySelectorAll("script").length]).toEqual([0, 1]);

    const { text, document } = await readMarkdown(reportMarkdown(version, baseUrl));
    // A reader's program leaves out what joins two pictures to one.
    const set = hostile.replace("\u0001 ", "").replace("\u202E", "").replace("\u200D", "");
    expect(await readPdf(version, baseUrl)).toContain(set);
    expect(document.querySelectorAll("img, script, code, em").length).toBe(0);
    expect([...document.querySelectorAll("a")].filter((link) => !/^https:/.test(link.getAttribute("href") ?? ""))).toEqual([]);
    expect(text).toContain(hostile);
  });

  test("and so does what programs read: markup in a script, JSON, oEmbed, tags for networks, pictures", async () => {
    const version = aHostileVersion();
    const claim = onlyClaim(version);
    const [review] = readJsonLd(`<script type="application/ld+json">${writeJsonLd(claimReviewOf(version, claim, baseUrl))}</script>`);
    expect(review).toMatchObject({
      ...{ claimReviewed: hostile, itemReviewed: { author: { name: hostile } } },
      reviewRating: { alternateName: "False", ratingExplanation: hostile },
    });
    expect(checkClaimReview(review)).toEqual([]);
    const [reviews] = readJsonLd(`<script type="application/ld+json">${writeJsonLd(claimReviewFeed(listed(version)))}</script>`);
    expect(findOfType(reviews, "ClaimReview")).toMatchObject([{ claimReviewed: hostile }]);
    const [report] = readJsonLd(`<script type="application/ld+json">${writeJsonLd(reportMarkupOf(version, baseUrl))}</script>`);
    expect(report).toMatchObject({ headline: expect.stringContaining("</script>") });

    const feed: unknown = JSON.parse(JSON.stringify(jsonFeed(listed(version))));
    expect(feed).toMatchObject({ items: [{ title: hostile, tags: [hostile] }] });
    expect(JSON.stringify(feed)).not.toContain("content_html");
    for (const annotation of versionAnnotations(version, baseUrl).first.items) {
      for (const body of [annotation.body].flat()) expect(body).toMatchObject({ format: "text/plain" });
    }

    const answer = oembedOf({ version, claim }, { baseUrl, most: {} });
    expect(answer.title).toBe(`False: ${asOneRun(hostile)}`);
    const { document: frame } = parseHTML(`<html><body>${answer.html}</body></html>`);
    expect([...frame.body.children].map((element) => element.localName)).toEqual(["iframe"]);
    expect(
      frame
        .querySelector("iframe")
        ?.getAttributeNames()
        .filter((name) => name.startsWith("on")),
    ).toEqual([]);
    expect(textsIn(oembedXml(answer), "title")).toEqual([`False: ${asOneRun(hostile)}`]);

    // The pages' own writer escapes these; here they have to be words alone.
    expect(shareTags(version, claim)).toMatchObject({ title: asOneRun(hostile), openGraph: { title: asOneRun(hostile) } });
    const drawn = measuredLayout(version, claim).lines.map(({ text }) => text);
    expect(drawn.join("").replace(/\s+/g, "")).toContain("</script><script>window.wasRun=true</script><imgsrc=xonerror=a()>");
    expect(drawn.join("")).not.toMatch(/[\p{Cc}\u202E]/u);
    expect((await shareImage(version, claim)).length).toBeGreaterThan(1_000);
  });

  test("a justification of 10,000 characters is whole where it is read, and cut where there is room for less", async () => {
    const justification = `Begins. ${`${hostileWords}\n\n`.repeat(80)}`.slice(0, 9_993).concat(" Ends.");
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ verdicts: [aVerdict({ justification })] })] }));
    const claim = onlyClaim(version);
    expect(justification.length).toBe(9_999);
    const [header, cells] = readCsv(claimsCsv(version, baseUrl));
    expect(cells?.[header?.indexOf("justification") ?? -1]).toContain("Ends.");
    const { text } = await readMarkdown(reportMarkdown(version, baseUrl));
    for (const said of [text, await readPdf(version, baseUrl)]) for (const end of ["Begins.", "Ends."]) expect(said).toContain(end);
    const { reviewRating } = JSON.parse(writeJsonLd(claimReviewOf(version, claim, baseUrl)));
    expect(reviewRating.ratingExplanation.length).toBeLessThanOrEqual(500);
    const mail = versionMail(version, mailTo, baseUrl);
    for (const written of [mail.text, mail.html, readCard(version).document.body.innerHTML]) expect(written.length).toBeLessThan(20_000);
  });
});
