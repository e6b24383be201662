import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { listEvents } from "@/lib/audit/queries";
import { database } from "@/lib/database";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublishedReport } from "@/lib/reports/queries";
import { sealVersion } from "@/lib/reports/version";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDraft, aReportToPublish } from "@/tests/builders/report";

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom();
});

describe("publishing a report", () => {
  test("fixes one version, gives the claim its address, and records both", async () => {
    const report = await aReportToPublish(newsroom);
    const size = await logSize(newsroom.editor);
    const result = await publishReport(newsroom.secondEditor, { articleId: report.articleId, versionNumber: 0, change: "first" });
    const { contentHash, slug, number } = accepted(result);
    expect({ slug, number }).toEqual({ slug: "did-the-bridge-cost-41-million", number: 1 });

    const stored = await database.reportVersion.findFirstOrThrow({
      where: { workspaceId: newsroom.workspaceId, reportId: report.reportId },
    });
    expect(stored.contentHash).toBe(contentHash);
    expect(await logSize(newsroom.editor)).toBe(size + 2);
    expect(await newestEvent(newsroom.editor)).toMatchObject({
      type: "claim.published",
      payload: { number: 1, slug: "the-city-paid-41-million-for-the-new-bridge-in-2024", rating: "False", before: null },
    });
    const { events } = await listEvents(newsroom.editor, { claimId: report.claimId });
    expect(events[0]?.sentence).toBe("published the claim as False, in version 1 of the report");

    const read = await getPublishedReport(visitor, { newsroom: newsroom.slug, report: slug });
    expect(read?.contentHash).toBe(contentHash);
    expect(read?.logEntry).toBe(size);
    expect(sealVersion(read?.version ?? Object.assign({})).contentHash).toBe(contentHash);
    expect(read?.version.claims[0]).toMatchObject({
      id: report.claimId,
      claimant: { name: "Nan Osei", kind: "person" },
      claimedOn: null,
      verdict: { rating: { label: "False", value: 1 }, justification: "The accounts say 38.2 million.", decidedBy: "Edith Editor" },
      evidence: [{ number: 1, locator: "page 12", stance: "refutes" }],
      assessments: 2,
    });
    expect(read?.version.scales[0]).toMatchObject({ worst: 1, best: 5 });
    expect(read?.version.report).toMatchObject({ publishedBy: "Egon Editor", ...aDraft });
    const claim = await database.claim.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id: report.claimId } });
    expect(claim.state).toBe("published");
  });
});
