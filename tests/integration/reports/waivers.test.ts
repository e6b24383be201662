import { beforeAll, describe, expect, test } from "vitest";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { visitor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { recordSearch } from "@/lib/evidence/record-search";
import { draftReport } from "@/lib/reports/draft-report";
import { endWaivers } from "@/lib/reports/end-waivers";
import { diligenceCodes } from "@/lib/reports/gate-rule";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublishedReport } from "@/lib/reports/queries";
import { setWaivableRules } from "@/lib/reports/set-waivable-rules";
import { waivableCodes } from "@/lib/reports/waivable";
import { waiveRule } from "@/lib/reports/waive-rule";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDraft, aReportToPublish, withPublicTexts } from "@/tests/builders/report";
import { aDecidedClaim, aRating, assess, markAlso, someEvidence } from "@/tests/builders/review";
import { withEveryWaiver } from "@/tests/builders/waivers";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
  await withPublicTexts(newsroom);
});

const first = (articleId: string) => ({ articleId, versionNumber: 0, change: "first" }) as const;
const reason = "The council votes tomorrow, and the archive is closed until Monday.";

async function aDraftedReport() {
  const claim = await aDecidedClaim(newsroom);
  const { reportId } = accepted(await draftReport(newsroom.editor, { articleId: claim.articleId, revision: 0, ...aDraft }));
  return { ...claim, reportId };
}

describe("a rule of the gate", () => {
  test("that a person must see to stops the command itself, until it is kept or waived", async () => {
    const { articleId, claimId } = await aDraftedReport();
    const refused = await publishReport(newsroom.editor, first(articleId));
    if (refused.ok || refused.refusal.code !== "INVALID") throw new Error("It was not refused.");
    expect(Object.keys(refused.refusal.fields)).toEqual(diligenceCodes.map((code) => `gate.${code}`));

    accepted(await recordSearch(newsroom.reviewer, { claimId, question: "41 million?", places: "Archive", isFound: "nothing" }));
    for (const rule of diligenceCodes.filter((code) => code !== "counterEvidence")) {
      accepted(await waiveRule(newsroom.editor, { articleId, rule, claimIds: [claimId], reason }));
    }
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      type: "rule.waived",
      subject: { articleId, claimId },
      payload: { rule: "interestsDisclosed", reason },
    });
    const { slug } = accepted(await publishReport(newsroom.editor, first(articleId)));
    const found = await getPublishedReport(visitor, { newsroom: newsroom.slug, report: slug });
    expect(found?.version.report.waivers?.map(({ rule, claimId: of, reason: why, waivedBy }) => [rule, of, why, waivedBy])).toEqual(
      diligenceCodes.filter((code) => code !== "counterEvidence").map((rule) => [rule, claimId, reason, "Edith Editor"]),
    );
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("is waived by editors, for a written report, for the claims that fail it, and only once", async () => {
    const { articleId, claimId } = await aDraftedReport();
    const wanted = { articleId, rule: "rightOfReply" as const, claimIds: [claimId], reason };
    const size = await logSize(newsroom.owner);
    for (const role of ["reviewer", "viewer"] as const) {
      expect(await waiveRule(newsroom[role], wanted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
      expect(await endWaivers(newsroom[role], wanted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    }
    const elsewhere = await aNewsroom();
    expect(await waiveRule(elsewhere.editor, wanted)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await waiveRule(newsroom.editor, { ...wanted, reason: " " })).toMatchObject({
      refusal: { fields: { reason: [expect.any(String)] } },
    });
    expect(await waiveRule(newsroom.editor, { ...wanted, claimIds: [newsroom.workspaceId] })).toMatchObject({
      refusal: { code: "CONFLICT" },
    });
    expect(await endWaivers(newsroom.editor, wanted)).toMatchObject({ refusal: { code: "CONFLICT" } });
    expect(await logSize(newsroom.owner)).toBe(size);
    accepted(await waiveRule(newsroom.editor, wanted));
    expect(await waiveRule(newsroom.editor, wanted)).toMatchObject({ refusal: { code: "CONFLICT" } });
    const undrafted = await aDecidedClaim(newsroom);
    expect(await waiveRule(newsroom.editor, { ...wanted, articleId: undrafted.articleId })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
  });

  test("counts again once its waiver is taken back, and what is out still tells of it", async () => {
    const { articleId, slugOf } = await published();
    accepted(await endWaivers(newsroom.secondEditor, { articleId, rule: "twoSources" }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "waiver.ended", payload: { rule: "twoSources" } });
    const later = { articleId, versionNumber: 1, change: "update", reason: "Anew." } as const;
    expect(await publishReport(newsroom.editor, later)).toMatchObject({ refusal: { fields: { "gate.twoSources": expect.any(Array) } } });
    expect((await slugOf())?.version.report.waivers).toHaveLength(diligenceCodes.length);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("that the owner no longer lets be waived counts again, whatever was waived before", async () => {
    const own = await aNewsroom();
    const { articleId, claimId } = await aReportToPublish(own);
    for (const role of ["editor", "reviewer", "viewer"] as const) {
      expect(await setWaivableRules(own[role], { rules: [] })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    }
    accepted(await setWaivableRules(own.owner, { rules: waivableCodes.filter((code) => code !== "rightOfReply") }));
    expect(await newestEvent(own.owner)).toMatchObject({ type: "workspace.waivable-set" });
    const refused = await publishReport(own.editor, first(articleId));
    expect(refused).toMatchObject({ refusal: { code: "INVALID", fields: { "gate.rightOfReply": expect.any(Array) } } });
    expect(await waiveRule(own.editor, { articleId, rule: "rightOfReply", claimIds: [claimId], reason })).toMatchObject({
      refusal: { code: "INVALID", fields: { rule: [expect.any(String)] } },
    });
    await withEveryWaiver(own);
    accepted(await publishReport(own.editor, first(articleId)));
  });

  test("is waived for the claims that were seen, not for others that come after", async () => {
    const report = await aReportToPublish(newsroom);
    const claimId = await markAlso(newsroom, report, "Ferry traffic fell by a third after the opening");
    accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence }));
    for (const reviewer of [newsroom.reviewer, newsroom.secondReviewer]) accepted(await assess(newsroom, reviewer, { claimId }));
    const ruling = { claimId, revisionNumber: 1, ratingId: await aRating(newsroom), justification: "It did not." };
    accepted(await decideClaim(newsroom.editor, ruling));
    const refused = await publishReport(newsroom.editor, first(report.articleId));
    if (refused.ok || refused.refusal.code !== "INVALID") throw new Error("It was not refused.");
    expect(Object.keys(refused.refusal.fields)).toEqual(diligenceCodes.map((code) => `gate.${code}`));
    for (const [, ...places] of Object.values(refused.refusal.fields)) expect(places).toEqual([expect.stringMatching(/^Ferry traffic/)]);
  });

  test("keeps its waivers as they were given, even by SQL", async () => {
    const { reportId } = await aReportToPublish(newsroom);
    const run = (text: string) => withConnection(environment.ownerDatabaseUrl, (client) => client.query(text, [reportId]));
    await expect(run(`UPDATE "Waiver" SET "reason" = 'x' WHERE "reportId" = $1`)).rejects.toThrow("permanent");
    await expect(run(`DELETE FROM "Waiver" WHERE "reportId" = $1`)).rejects.toThrow("permanent");
  });
});

async function published() {
  const report = await aReportToPublish(newsroom);
  const { slug } = accepted(await publishReport(newsroom.editor, first(report.articleId)));
  return { ...report, slugOf: () => getPublishedReport(visitor, { newsroom: newsroom.slug, report: slug }) };
}
