import { describe, expect, test } from "vitest";
import { versionMail } from "@/lib/outgoing/mail";
import { versionMessage } from "@/lib/outgoing/message";
import { claimReviewOf } from "@/lib/reports/claim-review";
import { differencesOf } from "@/lib/reports/differences";
import { saysTheSame } from "@/lib/reports/edition";
import { averitecOf, claimsCsv, versionAnnotations } from "@/lib/reports/exports";
import { atomFeed, claimReviewFeed, correctionsFeed, jsonFeed } from "@/lib/reports/feeds";
import { diligenceCodes } from "@/lib/reports/gate-rule";
import { findOfType } from "@/lib/reports/json-ld";
import { listedClaims } from "@/lib/reports/listed-claims";
import { oembedOf } from "@/lib/reports/oembed";
import { reportMarkdown } from "@/lib/reports/report-markdown";
import { reportMarkupOf } from "@/lib/reports/report-markup";
import { measuredLayout } from "@/lib/reports/share-image";
import { shareTags } from "@/lib/reports/share-tags";
import { type ReportVersion, reportVersionSchema, sealVersion, topicsOf } from "@/lib/reports/version";
import { withoutWords } from "@/lib/reports/waivable";
import { baseUrl, listed, mailTo, sealed } from "@/tests/builders/listing";
import {
  aLoadedClaim,
  aPieceOfEvidence,
  aPublication,
  aStoredContact,
  aStoredSearch,
  aVerdict,
  aVersion,
  aWaiver,
  onlyClaim,
} from "@/tests/builders/publication";
import { attributesIn, readCard, readCsv, readMail, readMarkdown, readPdf, textsIn } from "@/tests/support/published";

