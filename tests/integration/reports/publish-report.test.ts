import { beforeAll, describe, expect, test } from "vitest";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { personOf, visitor } from "@/lib/actor";
import { listEvents } from "@/lib/audit/queries";
import { holdClaim } from "@/lib/claims/hold-claim";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { changeRole } from "@/lib/people/change-role";
import { draftReport } from "@/lib/reports/draft-report";
import { contentSeenHash } from "@/lib/reports/edition";
import { previewVersion } from "@/lib/reports/preview";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublication, getPublishedReport } from "@/lib/reports/queries";
import { sealVersion } from "@/lib/reports/version";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDraft, aPublishedReport, aReportToPublish } from "@/tests/builders/report";
import { aClaim, aDecidedClaim, someEvidence } from "@/tests/builders/review";

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom();
});

const first = (articleId: string) => ({ articleId, versionNumber: 0, change: "first" }) as const;

/** What publication leaves behind, or does not. */
async function traces(report: { articleId: string; reportId: string; claimId: string }) {
  const { workspaceId } = newsroom;
  const { reportId } = report;
  return {
    versions: await database.reportVersion.count({ where: { workspaceId, reportId } }),
    places: await database.publishedClaim.count({ where: { workspaceId, reportId } }),
    number: (await database.report.findFirstOrThrow({ where: { workspaceId, id: reportId } })).versionNumber,
    state: (await database.claim.findFirstOrThrow({ where: { workspaceId, id: report.claimId } })).state,
    log: await logSize(newsroom.editor),
  };
}

