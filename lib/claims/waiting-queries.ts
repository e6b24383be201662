import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { baseOf } from "./places";
import { showWaiting } from "./waiting-place";

const setAside = ["dismissed", "withdrawn"] as const;
const uncertain = ["moved", "ambiguous", "lost"] as const;

/** How many claims of each article wait, on its newest snapshot, for a person to say where they stand; by article, without those where none does. */
export async function countWaitingByArticle(viewer: Viewer, articleIds: readonly string[]): Promise<Map<string, number>> {
  const newest = await database.snapshot.findMany({
    where: { ...visibleTo(viewer), articleId: { in: [...articleIds] } },
    orderBy: [{ articleId: "asc" }, { number: "desc" }],
    distinct: ["articleId"],
    select: { id: true, articleId: true },
  });
  if (newest.length === 0) return new Map();
  const waiting = await database.appearance.findMany({
    where: {
      ...visibleTo(viewer),
      ...{ snapshotId: { in: newest.map(({ id }) => id) }, state: { in: [...uncertain] }, confirmedById: null },
      claim: { state: { notIn: [...setAside] } },
    },
    // A claim waits once, however many of its places do.
    distinct: ["claimId"],
    select: { claim: { select: { articleId: true } } },
  });
  const counts = new Map<string, number>();
  for (const { claim } of waiting) counts.set(claim.articleId, (counts.get(claim.articleId) ?? 0) + 1);
  return counts;
}

/** How many claims of an article wait, on its newest snapshot, for a person to say where they stand. */
export async function countWaiting(viewer: Viewer, articleId: string): Promise<number> {
  return (await countWaitingByArticle(viewer, [articleId])).get(articleId) ?? 0;
}

const placeRead = {
  ...{ snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true, confirmedById: true },
  snapshot: { select: { number: true } },
} as const;

/**
 * The claims of an article that wait for a person to say where they stand in its newest snapshot, once for each place that waits: where it was,
 * and where it may be now, best first. Null when the viewer has no such article.
 */
export async function listWaitingClaims(viewer: Viewer, articleId: string) {
  const place = visibleTo(viewer);
  const id = z.uuid().safeParse(articleId).data;
  if (id === undefined) return null;
  const article = await database.article.findFirst({
    where: { ...place, id },
    select: {
      ...{ id: true, title: true, language: true },
      snapshots: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true, text: true, retrievedAt: true } },
    },
  });
  const newest = article?.snapshots[0];
  if (!article || newest === undefined) return null;
  const waiting = await database.appearance.findMany({
    where: {
      ...place,
      ...{ snapshotId: newest.id, state: { in: [...uncertain] }, confirmedById: null },
      claim: { state: { notIn: [...setAside] } },
    },
    orderBy: [{ claim: { position: "asc" } }, { claimId: "asc" }],
    select: {
      id: true,
      rivals: true,
      ...placeRead,
      claim: {
        select: {
          ...{ id: true, state: true },
          revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } },
          appearances: { select: placeRead },
          verdicts: { orderBy: { number: "desc" }, take: 1, select: { staleAt: true, rating: { select: { label: true } } } },
        },
      },
    },
  });
  const { snapshots: _, ...described } = article;
  const based = waiting.flatMap((place) => {
    const base = baseOf(place, place.claim.appearances);
    return base === undefined ? [] : [{ ...place, base }];
  });
  // A claim's places in the order in which their words stood.
  const turn = new Map([...new Set(based.map(({ claim }) => claim.id))].map((claimId, at) => [claimId, at]));
  const turnOf = ({ claim }: (typeof based)[number]) => turn.get(claim.id) ?? 0;
  const inOrder = based.toSorted((one, other) => turnOf(one) - turnOf(other) || one.base.start - other.base.start);
  const shown = await showWaiting(viewer, { newest, language: article.language, waiting: inOrder });
  return {
    article: described,
    snapshot: newest,
    claims: shown.map(({ one: { id: placeId, claim }, place: shownPlace }) => ({
      ...{ kind: "claim" as const, id: claim.id, placeId, words: claim.revisions[0]?.statement ?? "", verdict: claim.verdicts[0] ?? null },
      ...shownPlace,
    })),
  };
}

/** A claim that waits, as the queue shows it. */
export type WaitingClaim = NonNullable<Awaited<ReturnType<typeof listWaitingClaims>>>["claims"][number];
