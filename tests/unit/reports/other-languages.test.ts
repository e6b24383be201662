import { describe, expect, test } from "vitest";
import { answerMail, versionMail } from "@/lib/outgoing/mail";
import { versionMessage } from "@/lib/outgoing/message";
import { optOutIn, optOutSpeech } from "@/lib/outgoing/opt-out-language";
import { claimReviewOf } from "@/lib/reports/claim-review";
import { ratingChanges } from "@/lib/reports/edition";
import { averitecOf, claimsCsv, versionAnnotations } from "@/lib/reports/exports";
import { atomFeed, correctionsFeed, jsonFeed, ratingChangesFeed } from "@/lib/reports/feeds";
import { english } from "@/lib/reports/messages/english";
import { oembedOf } from "@/lib/reports/oembed";
import { pdfOf } from "@/lib/reports/pdf-parts";
import { reportMarkdown } from "@/lib/reports/report-markdown";
import { measuredLayout } from "@/lib/reports/share-image";
import { shareTags } from "@/lib/reports/share-tags";
import { catalogues, sayLongDay, sayLongMinute, speechOf } from "@/lib/reports/speech";
import type { ReportVersion } from "@/lib/reports/version";
import { baseUrl, mailTo, owner, sealed } from "@/tests/builders/listing";
import {
  aGermanPublication,
  aLoadedClaim,
  aPieceOfEvidence,
  aPublication,
  aStoredContact,
  aStoredSearch,
  aVerdict,
  aVersion,
  onlyClaim,
} from "@/tests/builders/publication";
import { leavesOf, parametersOf, say } from "@/tests/support/catalogue";
import { readCard, readCsv, readMail, readMarkdown, textsIn } from "@/tests/support/published";

const languages = Object.keys(catalogues).filter((code) => code !== "en");

/** Two versions that say all there is to say, in a newsroom's language and by its clocks: it is another day there than in UTC. */
function versionsIn(language: string): [ReportVersion, ReportVersion] {
  const evidence = [
    aPieceOfEvidence({ directness: "secondary", secondaryReason: "…", note: "…", source: { interests: "…" } }),
    aPieceOfEvidence({
      id: "0190aaaa-0000-7000-8000-00000000001b",
      number: 2,
      source: { sealed: { withholdings: [{ summary: "…", reason: "…" }] } },
    }),
  ];
  const file = { fileName: "…", mediaType: "text/plain", sizeBytes: 27n, contentHash: "b".repeat(64) };
  const claim = aLoadedClaim({
    evidence,
    contacts: [
      aStoredContact({ attachments: [file] }),
      aStoredContact({ id: "2", outcome: "none", channel: "inPerson", deadlineAt: null }),
    ],
    searches: [aStoredSearch({ createdAt: new Date("2026-11-11T22:00:00Z") })],
    verdicts: [aVerdict({ evidence })],
  });
  const publication = aPublication({ claims: [claim] });
  const own = {
    ...publication,
    newsroom: { ...publication.newsroom, language, timeZone: "Pacific/Auckland" },
    article: { ...publication.article, language },
  };
  const first = aVersion(own);
  const changed = {
    ...claim,
    published: { slug: "claim-1", versionNumber: 1, takedownId: null },
    verdicts: [aVerdict({ evidence, rating: "true" })],
  };
  const edition = { change: "correction" as const, reason: "…", at: "2026-11-25T12:00:00.000Z" };
  return [first, aVersion({ ...own, previous: sealed(first), claims: [changed] }, edition)];
}

/** What readers get of it beside the pages, as they read it. */
async function toldBesidePages(version: ReportVersion): Promise<string> {
  const { language } = version.newsroom;
  const listing = { owner: { ...owner, language }, versions: [version], baseUrl, emptySince: version.report.publishedAt };
  const claim = onlyClaim(version);
  const newsroom = { ...listing.owner, timeZone: "UTC" };
  const mails = [
    versionMail(version, mailTo, baseUrl),
    versionMail(version, { ...mailTo, kind: "reader" }, baseUrl),
    answerMail({ newsroom, errorReport: { id: "1", outcome: "stands" } }, { ...mailTo, kind: "submitter" }, baseUrl),
  ];
  const read = await Promise.all(mails.map(readMail));
  const [, ...rows] = readCsv(claimsCsv(version, baseUrl));
  const { items } = jsonFeed(listing);
  const shared = shareTags(version, claim);
  const card = readCard(version);
  return [
    (await readMarkdown(reportMarkdown(version, baseUrl))).text,
    ...rows.flat(),
    ...read.flatMap(({ subject, text, words }) => [subject ?? "", text, words]),
    ...[atomFeed, correctionsFeed, ratingChangesFeed].flatMap((write) => textsIn(write(listing), "title, summary")),
    ...[jsonFeed(listing).title, ...items.flatMap(({ title, content_text }) => [title, content_text])],
    ...card.at("title, body > main"),
    ...measuredLayout(version, claim).lines.map(({ text }) => text),
    ...[shared.title, shared.description, shared.openGraph.images[0]?.alt ?? ""],
    ...pdfOf({ ...sealed(version), newest: version }, baseUrl).parts.flatMap(({ lines }) => lines),
    ...versionAnnotations(version, baseUrl).first.items.flatMap(({ body }) => body.map(({ value }) => value)),
    ...averitecOf(version, baseUrl).flatMap(({ questions }) => questions.map(({ question }) => question)),
    oembedOf({ version, claim }, { baseUrl, most: {} }).title,
    JSON.stringify(claimReviewOf(version, claim, baseUrl).correction ?? ""),
  ].join("\n");
}

