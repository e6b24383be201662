import { beforeAll, expect, test } from "vitest";
import { GET as card } from "@/app/(public)/newsrooms/[workspace]/claims/[claim]/embed/route";
import { GET as cardOfVersion } from "@/app/(public)/newsrooms/[workspace]/claims/[claim]/versions/[number]/embed/route";
import { GET as image } from "@/app/(public)/newsrooms/[workspace]/claims/[claim]/versions/[number]/image.png/route";
import { GET as exported } from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/[file]/route";
import { GET as proof } from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/proof/route";
import { GET as record } from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/record/route";
import { GET as pdf } from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/report.pdf/route";
import { visitor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { verifyLog } from "@/lib/audit/verify";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { exportFiles } from "@/lib/reports/addresses";
import { askTakedown } from "@/lib/reports/ask-takedown";
import { listChanges } from "@/lib/reports/change-queries";
import { confirmTakedown } from "@/lib/reports/confirm-takedown";
import { draftReport } from "@/lib/reports/draft-report";
import { dropTakedown } from "@/lib/reports/drop-takedown";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublishedClaim, getPublishedReport, listPublishedPages, listRecentVersions } from "@/lib/reports/queries";
import { listListedClaims } from "@/lib/reports/site-queries";
import { getTombstone, listWaitingTakedowns } from "@/lib/reports/tombstone-queries";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDraft, aPublishedReport, aReportToPublish } from "@/tests/builders/report";
import { aRating, assess, markAlso, someEvidence } from "@/tests/builders/review";
import { waiveWhatFails } from "@/tests/builders/waivers";
import { asOwner } from "@/tests/support/as-owner";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const reason = "District court, file 12 C 34/26.";

async function aTakedown(what: "report" | "claim" | "v1" = "report") {
  const report = await aPublishedReport(newsroom);
  const { articleId } = report;
  if (what === "v1") {
    accepted(await draftReport(newsroom.editor, { articleId, revision: 1, ...aDraft, summary: "Clearer words." }));
    accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 1, change: "clarification", reason: "Clearer." }));
  }
  const scope = what === "report" ? "" : what === "claim" ? report.claimId : what;
  const { takedownId } = accepted(await askTakedown(newsroom.editor, { articleId, what: scope, category: "courtOrder", reason }));
  return { ...report, takedownId };
}

test("takes an editor and an owner; then words are gone everywhere, and hash and place in the log stay", async () => {
  const { articleId, claimId, slug, contentHash, takedownId } = await aTakedown("claim");
  const { slug: claimSlug } = await database.publishedClaim.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, claimId } });
  expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "takedown.asked", payload: { takedownId, reason } });
  expect(await listWaitingTakedowns(newsroom.viewer, articleId)).toMatchObject([{ id: takedownId, claimId, askedBy: "Edith Editor" }]);
  const confirmed = { takedownId, versionNumber: 1 };
  for (const who of [newsroom.editor, newsroom.secondEditor, newsroom.reviewer]) {
    expect(await confirmTakedown(who, confirmed)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  }
  expect(await confirmTakedown(newsroom.owner, { ...confirmed, versionNumber: 2 })).toMatchObject({ refusal: { code: "CONFLICT" } });
  const place = { newsroom: newsroom.slug, report: slug };
  expect(await getTombstone(visitor, place)).toBeNull();

  accepted(await confirmTakedown(newsroom.owner, confirmed));
  expect(await newestEvent(newsroom.owner)).toMatchObject({
    type: "takedown.confirmed",
    payload: { takedownId, isWhole: true, versions: [{ number: 1, contentHash }], claims: [claimId] },
  });
  const stone = { category: "courtOrder", reportHref: null, versions: [{ number: 1, contentHash, logEntry: expect.any(Number) }] };
  const ofClaim = { newsroom: newsroom.slug, claim: claimSlug };
  for (const at of [place, { ...place, number: 1 }, ofClaim, { ...ofClaim, number: 1 }]) {
    expect(await getTombstone(visitor, at)).toMatchObject(stone);
  }
  expect(JSON.stringify(await getTombstone(visitor, place))).not.toContain("District court");
  expect([await getPublishedReport(visitor, place), await getPublishedClaim(visitor, ofClaim)]).toEqual([null, null]);
  expect(await getPublishedReport(visitor, { ...place, number: 1 })).toBeNull();
  const { workspaceId } = newsroom;
  const shown = [
    await listRecentVersions(visitor, { workspaceId, of: "reports" }),
    await listPublishedPages(visitor, workspaceId),
    await listListedClaims(visitor, workspaceId),
  ];
  expect(JSON.stringify(shown)).not.toContain(slug);
  const [kept] = await database.reportVersion.findMany({ where: { workspaceId, takedownId } });
  expect(kept).toMatchObject({ number: 1, contentHash, reason: "" });
  expect(kept?.canonical.length).toBe(0);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  expect((await verifyLog(newsroom.owner)).faults).toEqual([]);

  // Nothing more comes out of it, and it is settled once.
  expect(await publishReport(newsroom.editor, { articleId, versionNumber: 1, change: "update", reason: "Again." })).toMatchObject({
    refusal: { code: "CONFLICT" },
  });
  expect(await confirmTakedown(newsroom.owner, confirmed)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
});