describe("publishing a report", () => {
  test("fixes one version, gives the claim its address, and records both", async () => {
    const fresh = await aNewsroom();
    const report = await aReportToPublish(fresh);
    const size = await logSize(fresh.editor);
    const { contentHash, slug, number } = accepted(await publishReport(fresh.secondEditor, first(report.articleId)));
    expect({ slug, number }).toEqual({ slug: "did-the-bridge-cost-41-million", number: 1 });
    expect(await logSize(fresh.editor)).toBe(size + 2);
    expect(await newestEvent(fresh.editor)).toMatchObject({
      type: "claim.published",
      payload: { number: 1, slug: "the-city-paid-41-million-for-the-new-bridge-in-2024", rating: "False", before: null },
    });
    const { events } = await listEvents(fresh.editor, { claimId: report.claimId });
    expect(events[0]?.sentence).toBe("published the claim as False, in version 1 of the report");

    const read = await getPublishedReport(visitor, { newsroom: fresh.slug, report: slug });
    if (read === null) throw new Error("Nobody can read the report.");
    expect(read).toMatchObject({ contentHash, logEntry: size, newestNumber: 1 });
    expect(sealVersion(read.version).contentHash).toBe(contentHash);
    expect(read.version.claims).toMatchObject([
      {
        id: report.claimId,
        claimant: { name: "Nan Osei", kind: "person" },
        claimedOn: null,
        verdict: { rating: { label: "False", value: 1 }, justification: "The accounts say 38.2 million.", decidedBy: "Edith Editor" },
        evidence: [{ number: 1, locator: "page 12", stance: "refutes" }],
        assessments: 2,
      },
    ]);
    expect(read.version.scales).toMatchObject([{ worst: 1, best: 5 }]);
    expect(read.version.report).toMatchObject({ publishedBy: "Egon Editor", ...aDraft });
    const claim = await database.claim.findFirstOrThrow({ where: { workspaceId: fresh.workspaceId, id: report.claimId } });
    expect(claim.state).toBe("published");
  });

  test.each(["reviewer", "viewer"] as const)("is not for a %s, and leaves nothing behind", async (role) => {
    const report = await aReportToPublish(newsroom);
    const before = await traces(report);
    expect(await publishReport(newsroom[role], first(report.articleId))).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await traces(report)).toEqual(before);
  });

  test("is refused with the names of the rules that fail, and leaves nothing behind", async () => {
    const bare = await aNewsroom();
    const { articleId } = await aClaim(bare);
    const size = await logSize(bare.editor);
    const result = await publishReport(bare.editor, first(articleId));
    if (result.ok || result.refusal.code !== "INVALID") throw new Error("It was not refused.");
    expect(Object.keys(result.refusal.fields)).toEqual([
      "gate.draftWritten",
      "gate.methodologyPublished",
      "gate.correctionsPolicyPublished",
      "gate.claimDecided",
      "gate.nothingUndecided",
    ]);
    expect(result.refusal.fields["gate.nothingUndecided"]?.[1]).toContain("The city paid 41 million for the new bridge in 2024.");
    expect(await logSize(bare.editor)).toBe(size);
  });

  test("is refused when evidence came in after the verdict", async () => {
    const report = await aReportToPublish(newsroom);
    accepted(await attachEvidence(newsroom.reviewer, { claimId: report.claimId, ...someEvidence, sourceUrl: "https://city.example/b" }));
    const result = await publishReport(newsroom.editor, first(report.articleId));
    expect(result).toMatchObject({ refusal: { code: "INVALID", fields: { "gate.claimDecided": expect.any(Array) } } });
  });

  test("is refused to an editor who assessed a claim of it", async () => {
    const { articleId } = await aReportToPublish(newsroom);
    const memberId = personOf(newsroom.reviewer);
    accepted(await changeRole(newsroom.owner, { memberId, role: "editor" }));
    const result = await publishReport(newsroom.reviewer, first(articleId));
    accepted(await changeRole(newsroom.owner, { memberId, role: "reviewer" }));
    expect(result).toMatchObject({ refusal: { code: "INVALID", fields: { "gate.publisherIndependent": expect.any(Array) } } });
  });

  test("by two editors at once makes one version and one clear conflict", async () => {
    const report = await aReportToPublish(newsroom);
    const results = await Promise.all([
      publishReport(newsroom.editor, first(report.articleId)),
      publishReport(newsroom.secondEditor, first(report.articleId)),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const refused = results.find((result) => !result.ok);
    expect(refused).toMatchObject({ refusal: { code: "CONFLICT", reason: expect.stringContaining("Version 1 of this report") } });
    expect(await traces(report)).toMatchObject({ versions: 1, places: 1, number: 1, state: "published" });
  });

  test("publishes what the editor saw, or nothing", async () => {
    const report = await aReportToPublish(newsroom);
    const publication = await getPublication(newsroom.editor, report.articleId);
    const seen = publication === null ? null : previewVersion(publication, { at: new Date(0), by: "Anybody" });
    if (seen === null) throw new Error("There is no preview.");
    const contentSeen = contentSeenHash(seen);
    accepted(await draftReport(newsroom.secondEditor, { articleId: report.articleId, revision: 1, ...aDraft, summary: "Something else." }));
    const stale = await publishReport(newsroom.editor, { ...first(report.articleId), contentSeen });
    expect(stale).toMatchObject({ refusal: { code: "CONFLICT" } });
    accepted(await draftReport(newsroom.secondEditor, { articleId: report.articleId, revision: 2, ...aDraft }));
    accepted(await publishReport(newsroom.editor, { ...first(report.articleId), contentSeen }));
  });

  test("leaves nothing half done when the database connection dies in the middle", async () => {
    const report = await aReportToPublish(newsroom);
    const before = await traces(report);
    const sql = (text: string) => withConnection(environment.ownerDatabaseUrl, (client) => client.query(text));
    // The version is written by then, the claims' addresses are not.
    await sql(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN new; END $$;
      CREATE TRIGGER dies BEFORE INSERT ON "PublishedClaim" FOR EACH ROW EXECUTE FUNCTION die()`);
    await expect(publishReport(newsroom.editor, first(report.articleId))).rejects.toThrow();
    await sql(`DROP TRIGGER dies ON "PublishedClaim"; DROP FUNCTION die()`);
    expect(await traces(report)).toEqual(before);
    accepted(await publishReport(newsroom.editor, first(report.articleId)));
    expect(await traces(report)).toMatchObject({ versions: 1, places: 1, number: 1, state: "published" });
  });

  test("makes versions that nobody can change or remove, not even by SQL", async () => {
    const { reportId } = await aPublishedReport(newsroom);
    const run = (text: string) => withConnection(environment.ownerDatabaseUrl, (client) => client.query(text, [reportId]));
    await expect(run(`UPDATE "ReportVersion" SET "reason" = 'x' WHERE "reportId" = $1`)).rejects.toThrow("permanent");
    await expect(run(`UPDATE "ReportVersion" SET "canonical" = '\\x00' WHERE "reportId" = $1`)).rejects.toThrow("permanent");
    await expect(run(`DELETE FROM "ReportVersion" WHERE "reportId" = $1`)).rejects.toThrow("permanent");
  });

  test("gives the same statement in two reports two addresses", async () => {
    const one = await aPublishedReport(newsroom);
    const other = await aPublishedReport(newsroom);
    const slugs = await database.publishedClaim.findMany({
      where: { workspaceId: newsroom.workspaceId, claimId: { in: [one.claimId, other.claimId] } },
      select: { slug: true },
    });
    expect(new Set(slugs.map((place) => place.slug)).size).toBe(2);
  });

  test("does not let a published claim drop out silently", async () => {
    const report = await aPublishedReport(newsroom);
    accepted(await reopenClaim(newsroom.editor, { claimId: report.claimId, reason: "A doubt." }));
    accepted(await holdClaim(newsroom.editor, { claimId: report.claimId, reason: "Waiting." }));
    const other = await aDecidedClaim(newsroom);
    expect(other.articleId).not.toBe(report.articleId);
    const result = await publishReport(newsroom.editor, { articleId: report.articleId, versionNumber: 1, change: "update", reason: "x" });
    expect(result).toMatchObject({ refusal: { code: "INVALID", fields: { "gate.publishedClaimsKept": expect.any(Array) } } });
  });
});
