import "server-only";
import { systemActor } from "@/lib/actor";
import { database } from "@/lib/database";
import { describeRefusal } from "@/lib/result";
import type { ArtefactStore, Fixity } from "./artefact-store";
import { recordFixity } from "./record-fixity";

/** What a fixity check of one newsroom showed. */
export type FixityReport = { workspaceId: string; files: number; bytes: bigint; faults: { contentHash: string; found: string | null }[] };

const pageLength = 500;

/** Reads every stored file of a newsroom again, compares it with its hash, and records the result in the newsroom's log. */
export async function checkFixity(workspaceId: string, store: ArtefactStore, onFile?: (fixity: Fixity) => void): Promise<FixityReport> {
  const report: FixityReport = { workspaceId, files: 0, bytes: 0n, faults: [] };
  for (let after = ""; ; ) {
    const page = await storedAfter(workspaceId, after);
    for (const contentHash of page) {
      const fixity = await store.check(contentHash);
      report.files += 1;
      report.bytes += BigInt(fixity.sizeBytes);
      if (!fixity.isIntact) report.faults.push({ contentHash, found: fixity.found });
      onFile?.(fixity);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageLength) break;
    after = last;
  }
  const { files, bytes, faults } = report;
  const recorded = await recordFixity(systemActor(workspaceId), { files, bytes, faults });
  if (!recorded.ok) throw new Error(describeRefusal(recorded.refusal));
  return report;
}

/** The next hashes of stored files in their order: parts of captures, and files that came with contacts. */
async function storedAfter(workspaceId: string, after: string): Promise<string[]> {
  const next = {
    where: { workspaceId, contentHash: { gt: after } },
    orderBy: { contentHash: "asc" as const },
    distinct: "contentHash" as const,
    take: pageLength,
    select: { contentHash: true },
  };
  const [parts, attachments] = await Promise.all([database.captureArtefact.findMany(next), database.contactAttachment.findMany(next)]);
  return [...new Set([...parts, ...attachments].map(({ contentHash }) => contentHash))].toSorted().slice(0, pageLength);
}