test("of an earlier version leaves the newest where it is", async () => {
  const { slug, contentHash, takedownId } = await aTakedown("v1");
  accepted(await confirmTakedown(newsroom.owner, { takedownId, versionNumber: 2 }));
  const place = { newsroom: newsroom.slug, report: slug };
  expect((await getPublishedReport(visitor, place))?.version.report).toMatchObject({ number: 2, summary: "Clearer words." });
  expect(await getTombstone(visitor, place)).toBeNull();
  const stone = await getTombstone(visitor, { ...place, number: 1 });
  expect(stone).toMatchObject({ versions: [{ number: 1, contentHash }], reportHref: `/newsrooms/${newsroom.slug}/reports/${slug}` });
  expect((await listChanges(visitor, { workspaceId: newsroom.workspaceId })).changes.map(({ number }) => number)).toContain(2);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});

/** What a route says: its status and its words. */
async function said(answer: Promise<Response>): Promise<{ status: number; words: string }> {
  const response = await answer;
  return { status: response.status, words: await response.text() };
}

test("of one of several claims takes that one from everywhere, and the others go on in a new version", async () => {
  const { workspaceId, slug: workspace } = newsroom;
  const report = await aReportToPublish(newsroom);
  const { articleId } = report;
  const words = "Ferry traffic fell by a third after the opening";
  const claimId = await markAlso(newsroom, report, words);
  accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence }));
  for (const reviewer of [newsroom.reviewer, newsroom.secondReviewer]) accepted(await assess(newsroom, reviewer, { claimId }));
  const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "It rose." };
  accepted(await decideClaim(newsroom.editor, ruling));
  await waiveWhatFails(newsroom.editor, articleId);
  const { slug } = accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 0, change: "first" }));
  const wanted = { articleId, what: claimId, category: "privacy", reason } as const;
  const { takedownId } = accepted(await askTakedown(newsroom.editor, wanted));
  accepted(await confirmTakedown(newsroom.owner, { takedownId, versionNumber: 1 }));

  const slugOf = async (id: string) => (await database.publishedClaim.findFirstOrThrow({ where: { workspaceId, claimId: id } })).slug;
  const [gone, stays] = [await slugOf(claimId), await slugOf(report.claimId)];
  const place = { newsroom: workspace, report: slug };
  const version = (await getPublishedReport(visitor, place))?.version;
  expect(version?.report).toMatchObject({ number: 2, change: "retraction", reason: expect.stringContaining("A claim was taken down") });
  expect(version?.claims.map((claim) => claim.slug)).toEqual([stays]);
  expect((await getPublishedClaim(visitor, { newsroom: workspace, claim: stays }))?.claim.id).toBe(report.claimId);
  expect(await getPublishedClaim(visitor, { newsroom: workspace, claim: gone })).toBeNull();
  expect(await getTombstone(visitor, { newsroom: workspace, claim: gone })).toMatchObject({ category: "privacy" });
  expect(await getTombstone(visitor, { newsroom: workspace, claim: stays })).toBeNull();

  const shown = [
    await listRecentVersions(visitor, { workspaceId, of: "reports" }),
    await listRecentVersions(visitor, { workspaceId, of: "changes" }),
    await listPublishedPages(visitor, workspaceId),
    await listListedClaims(visitor, workspaceId),
    await listChanges(visitor, { workspaceId }),
  ].map((one) => JSON.stringify(one));
  for (const one of shown) expect([one.includes(slug), one.includes(gone), one.includes(words)]).toEqual([true, false, false]);

  const request = new Request("https://courier.example");
  const ofClaim = (claim: string, number: string) => ({ params: Promise.resolve({ workspace, claim, number }) });
  const ofReport = (number: string, file: string) => ({ params: Promise.resolve({ workspace, report: slug, number, file }) });
  for (const answer of [
    ...[
      card(request, { params: Promise.resolve({ workspace, claim: gone }) }),
      cardOfVersion(request, ofClaim(gone, "1")),
      image(request, ofClaim(gone, "1")),
    ],
    ...[pdf(request, ofReport("1", "")), record(request, ofReport("1", "")), proof(request, ofReport("1", ""))],
    ...exportFiles.map((file) => exported(request, ofReport("1", file))),
  ]) {
    expect(await said(answer)).toEqual({ status: 410, words: expect.not.stringContaining(words) });
  }
  expect(await said(cardOfVersion(request, ofClaim(stays, "2")))).toEqual({ status: 200, words: expect.stringContaining("41 million") });
  for (const answer of [record(request, ofReport("2", "")), ...exportFiles.map((file) => exported(request, ofReport("2", file)))]) {
    expect(await said(answer)).toEqual({ status: 200, words: expect.not.stringContaining("Ferry") });
  }
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});

