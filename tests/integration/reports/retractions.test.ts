import { beforeAll, describe, expect, test } from "vitest";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { visitor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { environment } from "@/lib/environment";
import { askRetraction } from "@/lib/reports/ask-retraction";
import { listChanges } from "@/lib/reports/change-queries";
import { confirmRetraction } from "@/lib/reports/confirm-retraction";
import { draftReport } from "@/lib/reports/draft-report";
import { dropRetraction } from "@/lib/reports/drop-retraction";
import { averitecOf, claimsCsv, versionAnnotations } from "@/lib/reports/exports";
import { atomFeed, claimReviewFeed, correctionsFeed } from "@/lib/reports/feeds";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublishedClaim, getPublishedReport } from "@/lib/reports/queries";
import { reportMarkdown } from "@/lib/reports/report-markdown";
import { listWaitingRetractions } from "@/lib/reports/retraction-queries";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDraft, aPublishedReport } from "@/tests/builders/report";
import { aRating, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const baseUrl = "https://courier.example";
const reason = "The accounts we relied on were forged.";

async function read(report: string, number?: number) {
  const found = await getPublishedReport(visitor, { newsroom: newsroom.slug, report, ...(number === undefined ? {} : { number }) });
  if (found === null) throw new Error("Nobody can read the report.");
  return found;
}

async function aRetraction(claimId: string | null | "only" = null) {
  const report = await aPublishedReport(newsroom);
  const of = claimId === "only" ? report.claimId : claimId;
  const { retractionId } = accepted(await askRetraction(newsroom.editor, { articleId: report.articleId, claimId: of, reason }));
  return { ...report, retractionId };
}

describe("a retraction", () => {
  test("takes two editors, makes a version of its own, and leaves every version at its address under the notice", async () => {
    const { articleId, claimId, slug, retractionId, contentHash } = await aRetraction();
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "retraction.asked", payload: { retractionId, reason } });
    expect((await read(slug)).version.report.number).toBe(1);
    const confirmed = { retractionId, versionNumber: 1 };
    expect(await confirmRetraction(newsroom.editor, confirmed)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await confirmRetraction(newsroom.reviewer, confirmed)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(accepted(await confirmRetraction(newsroom.secondEditor, confirmed))).toEqual({ number: 2 });
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "retraction.confirmed", payload: { retractionId, number: 2 } });

    const { version, logEntry, ...now } = await read(slug);
    const told = { number: 2, reason, askedBy: "Edith Editor", confirmedBy: "Egon Editor", retractedAt: version.report.publishedAt };
    expect(version.report).toMatchObject({ number: 2, change: "retraction", reason, retraction: told });
    expect(version.report.history.at(-1)).toMatchObject({ number: 1, contentHash });
    expect(version.claims).toMatchObject([{ id: claimId, retraction: told, verdict: { rating: { label: "False" } } }]);
    expect(logEntry).not.toBeNull();
    expect(now.newest.report.retraction).toEqual(told);
    const old = await read(slug, 1);
    expect(old.contentHash).toBe(contentHash);
    expect(old.version.report.retraction).toBeNull();
    expect(old.newest.report.retraction).toEqual(told);
    const [{ slug: claimSlug } = { slug: "" }] = version.claims;
    const oldClaim = await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: claimSlug, number: 1 });
    expect(oldClaim?.newest.claims).toMatchObject([{ retraction: told }]);
    expect((await getPublishedClaim(visitor, { newsroom: newsroom.slug, claim: claimSlug }))?.version.report.number).toBe(2);

    const { changes } = await listChanges(visitor, { workspaceId: newsroom.workspaceId });
    expect(changes[0]).toMatchObject({ slug, number: 2, change: "retraction", reason });
    const listed = { owner: { name: "C", slug: newsroom.slug, language: "en" }, versions: [version], baseUrl, emptySince: reason };
    expect(claimReviewFeed(listed)).toMatchObject({ dataFeedElement: [] });
    expect([averitecOf(version, baseUrl), versionAnnotations(version, baseUrl).first.items]).toEqual([[], []]);
    expect(correctionsFeed(listed)).toContain(`<title type="text">Retraction: ${aDraft.title}</title>`);
    expect(atomFeed(listed)).toContain(`<title type="text">Retracted: ${aDraft.title}</title>`);
    expect(atomFeed(listed)).not.toContain("False:");
    expect(claimsCsv(version, baseUrl)).toContain(reason);
    expect(reportMarkdown(version, baseUrl).match(/\*\*Retracted\*\*/g)).toHaveLength(2);
    expect(await listWaitingRetractions(newsroom.editor, articleId)).toEqual([]);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("of one claim leaves the report standing, and is undone by new assessments and a new verdict alone", async () => {
    const { articleId, claimId, slug, retractionId } = await aRetraction("only");
    accepted(await confirmRetraction(newsroom.secondEditor, { retractionId, versionNumber: 1 }));
    const { version } = await read(slug);
    expect(version.report.retraction).toBeNull();
    expect(version.claims).toMatchObject([{ retraction: { reason } }]);

    // Other words of the report do not bring it back.
    const later = { articleId, change: "clarification", reason: "Clearer." } as const;
    accepted(await draftReport(newsroom.editor, { articleId, revision: 1, ...aDraft, summary: "We erred." }));
    accepted(await publishReport(newsroom.editor, { ...later, versionNumber: 2 }));
    expect((await read(slug)).version.claims).toMatchObject([{ retraction: { number: 2, reason } }]);

    accepted(await reopenClaim(newsroom.editor, { claimId, reason: "Anew." }));
    accepted(await assess(newsroom, newsroom.thirdReviewer, { claimId }));
    const ratingId = await aRating(newsroom);
    const ruling = { claimId, revisionNumber: 1, ratingId, justification: "The true accounts say 38.2 million.", verdictNumber: 1 };
    accepted(await decideClaim(newsroom.editor, ruling));
    const back = { ...later, change: "update", versionNumber: 3 } as const;
    expect(await publishReport(newsroom.secondEditor, back)).toMatchObject({
      refusal: { fields: { "gate.changedVerdictsReassessed": [expect.any(String), expect.stringContaining("1 of 2 since version 3")] } },
    });
  });

  test("is asked for by editors, of what is published and stands, once, with a reason", async () => {
    const { articleId, claimId } = await aPublishedReport(newsroom);
    const size = await logSize(newsroom.owner);
    const wanted = { articleId, claimId: null, reason };
    for (const role of ["reviewer", "viewer"] as const) {
      expect(await askRetraction(newsroom[role], wanted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    }
    const elsewhere = await aNewsroom();
    expect(await askRetraction(elsewhere.owner, wanted)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await askRetraction(newsroom.editor, { ...wanted, reason: " " })).toMatchObject({
      refusal: { fields: { reason: [expect.any(String)] } },
    });
    expect(await askRetraction(newsroom.editor, { ...wanted, claimId: newsroom.workspaceId })).toMatchObject({
      refusal: { code: "CONFLICT" },
    });
    expect(await logSize(newsroom.owner)).toBe(size);
    const { retractionId } = accepted(await askRetraction(newsroom.editor, { ...wanted, claimId }));
    expect(await askRetraction(newsroom.secondEditor, { ...wanted, claimId })).toMatchObject({ refusal: { code: "CONFLICT" } });
    expect(await listWaitingRetractions(newsroom.viewer, articleId)).toMatchObject([
      { id: retractionId, claimId, reason, askedBy: "Edith Editor" },
    ]);
    expect(await listWaitingRetractions(elsewhere.owner, articleId)).toEqual([]);
  });

  test("can be dropped instead, and is settled once", async () => {
    const { retractionId, slug } = await aRetraction();
    expect(await dropRetraction(newsroom.reviewer, { retractionId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    accepted(await dropRetraction(newsroom.secondEditor, { retractionId }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "retraction.dropped", payload: { retractionId } });
    expect(await confirmRetraction(newsroom.secondEditor, { retractionId, versionNumber: 1 })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await dropRetraction(newsroom.editor, { retractionId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect((await read(slug)).version.report.number).toBe(1);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("is refused to whoever saw an older version, and by two at once made once", async () => {
    const { retractionId, articleId, slug } = await aRetraction();
    accepted(await draftReport(newsroom.editor, { articleId, revision: 1, ...aDraft, summary: "Clearer words." }));
    accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 1, change: "clarification", reason: "Clearer." }));
    expect(await confirmRetraction(newsroom.secondEditor, { retractionId, versionNumber: 1 })).toMatchObject({
      refusal: { code: "CONFLICT" },
    });
    const both = await Promise.all(
      [newsroom.secondEditor, newsroom.owner].map((who) => confirmRetraction(who, { retractionId, versionNumber: 2 })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await read(slug)).newestNumber).toBe(3);
  });

  test("is kept as it was asked for, and is nobody's alone, even by SQL", async () => {
    const { retractionId } = await aRetraction();
    const run = (text: string) => withConnection(environment.ownerDatabaseUrl, (client) => client.query(text, [retractionId]));
    await expect(run(`UPDATE "Retraction" SET "reason" = 'x' WHERE "id" = $1`)).rejects.toThrow("permanent");
    await expect(run(`DELETE FROM "Retraction" WHERE "id" = $1`)).rejects.toThrow("permanent");
    const alone = `UPDATE "Retraction" SET "outcome" = 'confirmed', "settledById" = "askedById", "settledAt" = now() WHERE "id" = $1`;
    await expect(run(alone)).rejects.toThrow("Retraction_two_people");
  });
});
