import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/attachments/[hash]/route";
import { visitor } from "@/lib/actor";
import { discloseContact } from "@/lib/evidence/disclose-contact";
import { discloseSearch } from "@/lib/evidence/disclose-search";
import { listDiligence } from "@/lib/evidence/queries";
import { claimReviewOf } from "@/lib/reports/claim-review";
import { averitecOf, claimsCsv, versionAnnotations } from "@/lib/reports/exports";
import { atomFeed, claimReviewFeed, correctionsFeed, jsonFeed } from "@/lib/reports/feeds";
import { proveVersion } from "@/lib/reports/prove-version";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublishedReport } from "@/lib/reports/queries";
import { reportMarkdown } from "@/lib/reports/report-markdown";
import { reportMarkupOf } from "@/lib/reports/report-markup";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { released, someReplies, unreleased } from "@/tests/builders/reply";
import { aReportToPublish } from "@/tests/builders/report";

const baseUrl = "https://courier.example";
// Under this name files have no origin of their own: the route sends them itself.
beforeAll(() => vi.stubEnv("AUTH_URL", baseUrl));
afterAll(() => vi.unstubAllEnvs());
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

async function read(newsroom: Newsroom, report: string, number?: number) {
  const found = await getPublishedReport(visitor, { newsroom: newsroom.slug, report, ...(number === undefined ? {} : { number }) });
  if (found === null) throw new Error("Nobody can read the report.");
  return found;
}

async function aPublishedReply() {
  const newsroom = await aNewsroom();
  const report = await aReportToPublish(newsroom);
  const replies = await someReplies(newsroom, report.claimId);
  const { slug } = accepted(await publishReport(newsroom.editor, { articleId: report.articleId, versionNumber: 0, change: "first" }));
  return { newsroom, ...report, ...replies, slug };
}

const download = (newsroom: Newsroom, report: string, file: { number: number; hash: string }) =>
  GET(new Request(baseUrl), {
    params: Promise.resolve({ workspace: newsroom.slug, report, number: String(file.number), hash: file.hash }),
  });

