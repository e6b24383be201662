import "server-only";
import type { Actor } from "@/lib/actor";
import { standsOnRated } from "@/lib/claims/rated-words";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";
import { evidenceSetHash } from "./evidence-set";
import { staleReasons } from "./stale-reasons";

/** What became of the newest verdict of a claim that comes back: whether it stands, and its number and why when it became stale by that. */
export type Standing = { stands: boolean; staled: { staleVerdict: number; staleReason: string } | null };

/**
 * Whether a claim's newest verdict still rests on what is true now: the wording, the standing evidence, its words in the newest snapshot and the scale's
 * newest version. When something moved, the verdict is made stale, saying what.
 */
export async function settleStanding(
  database: WriteClient,
  actor: Actor,
  claim: { id: string; articleId: string; revisionNumber: number },
): Promise<Standing> {
  const { workspaceId } = actor;
  const verdict = await database.verdict.findFirst({
    where: { workspaceId, claimId: claim.id },
    orderBy: { number: "desc" },
    select: {
      ...{ id: true, number: true, revisionNumber: true },
      snapshot: { select: { number: true } },
      evidenceSetHash: true,
      staleAt: true,
      rating: { select: { scaleVersionId: true } },
    },
  });
  if (verdict === null || verdict.staleAt !== null) return { stands: false, staled: null };
  const moved = await whatMoved(database, workspaceId, { claim, verdict });
  if (moved === null) return { stands: true, staled: null };
  const staleReason = staleReasons.movedAside(moved);
  await database.verdict.update({
    where: { workspaceId_id: { workspaceId, id: verdict.id } },
    data: { staleAt: now(), staleReason },
    select: { id: true },
  });
  return { stands: false, staled: { staleVerdict: verdict.number, staleReason } };
}

type Rested = { revisionNumber: number; snapshot: { number: number }; evidenceSetHash: string; rating: { scaleVersionId: string } };

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
  const { number } = await database.snapshot.findFirstOrThrow({
    where: { workspaceId, articleId: claim.articleId },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const places = await database.appearance.findMany({
    where: { workspaceId, claimId: claim.id },
    select: {
      ...{ snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true, confirmedById: true },
      snapshot: { select: { number: true } },
    },
  });
  if (!standsOnRated(places, { settledOn: verdict.snapshot.number, newest: number })) return "The article's text";
  const newsroom = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { ratingScaleId: true } });
  const scale = await database.ratingScaleVersion.findFirst({
    where: { workspaceId, scaleId: newsroom.ratingScaleId ?? workspaceId },
    ...newest,
  });
  return scale?.id === verdict.rating.scaleVersionId ? null : "The rating scale";
}