describe("everything that is published", () => {
  test("says the same rating, statement, claimant, dates and version, whatever its shape", async () => {
    const version = aVersion();
    const claim = onlyClaim(version);
    const topics = ["Harbour", "Budget 2024"];
    expect(topicsOf(version)).toEqual(topics);
    const page = `${baseUrl}/newsrooms/courier/claims/${claim.slug}/versions/1`;
    const facts = { rating: "False", statement: claim.statement, claimant: "Nan Osei", claimedOn: "2026-10-01" };

    const review = JSON.parse(JSON.stringify(claimReviewOf(version, claim, baseUrl)));
    expect(review).toMatchObject({
      reviewRating: { alternateName: facts.rating },
      claimReviewed: facts.statement,
      itemReviewed: { author: { name: facts.claimant }, datePublished: facts.claimedOn },
    });
    const [fed, ...others] = findOfType(JSON.parse(JSON.stringify(claimReviewFeed(listed(version)))), "ClaimReview");
    expect(others).toEqual([]);
    expect({ "@context": "https://schema.org", ...fed }).toEqual(review);

    const [header, cells] = readCsv(claimsCsv(version, baseUrl));
    const row = Object.fromEntries((header ?? []).map((name, at) => [name, cells?.[at]]));
    expect(row).toMatchObject({
      ...facts,
      url: page,
      version: "1",
      modifiedAt: claim.modifiedAt,
      value: "1",
      worst: "1",
      best: "5",
      topics: topics.join("\n"),
    });

    const { text } = await readMarkdown(reportMarkdown(version, baseUrl));
    const written = { ...facts, claimedOn: "1 October 2026" };
    for (const fact of [...Object.values(written), "Version 1, published 24 November 2026, 12:00 UTC", ...topics])
      expect(text).toContain(fact);

    const [annotation] = versionAnnotations(version, baseUrl).first.items;
    expect(annotation).toMatchObject({ id: page, modified: claim.modifiedAt, target: { source: version.article.url } });
    expect(annotation?.body.map(({ value }) => value)).toEqual([facts.statement, facts.rating, ...topics]);
    expect(annotation?.target.selector[0]).toMatchObject({ exact: claim.quote.exact });

    expect(averitecOf(version, baseUrl)).toMatchObject([
      { claim: facts.statement, label: "Refuted", speaker: facts.claimant, claim_date: facts.claimedOn, fact_checking_article: page },
    ]);

    const card = readCard(version);
    expect([...card.at("h1"), ...card.at(".label"), ...card.at(".by bdi"), ...card.days]).toEqual([
      ...[facts.statement, facts.rating, version.newsroom.name, facts.claimant],
      ...[facts.claimedOn, claim.firstPublishedAt],
    ]);
    expect([...card.at(".meaning"), ...card.at(".foot span")]).toEqual([claim.verdict.rating.meaning, "Version 1, published 24 Nov 2026"]);
    expect(oembedOf({ version, claim }, { baseUrl, most: {} }).title).toBe(`${facts.rating}: ${facts.statement}`);

    const drawn = measuredLayout(version, claim)
      .lines.map(({ text }) => text)
      .join(" ");
    const days = ["on 1 October 2026", "Version 1, published 24 November 2026"];
    for (const fact of [facts.rating, facts.statement, facts.claimant, ...days]) expect(drawn).toContain(fact);
    expect(shareTags(version, claim)).toMatchObject({
      title: facts.statement,
      description: `${facts.rating}: ${claim.verdict.rating.meaning}`,
    });

    const onPaper = await readPdf(version, baseUrl);
    for (const fact of [
      `${facts.rating} ${claim.verdict.rating.meaning}`,
      facts.statement,
      facts.claimant,
      ...days,
      `Topics: ${topics.join(", ")}`,
    ]) {
      expect(onPaper).toContain(fact);
    }

    expect(listedClaims(version)).toMatchObject([
      {
        statement: facts.statement,
        claimant: facts.claimant,
        claimedOn: facts.claimedOn,
        firstPublishedAt: claim.firstPublishedAt,
        topics,
      },
    ]);
    expect(reportMarkupOf(version, baseUrl)).toMatchObject({ keywords: topics });
    expect(listedClaims(version)[0]?.rating.label).toBe(facts.rating);

    const recorded = { sequence: 7, contentHash: sealVersion(version).contentHash };
    const message = JSON.parse(versionMessage(version, recorded, baseUrl).body);
    expect(message).toMatchObject({
      ...{ type: "report.published", timestamp: version.report.publishedAt },
      data: {
        report: { version: 1, title: version.report.title, contentHash: recorded.contentHash, publishedAt: version.report.publishedAt },
        ...{ logEntry: 7, claimCount: 1, claims: [{ ...facts, ratingBefore: null, url: page.replace("/versions/1", "") }] },
      },
    });

    const mail = await readMail(versionMail(version, mailTo, baseUrl));
    expect(mail.subject).toBe(`Published: ${version.report.title}`);
    for (const said of [mail.text, mail.words]) {
      for (const fact of [`${facts.rating}: ${facts.statement}`, "Version 1, of 24 November 2026, 12:00 UTC"]) expect(said).toContain(fact);
    }

    const atom = atomFeed(listed(version));
    const report = { title: version.report.title, updated: version.report.publishedAt };
    expect(textsIn(atom, "entry > title")).toEqual([report.title]);
    expect(textsIn(atom, "updated")).toEqual([report.updated, report.updated]);
    expect(textsIn(atom, "summary")[0]).toContain(`${facts.rating}: ${facts.statement}`);
    expect(attributesIn(atom, "entry > category", "term")).toEqual(topics);
    expect(jsonFeed(listed(version)).items).toMatchObject([{ title: report.title, date_modified: report.updated, tags: topics }]);
  });

  test("says the same of the claimant's answer and of searches, whatever its shape", async () => {
    const file = { fileName: "letter.txt", mediaType: "text/plain", sizeBytes: 27n, contentHash: "b".repeat(64) };
    const contacts = [
      aStoredContact({ attachments: [file] }),
      aStoredContact({ id: "2", channel: "phone", answer: "Kept back.", isPublishable: false, deadlineAt: null }),
      aStoredContact({ id: "3", outcome: "notReached", answer: "", contactedAt: new Date("2026-11-01T00:00:00Z") }),
      aStoredContact({ id: "4", answer: "Never told.", isDisclosed: false, attachments: [{ ...file, fileName: "other.txt" }] }),
    ];
    const searches = [aStoredSearch(), aStoredSearch({ question: "Never told of.", isDisclosed: false })];
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ contacts, searches })] }));
    const claim = onlyClaim(version);
    expect(claim.contacts).toEqual([
      { contactedOn: "2026-11-01", channel: "email", deadlineOn: "2026-11-12", outcome: "notReached", answer: null, attachments: [] },
      {
        ...{ contactedOn: "2026-11-10", channel: "email", deadlineOn: "2026-11-12", outcome: "answered" },
        ...{ answer: "I meant the draft budget.", attachments: [{ ...file, sizeBytes: 27 }] },
      },
      { contactedOn: "2026-11-10", channel: "phone", deadlineOn: null, outcome: "answered", answer: null, attachments: [] },
    ]);
    expect(claim.searches).toEqual([
      { question: "Figures that speak for 41 million.", places: "City archive", isFound: false, searchedOn: "2026-11-11" },
    ]);
    const facts = [
      "Asked by e-mail on 10 November 2026, to answer by 12 November 2026. They answered.",
      "Asked by telephone on 10 November 2026. They answered.",
    ];
    const { text, document } = await readMarkdown(reportMarkdown(version, baseUrl));
    const [, cells] = readCsv(claimsCsv(version, baseUrl));
    for (const said of [text, (cells ?? []).join("\n")]) {
      for (const fact of [...facts, "They could not be reached.", "I meant the draft budget.", "Figures that speak for 41 million."]) {
        expect(said).toContain(fact);
      }
      for (const kept of ["Kept back.", "Never told", "other.txt"]) expect(said).not.toContain(kept);
    }
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links).toContain(`${baseUrl}/newsrooms/courier/reports/the-bridge/versions/1/attachments/${file.contentHash}`);
    expect(text).toContain("The claimant was asked for a reply on 1 claim, and answered on 1.");
  });

  test("says what it was published without, and why, and nothing of waivers that were not needed", async () => {
    const publication = aPublication();
    const version = aVersion({ ...publication, waivers: [...publication.waivers, aWaiver("evidenceCanBeFound")] });
    const claim = onlyClaim(version);
    expect(version.report.waivers?.map(({ rule }) => rule)).toEqual(diligenceCodes);
    expect(version.report.waivers?.[0]).toEqual({
      ...{ rule: "twoSources", claimId: claim.id, reason: "The council votes tomorrow (twoSources)." },
      ...{ waivedBy: "Egon Editor", waivedAt: "2026-11-21T10:00:00.000Z" },
    });
    const { text } = await readMarkdown(reportMarkdown(version, baseUrl));
    const [, cells] = readCsv(claimsCsv(version, baseUrl));
    for (const said of [text, (cells ?? []).join("\n")]) {
      for (const rule of diligenceCodes) {
        expect(said).toContain(`Published without ${withoutWords[rule]}, because: The council votes tomorrow (${rule}). (Egon Editor)`);
      }
      expect(said).not.toContain(withoutWords.evidenceCanBeFound);
    }
  });

  test("tells of a confidential source what is meant for readers, everywhere, and nothing that the desk knows of it", async () => {
    const told = { summary: "An official of the harbour authority", reason: "They would lose their post." };
    const desk = { title: "Talk with B.", url: "https://secret.example/talk", publisher: "Secret press", author: "B. Q." };
    const evidence = (withholdings: (typeof told)[]) =>
      aPieceOfEvidence({ locator: "under the bridge", source: { ...desk, sealed: { withholdings } } });
    const versionOf = (piece: ReturnType<typeof evidence>) =>
      aVersion(aPublication({ claims: [aLoadedClaim({ evidence: [piece], verdicts: [aVerdict({ evidence: [piece] })] })] }));
    const version = versionOf(evidence([told]));
    expect(onlyClaim(version).evidence).toEqual([
      {
        ...{ number: 1, quote: "Total: 38,200,000.", locator: "", stance: "refutes", directness: "primary", secondaryReason: "", note: "" },
        source: {
          ...{ title: told.summary, url: null, publisher: null, author: null, publishedOn: null },
          ...{ kind: "officialRecord", interests: "" },
        },
        withheld: { reason: told.reason },
      },
    ]);
    const { text } = await readMarkdown(reportMarkdown(version, baseUrl));
    expect(text).toContain(`The source’s identity is withheld: ${told.reason}`);
    const outputs = [version, averitecOf(version, baseUrl), claimReviewFeed(listed(version)), versionAnnotations(version, baseUrl)];
    const all = [text, claimsCsv(version, baseUrl), atomFeed(listed(version)), ...outputs.map((output) => JSON.stringify(output))].join(
      "\n",
    );
    expect(all).toContain(told.summary);
    for (const known of [...Object.values(desk), "under the bridge", "2026-03-01"]) expect(all).not.toContain(known);
    // Where the rule is waived instead, nothing is told at all.
    const [untold] = onlyClaim(versionOf(evidence([]))).evidence;
    expect(untold).toMatchObject({ source: { title: "A confidential source", url: null }, withheld: { reason: "" } });
  });

  test("says in its own language that a source is confidential, and says nothing new by it", () => {
    const sealed = aPieceOfEvidence({ source: { title: "Talk with B.", sealed: { withholdings: [] } } });
    const claim = aLoadedClaim({ evidence: [sealed], verdicts: [aVerdict({ evidence: [sealed] })] });
    const titled = (version: ReportVersion) => onlyClaim(version).evidence.map(({ source }) => source.title);
    const inLanguage = (language: string) => {
      const publication = aPublication({ claims: [claim] });
      const { newsroom, article } = publication;
      return { ...publication, newsroom: { ...newsroom, language }, article: { ...article, language } };
    };
    const german = aVersion(inLanguage("de"));
    expect([german, ...["fr", "es", "ar", "sv"].map((code) => aVersion(inLanguage(code)))].map(titled)).toEqual([
      ["Eine vertrauliche Quelle"],
      ["Une source confidentielle"],
      ["Una fuente confidencial"],
      ["مصدر سرّي"],
      ["A confidential source"],
    ]);
    // As it was published before: with English words, whatever the language.
    const [before] = german.claims;
    const [piece] = before?.evidence ?? [];
    if (before === undefined || piece === undefined) throw new Error("The builder builds no evidence.");
    const english = { ...piece, source: { ...piece.source, title: "A confidential source" } };
    const old = { ...german, claims: [{ ...before, evidence: [english] }] };
    const later = aVersion({ ...inLanguage("de"), previous: { version: old, contentHash: sealVersion(old).contentHash } });
    expect(titled(later)).toEqual(["Eine vertrauliche Quelle"]);
    expect(onlyClaim(later).modifiedAt).toBe(before.modifiedAt);
    expect(saysTheSame(later, old)).toBe(true);
    expect(differencesOf(old, later).isNothing).toBe(true);
    expect(titled(reportVersionSchema.parse(old))).toEqual(["A confidential source"]);
  });

  test("takes files that came with the claim before along with the contact", () => {
    const file = { fileName: "letter.txt", mediaType: "text/plain", sizeBytes: 27n, contentHash: "b".repeat(64) };
    const before = aStoredContact({ id: "before", attachments: [file], isDisclosed: false });
    const claims = [
      aLoadedClaim({ contacts: [aStoredContact({ carriedFromId: "before" })] }),
      aLoadedClaim({ id: "0190aaaa-0000-7000-8000-00000000003b", state: "withdrawn", contacts: [before] }),
    ];
    expect(onlyClaim(aVersion(aPublication({ claims }))).contacts).toMatchObject([{ attachments: [{ fileName: "letter.txt" }] }]);
  });

  test("tells in the corrections feed what kind of change it is, why, and which rating it changed", async () => {
    const publication = aPublication();
    const first = aVersion(publication);
    const later = aVersion(
      { ...publication, previous: sealed(first), claims: [aLoadedClaim({ verdicts: [aVerdict({ rating: "true" })] })] },
      { change: "correction", reason: "The accounts were revised.", at: "2026-11-25T12:00:00.000Z" },
    );
    const feed = correctionsFeed(listed(later));
    expect(textsIn(feed, "entry > updated")).toEqual(["2026-11-25T12:00:00.000Z"]);
    expect(textsIn(feed, "entry > title")).toEqual([expect.stringMatching(/^Correction: /)]);
    expect(textsIn(feed, "summary")[0]).toContain("The accounts were revised.");
    expect(textsIn(feed, "summary")[0]).toContain("Before: False. Now: True.");
    const message = JSON.parse(versionMessage(later, { sequence: 9, contentHash: "b".repeat(64) }, baseUrl).body);
    const mail = await readMail(versionMail(later, mailTo, baseUrl));
    expect(mail.subject).toMatch(/^Correction: /);
    const said = `${mail.text}\n${mail.words}`;
    for (const fact of ["The accounts were revised.", "Before: False. Now: True."]) expect(said.split(fact)).toHaveLength(3);
    expect([message.type, message.data.report.reason]).toEqual(["report.corrected", "The accounts were revised."]);
    expect(message.data.claims).toMatchObject([{ ratingBefore: "False", rating: "True" }]);
  });
});
