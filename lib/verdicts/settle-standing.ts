import "server-only";
import type { Actor } from "@/lib/actor";
import { areSameWords, isCertainPlace, shownPlace, waitsForPerson } from "@/lib/claims/places";
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
      snapshot: { select: { number: true } },
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
  const settledOn = verdict.snapshot.number;
  if (number !== settledOn && !(await holdsWords(database, workspaceId, { claimId: claim.id, number, settledOn })))
    return "The article's text";
  const newsroom = await database.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { ratingScaleId: true } });
  const scale = await database.ratingScaleVersion.findFirst({
    where: { workspaceId, scaleId: newsroom.ratingScaleId ?? workspaceId },
    ...newest,
  });
  return scale?.id === verdict.rating.scaleVersionId ? null : "The rating scale";
}

/** Whether a snapshot holds a claim's words for certain, no place of them waits for a person, and they are words that the verdict was settled on. */
async function holdsWords(
  database: WriteClient,
  workspaceId: string,
  { claimId, number, settledOn }: { claimId: string; number: number; settledOn: number },
): Promise<boolean> {
  const places = await database.appearance.findMany({
    where: { workspaceId, claimId },
    select: { state: true, confirmedById: true, exact: true, start: true, end: true, snapshot: { select: { number: true } } },
  });
  const on = (wanted: number | undefined) => places.filter(({ snapshot }) => snapshot.number === wanted);
  const lastKnown = shownPlace(places.filter(({ snapshot }) => snapshot.number <= settledOn))?.snapshot.number;
  const [present, known] = [on(number), on(lastKnown).filter(isCertainPlace)];
  const standing = present.filter(isCertainPlace);
  return (
    standing.length > 0 &&
    !present.some(waitsForPerson) &&
    standing.every(({ exact }) => known.some((place) => areSameWords(place.exact, exact)))
  );
}
