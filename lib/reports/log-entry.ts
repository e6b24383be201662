import "server-only";
import { readEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";

type Published = { workspaceId: string; articleId: string; reportId: string; contentHash: string };

// Versions are numbered without gaps, so the n-th publication in the log fixed version n; the hash says whether it did.
/** Where the newsroom's log holds the publication of one version, by its place there; null when what it holds there is another hash. */
export async function findLogEntry({ workspaceId, articleId, reportId, contentHash }: Published, number: number) {
  const row = await database.auditEvent.findFirst({
    where: { workspaceId, articleId, reportId, type: "report.published" },
    orderBy: { sequence: "asc" },
    skip: number - 1,
    select: { sequence: true, bytes: true, private: true },
  });
  if (row === null) return null;
  const { payload } = readEvent(row).event;
  return payload.contentHash === contentHash ? Number(row.sequence) : null;
}