describe("what the claimant answered and what was searched for", () => {
  test("reaches readers as far as it was released, and nothing else does, in any shape", async () => {
    const { newsroom, slug } = await aPublishedReply();
    const found = await read(newsroom, slug);
    const { version } = found;
    expect(version.claims).toMatchObject([
      {
        contacts: [
          {
            ...{ contactedOn: "2026-10-02", channel: "email", deadlineOn: "2026-10-05", outcome: "answered", answer: released.answer },
            attachments: [{ fileName: released.fileName, mediaType: "text/plain", contentHash: hashOf(released.fileWords) }],
          },
          { channel: "phone", outcome: "answered", answer: null, attachments: [] },
        ],
        searches: [{ question: released.question, places: released.places, isFound: false }],
      },
    ]);
    const owner = { name: newsroom.slug, slug: newsroom.slug, language: "en" };
    const listed = { owner, versions: [version], baseUrl, emptySince: version.report.publishedAt };
    const proof = await proveVersion(found);
    if (!("file" in proof)) throw new Error(proof.refused);
    const outputs: Record<string, string> = {
      record: new TextDecoder().decode(found.canonical),
      csv: claimsCsv(version, baseUrl),
      markdown: reportMarkdown(version, baseUrl),
      annotations: JSON.stringify(versionAnnotations(version, baseUrl)),
      averitec: JSON.stringify(averitecOf(version, baseUrl)),
      atom: atomFeed(listed),
      corrections: correctionsFeed(listed),
      json: JSON.stringify(jsonFeed(listed)),
      reviews: JSON.stringify(claimReviewFeed(listed)),
      markup: JSON.stringify([reportMarkupOf(version, baseUrl), ...version.claims.map((claim) => claimReviewOf(version, claim, baseUrl))]),
      proof: proof.file,
      tlogProof: proof.tlogProof,
    };
    for (const [name, output] of Object.entries(outputs)) {
      expect(output.length, name).toBeGreaterThan(100);
      expect(output, name).not.toContain("SECRET");
      for (const [field, words] of Object.entries(unreleased)) expect(output, `${name}: ${field}`).not.toContain(words);
      for (const hash of [unreleased.keptFileWords, "x"].map(hashOf)) expect(output, name).not.toContain(hash);
    }
    expect(outputs.csv).toContain(released.answer);
    expect(outputs.record).toContain(released.answer);
  });

  test("gives the released file to anybody from the version that names it, under the headers of kept files, and no other", async () => {
    const { newsroom, slug } = await aPublishedReply();
    const given = await download(newsroom, slug, { number: 1, hash: hashOf(released.fileWords) });
    expect(given.status).toBe(200);
    expect(await given.text()).toBe(released.fileWords);
    expect(Object.fromEntries(given.headers)).toMatchObject({
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "content-type": "application/octet-stream",
      "content-disposition": expect.stringMatching(/^attachment; filename="attachment-[0-9a-f]{12}\.upload"$/),
    });
    const others = [
      { number: 1, hash: hashOf(unreleased.keptFileWords) },
      { number: 1, hash: hashOf("x") },
      { number: 1, hash: "../../etc/passwd" },
      { number: 2, hash: hashOf(released.fileWords) },
    ];
    for (const other of others) expect((await download(newsroom, slug, other)).status, other.hash).toBe(404);
    const elsewhere = await aNewsroom();
    expect((await download(elsewhere, slug, { number: 1, hash: hashOf(released.fileWords) })).status).toBe(404);
  });

  test("is released later, and taken back, for the next version only, with an event each", async () => {
    const { newsroom, slug, articleId, claimId, withheld, told, withheldSearch } = await aPublishedReply();
    accepted(await discloseContact(newsroom.reviewer, { contactId: withheld, isDisclosed: true, isPublishable: true }));
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "contact.disclosed",
      subject: { claimId, articleId },
      payload: { contactId: withheld, isDisclosed: true, isPublishable: true },
    });
    accepted(await discloseContact(newsroom.reviewer, { contactId: told, isDisclosed: true, isPublishable: false }));
    accepted(await discloseSearch(newsroom.reviewer, { searchId: withheldSearch, isDisclosed: true }));
    expect(await newestEvent(newsroom.editor)).toMatchObject({ type: "search.disclosed", payload: { isDisclosed: true } });
    const later = { articleId, versionNumber: 1, change: "update", reason: "More may be told." } as const;
    accepted(await publishReport(newsroom.editor, later));
    const [now] = (await read(newsroom, slug)).version.claims;
    expect(now?.contacts?.map(({ answer }) => answer)).toEqual([null, null, unreleased.withheldAnswer]);
    expect(now?.searches).toHaveLength(2);
    const [before] = (await read(newsroom, slug, 1)).version.claims;
    expect(before?.contacts?.map(({ answer }) => answer)).toEqual([released.answer, null]);
    expect(now?.modifiedAt).not.toBe(before?.modifiedAt);
    expect(await publishReport(newsroom.editor, { ...later, versionNumber: 2 })).toMatchObject({
      refusal: { fields: { "gate.somethingNew": expect.any(Array) } },
    });
  });

  test("is released by staff of the newsroom alone", async () => {
    const { newsroom, withheld: contactId, withheldSearch: searchId, claimId } = await aPublishedReply();
    const elsewhere = await aNewsroom();
    const wanted = { contactId, isDisclosed: true, isPublishable: true };
    expect(await discloseContact(newsroom.viewer, wanted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await discloseContact(elsewhere.owner, wanted)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await discloseSearch(newsroom.viewer, { searchId, isDisclosed: true })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await discloseSearch(elsewhere.owner, { searchId, isDisclosed: true })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    const { contacts, searches } = await listDiligence(newsroom.editor, claimId);
    expect([contacts.at(-1)?.isDisclosed, searches.at(-1)?.isDisclosed]).toEqual([false, false]);
  });
});