test("is asked for by editors with a ground and a reason, once, and can be dropped", async () => {
  const { articleId, slug, takedownId } = await aTakedown();
  const size = await logSize(newsroom.owner);
  const wanted = { articleId, what: "", category: "privacy", reason } as const;
  expect(await askTakedown(newsroom.reviewer, wanted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  expect(await askTakedown(newsroom.editor, { ...wanted, reason: " " })).toMatchObject({
    refusal: { fields: { reason: [expect.any(String)] } },
  });
  expect(await askTakedown(newsroom.editor, { ...wanted, what: "v0" })).toMatchObject({
    refusal: { fields: { what: [expect.any(String)] } },
  });
  expect(await askTakedown(newsroom.editor, { ...wanted, what: "v1" })).toMatchObject({ refusal: { code: "CONFLICT" } });
  expect(await askTakedown(newsroom.secondEditor, wanted)).toMatchObject({ refusal: { code: "CONFLICT" } });
  expect(await askTakedown((await aNewsroom()).owner, wanted)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  expect(await logSize(newsroom.owner)).toBe(size);
  accepted(await dropTakedown(newsroom.secondEditor, { takedownId }));
  expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "takedown.dropped", payload: { takedownId } });
  expect(await getPublishedReport(visitor, { newsroom: newsroom.slug, report: slug })).not.toBeNull();
});

test("alone empties a version, even by SQL", async () => {
  const { takedownId } = await aTakedown();
  const empty = (takedown: string) =>
    `UPDATE "ReportVersion" SET "canonical" = '', "reason" = '', "takedownId" = ${takedown} WHERE "reportId" = (SELECT "reportId" FROM "Takedown" WHERE "id" = $1::uuid)`;
  await expect(asOwner(empty("NULL"), [takedownId])).rejects.toThrow("permanent");
  // Asked for is not confirmed.
  await expect(asOwner(empty("$1::uuid"), [takedownId])).rejects.toThrow("permanent");
  const alone = `UPDATE "Takedown" SET "outcome" = 'confirmed', "settledById" = "askedById", "settledAt" = now() WHERE "id" = $1::uuid`;
  await expect(asOwner(alone, [takedownId])).rejects.toThrow("Takedown_two_people");
  await expect(asOwner(`DELETE FROM "Takedown" WHERE "id" = $1::uuid`, [takedownId])).rejects.toThrow("permanent");
});
