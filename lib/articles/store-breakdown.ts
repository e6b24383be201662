import "server-only";
import type { Reading } from "@/lib/breakdown/providers/provider";
import type { WriteClient } from "@/lib/database";

/** Candidates go in a few hundred at a time: a statement may carry at most 65,535 values. */
const batchSize = 500;

/** Writes a snapshot's breakdown: its sentences with their scores, and each candidate with who proposed it. */
export async function storeBreakdown(
  database: WriteClient,
  { workspaceId, articleId, snapshotId }: { workspaceId: string; articleId: string; snapshotId: string },
  { provider, version, model, threshold, layer, fallback, sentences, candidates }: Reading,
): Promise<void> {
  const { id: breakdownId } = await database.breakdown.create({
    data: { workspaceId, snapshotId, provider, version, model, threshold, layer, fallback, sentences },
    select: { id: true },
  });
  for (let from = 0; from < candidates.length; from += batchSize) {
    const batch = candidates.slice(from, from + batchSize);
    await database.candidate.createMany({
      data: batch.map((candidate) => ({ workspaceId, articleId, snapshotId, breakdownId, ...candidate })),
    });
  }
}

/** A breakdown as an event tells of it. */
export function tellBreakdown({ provider, version, model, layer, fallback, sentences, candidates }: Reading) {
  return { provider, version, model, layer, fallback, sentences: sentences.length, candidates: candidates.length };
}