/** What stands between names, days and counts in every English sentence, and is no word of another catalogue nor one that people wrote. */
function englishPieces(code: string, written: string): string[] {
  const pieces = leavesOf(english).flatMap((leaf) => say(leaf, parametersOf(leaf.leaf), 2).split(/‹[^›]+›|\d+/u));
  const own = leavesOf(catalogues[code] ?? {}).map((leaf) => say(leaf, parametersOf(leaf.leaf), 2));
  const whole = pieces.map((piece) => piece.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")).filter((piece) => piece.length > 3);
  return [...new Set(whole)].filter((piece) => !written.includes(piece) && !own.some((sentence) => sentence.includes(piece)));
}

const escaped = (piece: string) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

describe.each(languages)("beside the pages of a report in %s", (code) => {
  const versions = versionsIn(code);
  // All that people wrote: whatever the version itself holds.
  const written = versions.map((version) => JSON.stringify(version)).join("\n");

  test("no English sentence stands", async () => {
    const pieces = englishPieces(code, written);
    expect(pieces.length).toBeGreaterThan(200);
    for (const version of versions) {
      const told = await toldBesidePages(version);
      const heard = pieces.filter((piece) => new RegExp(`(?<!\\p{L})${escaped(piece)}(?!\\p{L})`, "u").test(told));
      expect(heard).toEqual([]);
    }
  });

  test("days are those of the newsroom's clocks, and for programs those of UTC", async () => {
    const [first] = versions;
    const { publishedAt } = first.report;
    const speech = speechOf(first);
    const [here, inUtc] = [sayLongDay(publishedAt, speech), sayLongDay(publishedAt, { ...speech, timeZone: "UTC" })];
    expect(here).not.toBe(inUtc);
    const mail = await readMail(versionMail(first, mailTo, baseUrl));
    const { lines } = measuredLayout(first, onlyClaim(first));
    const paper = pdfOf({ ...sealed(first), newest: first }, baseUrl);
    for (const told of [
      (await readMarkdown(reportMarkdown(first, baseUrl))).text,
      ...[mail.text, mail.words, readCard(first).at("main").join(), lines.map(({ text }) => text).join("\n")],
      ...[paper.footer.lines.join(), paper.parts.flatMap(({ lines: each }) => each).join("\n")],
    ])
      expect([told.includes(here), told.includes(inUtc)], told).toEqual([true, false]);
    expect(mail.text).toContain(sayLongMinute(publishedAt, speech));
    expect(onlyClaim(first).searches).toMatchObject([{ searchedOn: "2026-11-12" }]);
    expect(readCard(first).days).toContain(publishedAt);
    expect(onlyClaim(first).claimedOn).toBe("2026-10-01");
    expect((await readMarkdown(reportMarkdown(first, baseUrl))).text).toContain(sayLongDay("2026-10-01", speech));
  });

  test("the page that ends mail speaks as the mail did", () => {
    const [first] = versions;
    const { optOutUrl, html, language } = versionMail(first, mailTo, baseUrl);
    expect([language, optOutUrl]).toEqual([code, `${mailTo.optOutUrl}?in=${code}`]);
    expect(optOutSpeech(optOutUrl).words).toBe(catalogues[code]);
    expect(html).toContain(`<html lang="${code}" dir="${code === "ar" ? "rtl" : "ltr"}">`);
  });
});

test("the page that ends mail is English for mails of before, and for languages without words", () => {
  for (const url of [mailTo.optOutUrl, `${mailTo.optOutUrl}?in=x!`, optOutIn(mailTo.optOutUrl, "en-GB"), `${mailTo.optOutUrl}?in=he`])
    expect(optOutSpeech(url), url).toMatchObject({ words: english, language: expect.stringMatching(/^en/), direction: "ltr" });
});

test("an earlier verdict is said in the words that readers had of it", async () => {
  const german = aGermanPublication({ article: "de", newsroom: "en" });
  const claim = {
    ...german.claims[0],
    published: { slug: "claim-1", versionNumber: 1, takedownId: null },
    verdicts: [aVerdict({ rating: "true", justification: "In der neuen Rechnung der Stadt stehen 41 Millionen." })],
  };
  const edition = { change: "correction" as const, reason: "Die Rechnung wurde überarbeitet.", at: "2026-11-25T12:00:00.000Z" };
  const version = aVersion({ ...german, previous: sealed(aVersion(german)), claims: [aLoadedClaim(claim)] }, edition);
  expect(ratingChanges(version)).toMatchObject([{ from: "Falsch", to: "Richtig" }]);
  const mail = await readMail(versionMail(version, mailTo, baseUrl));
  expect(mail.text).toContain("Vorher: Falsch. Jetzt: Richtig.");
  expect(readCard(version).at(".note").join()).toContain("Falsch");
  const { data } = JSON.parse(versionMessage(version, { sequence: 9, contentHash: "b".repeat(64) }, baseUrl).body);
  expect(data.claims).toMatchObject([{ ratingBefore: "Falsch", rating: "Richtig" }]);
});
