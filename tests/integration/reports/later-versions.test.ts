import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { listChanges, listRatingChanges } from "@/lib/reports/change-queries";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";
import { getNewsroom, getPublication, getPublishedClaim, getPublishedReport, listPublishedReports } from "@/lib/reports/queries";
import { listListedClaims } from "@/lib/reports/site-queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aChangedVerdict, aDraft, aPublishedReport, aReportToPublish } from "@/tests/builders/report";

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom();
});

const claimSlug = "the-city-paid-41-million-for-the-new-bridge-in-2024";

describe("a correction", () => {
  test("needs a second editor, changes the verdict in the open, and keeps every address", async () => {
    const own = await aNewsroom();
    const report = await aChangedVerdict(own);
    const later = { articleId: report.articleId, versionNumber: 1, change: "correction", reason: "The accounts were revised." } as const;
    expect(await listListedClaims(visitor, own.workspaceId)).toMatchObject([{ slug: claimSlug, rating: { label: "False" } }]);
    expect(await publishReport(own.editor, later)).toMatchObject({
      refusal: { code: "INVALID", fields: { change: [expect.any(String)] } },
    });
    expect(await publishReport(own.secondEditor, { ...later, change: "typo" })).toMatchObject({ refusal: { code: "INVALID" } });
    expect(await publishReport(own.secondEditor, { ...later, reason: "" })).toMatchObject({
      refusal: { code: "INVALID", fields: { reason: [expect.any(String)] } },
    });
    const second = accepted(await publishReport(own.secondEditor, later));
    expect(second).toMatchObject({ number: 2, slug: report.slug, ratingChanges: 1 });
    expect(await newestEvent(own.editor)).toMatchObject({ type: "claim.published", payload: { before: "False", rating: "True" } });

    const now = await getPublishedClaim(visitor, { newsroom: own.slug, claim: claimSlug });
    expect(now?.claim.verdict.rating.label).toBe("True");
    expect(now?.claim.history).toMatchObject([{ number: 1, rating: { label: "False", position: 0 } }]);
    const then = await getPublishedClaim(visitor, { newsroom: own.slug, claim: claimSlug, number: 1 });
    expect(then?.claim.verdict.rating.label).toBe("False");
    expect(then?.contentHash).toBe(report.contentHash);
    expect(now?.version.report.history).toMatchObject([{ number: 1, contentHash: report.contentHash }]);
    expect(await getPublishedClaim(visitor, { newsroom: own.slug, claim: claimSlug, number: 3 })).toBeNull();

    const workspaceId = own.workspaceId;
    expect(await listRatingChanges(visitor, workspaceId)).toHaveLength(1);
    expect((await listChanges(visitor, { workspaceId })).changes).toMatchObject([
      { number: 2, change: "correction", reason: later.reason, ratings: [{ from: "False", to: "True", slug: claimSlug }] },
    ]);
    // What is listed is the newest version's, also to whoever had the list before.
    expect(await listListedClaims(visitor, workspaceId)).toMatchObject([
      { slug: claimSlug, rating: { label: "True" }, report: { slug: report.slug } },
    ]);
  });
});

describe("a later version", () => {
  test("is refused while it says nothing new, and to whoever saw an older one", async () => {
    const report = await aPublishedReport(newsroom);
    const later = { articleId: report.articleId, change: "clarification", reason: "Clearer." } as const;
    expect(await publishReport(newsroom.editor, { ...later, versionNumber: 1 })).toMatchObject({
      refusal: { code: "INVALID", fields: { "gate.somethingNew": [expect.stringContaining("version 1"), expect.any(String)] } },
    });
    expect(await publishReport(newsroom.editor, { ...later, versionNumber: 0 })).toMatchObject({ refusal: { code: "CONFLICT" } });
    accepted(await draftReport(newsroom.editor, { articleId: report.articleId, revision: 1, ...aDraft, summary: "Clearer words." }));
    accepted(await publishReport(newsroom.editor, { ...later, versionNumber: 1 }));
    const old = await getPublishedReport(visitor, { newsroom: newsroom.slug, report: report.slug, number: 1 });
    expect(old?.version.report.summary).toBe(aDraft.summary);
    expect(old?.newestNumber).toBe(2);
    const newest = await getPublishedReport(visitor, { newsroom: newsroom.slug, report: report.slug });
    expect(newest?.version.claims[0]?.modifiedAt).toBe(old?.version.report.publishedAt);
    expect(newest?.logEntry).not.toBeNull();
    expect(newest?.logEntry).not.toBe(old?.logEntry);
  });
});

describe("a visitor", () => {
  test("sees what is published and nothing before", async () => {
    const own = await aNewsroom();
    const report = await aReportToPublish(own);
    expect(await getNewsroom(visitor, own.slug)).toMatchObject({ name: "The Harbour Courier", reports: 0 });
    const slug = "did-the-bridge-cost-41-million";
    expect(await getPublishedReport(visitor, { newsroom: own.slug, report: slug })).toBeNull();
    expect(await getPublishedClaim(visitor, { newsroom: own.slug, claim: claimSlug })).toBeNull();
    expect((await listPublishedReports(visitor, { workspaceId: own.workspaceId })).versions).toEqual([]);
    expect(await getPublication(visitor, report.articleId)).toBeNull();
    accepted(await publishReport(own.editor, { articleId: report.articleId, versionNumber: 0, change: "first" }));
    expect((await getPublishedReport(visitor, { newsroom: own.slug, report: slug }))?.version.report.number).toBe(1);
    expect(await getPublishedReport(visitor, { newsroom: newsroom.slug, report: `${slug}-elsewhere` })).toBeNull();
    expect(await getNewsroom(visitor, "no-such-newsroom")).toBeNull();
    for (const odd of ["\u0000", "", "\ud800", "../x", "A", "x".repeat(10_000)]) {
      expect(await getNewsroom(visitor, odd)).toBeNull();
      expect(await getPublishedReport(visitor, { newsroom: own.slug, report: odd })).toBeNull();
      expect(await getPublishedClaim(visitor, { newsroom: own.slug, claim: odd })).toBeNull();
    }
    expect(await getPublication(own.editor, "not-an-id")).toBeNull();
  });

  test("pages through many reports without missing or repeating one", async () => {
    const own = await aNewsroom();
    for (let count = 0; count < 12; count += 1) await aPublishedReport(own);
    const { workspaceId } = own;
    const one = await listPublishedReports(visitor, { workspaceId });
    expect(one.versions).toHaveLength(10);
    const two = await listPublishedReports(visitor, { workspaceId, ...(one.nextCursor === null ? {} : { cursor: one.nextCursor }) });
    expect(two).toMatchObject({ nextCursor: null });
    expect(new Set([...one.versions, ...two.versions].map((version) => version.report.id)).size).toBe(12);
  }, 60_000);
});
