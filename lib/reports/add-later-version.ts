import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import type { WriteClient } from "@/lib/database";
import type { ReportVersion } from "./version";
import { sealVersion } from "./version";

/** The report a version follows in, and who publishes it when. */
type Edition = { workspaceId: string; articleId: string; publishedById: string; at: Date };

/** Stores a version that follows from the one before it and not from the desk, makes it the newest, and answers its event. */
export async function addLaterVersion(database: WriteClient, version: ReportVersion, edition: Edition): Promise<NewEvent> {
  const { workspaceId, articleId, publishedById, at } = edition;
  const { id: reportId, number, change, reason, slug } = version.report;
  const { canonical, contentHash } = sealVersion(version);
  const { id: versionId } = await database.reportVersion.create({
    data: { workspaceId, reportId, number, change, reason, canonical, contentHash, publishedById, publishedAt: at },
    select: { id: true },
  });
  await database.report.update({ where: { workspaceId_id: { workspaceId, id: reportId } }, data: { versionNumber: number } });
  await database.publishedClaim.updateMany({
    where: { workspaceId, reportId, claimId: { in: version.claims.map(({ id }) => id) } },
    data: { versionNumber: number },
  });
  const claims = version.claims.map(({ id, slug: claimSlug, verdict }) => ({
    ...{ claimId: id, slug: claimSlug, verdictId: verdict.id, rating: verdict.rating.label },
  }));
  const payload = { versionId, number, change, reason, slug, contentHash, claims };
  return { type: "report.published", subject: { articleId, reportId }, payload };
}
