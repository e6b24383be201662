import "server-only";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";
import { evidenceSetHash } from "./evidence-set";

/**
 * Whether a claim's newest verdict still rests on what is true now: the wording, the standing evidence, its words in the newest snapshot and the scale's
 * newest version. When something moved, the verdict is made stale, saying what.
 */
export async function settleStanding(
  database: WriteClient,
  actor: Actor,
  claim: { id: string; articleId: string; revisionNumber: number },
): Promise<boolean> {
  const { workspaceId } = actor;
  const verdict = await database.verdict.findFirst({
    where: { workspaceId, claimId: claim.id },
    orderBy: { number: "desc" },
    select: {
      id: true,
      revisionNumber: true,
      snapshotId: true,
      evidenceSetHash: true,
      staleAt: true,
      rating: { select: { scaleVersionId: true } },
    },
  });
  if (verdict === null || verdict.staleAt !== null) return false;
  const moved = await whatMoved(database, workspaceId, { claim, verdict });
  if (moved === null) return true;
  await database.verdict.update({
    where: { workspaceId_id: { workspaceId, id: verdict.id } },
    data: { staleAt: now(), staleReason: `${moved} moved while the claim was set aside.` },
    select: { id: true },
  });
  return false;
}

type Rested = { revisionNumber: number; snapshotId: string; evidenceSetHash: string; rating: { scaleVersionId: string } };

async function whatMoved(
  database: WriteClient,
  workspaceId: string,
  { claim, verdict }: { claim: { id: string; articleId: string; revisionNumber: number }; verdict: Rested },
): Promise<string | null> {
  if (verdict.revisionNumber !== claim.revisionNumber) return "The wording";
  const evidence = await database.evidence.findMany({
    where: { workspaceId, claimId: claim.id, withdrawnAt: null },
    select: { id: true, revision: true },
  });
  if (evidenceSetHash(evidence) !== verdict.evidenceSetHash) return "The evidence";
  const newest = { orderBy: { number: "desc" }, select: { id: true } } as const;
  const snapshot = await database.snapshot.findFirst({ where: { workspaceId, articleId: claim.articleId }, ...newest });
  if (
    snapshot?.id !== verdict.snapshotId &&
    !(await holdsWords(database, workspaceId, { claimId: claim.id, snapshotId: snapshot?.id ?? "" }))
  ) {
    return "The article's text";
  }
  const newsroom = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { ratingScaleId: true } });
  const scale = await database.ratingScaleVersion.findFirst({
    where: { workspaceId, scaleId: newsroom.ratingScaleId ?? workspaceId },
    ...newest,
  });
  return scale?.id === verdict.rating.scaleVersionId ? null : "The rating scale";
}

/** Whether a snapshot holds a claim's words for certain. */
async function holdsWords(database: WriteClient, workspaceId: string, { claimId, snapshotId }: { claimId: string; snapshotId: string }) {
  const places = await database.appearance.findMany({ where: { workspaceId, claimId, snapshotId }, select: { state: true } });
  return places.length > 0 && places.every(({ state }) => state === "exact" || state === "normalised");
}
