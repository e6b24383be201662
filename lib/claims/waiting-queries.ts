import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { compareWords } from "@/lib/articles/text-difference";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { areSameWords, isCertainPlace } from "./places";

const rivalsStored = z.array(z.object({ start: z.number().int(), end: z.number().int(), score: z.number() }));
const setAside = ["dismissed", "withdrawn"] as const;
const uncertain = ["moved", "ambiguous", "lost"] as const;

/** Units of text shown on each side of a place. */
const surroundingsLength = 240;

/** A stretch of a text with what stands around it. */
export type PlaceShown = { start: number; end: number; before: string; exact: string; after: string };

function shown(text: string, { start, end }: { start: number; end: number }): PlaceShown {
  const from = Math.max(0, start - surroundingsLength);
  return {
    ...{ start, end, exact: text.slice(start, end) },
    before: wholeStart(text.slice(from, start), from > 0),
    after: wholeEnd(text.slice(end, end + surroundingsLength), end + surroundingsLength < text.length),
  };
}

// Surroundings are cut at a space, never inside a character.
const wholeStart = (text: string, isCut: boolean) => (isCut ? `…${text.replace(/^\S*/u, "")}` : text);
const wholeEnd = (text: string, isCut: boolean) => (isCut ? `${text.replace(/\S*$/u, "")}…` : text);

/** How many claims of an article wait, on its newest snapshot, for a person to say where they stand. */
export async function countWaiting(viewer: Viewer, articleId: string): Promise<number> {
  const newest = await database.snapshot.findFirst({
    where: { ...visibleTo(viewer), articleId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  if (newest === null) return 0;
  return database.appearance.count({
    where: {
      ...visibleTo(viewer),
      ...{ snapshotId: newest.id, state: { in: [...uncertain] }, confirmedById: null },
      claim: { state: { notIn: [...setAside] } },
    },
  });
}

/**
 * The claims of an article that wait for a person to say where they stand in its newest snapshot: where each stood, and the places it may
 * stand now, best first. Null when the viewer has no such article.
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
      state: true,
      rivals: true,
      claim: {
        select: {
          ...{ id: true, state: true },
          revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } },
          appearances: {
            orderBy: { snapshot: { number: "desc" } },
            select: { start: true, end: true, exact: true, state: true, snapshotId: true, snapshot: { select: { number: true } } },
          },
          verdicts: { orderBy: { number: "desc" }, take: 1, select: { staleAt: true, rating: { select: { label: true } } } },
        },
      },
    },
  });
  const { snapshots: _, ...described } = article;
  const based = waiting.flatMap(({ claim, ...one }) => {
    const base = claim.appearances.find((appearance) => isCertainPlace(appearance));
    return base === undefined ? [] : [{ ...one, claim, base }];
  });
  const texts = await textsOf(viewer, [...new Set(based.map(({ base }) => base.snapshotId))]);
  return {
    article: described,
    snapshot: newest,
    claims: based.map(({ state, rivals, claim, base }) => ({
      id: claim.id,
      anchorState: state,
      statement: claim.revisions[0]?.statement ?? "",
      verdict: claim.verdicts[0] ?? null,
      before: { ...shown(texts.get(base.snapshotId) ?? "", base), snapshotNumber: base.snapshot.number },
      places: rivalsStored.parse(rivals).map((rival) => {
        const place = shown(newest.text, rival);
        const isSame = areSameWords(place.exact, base.exact);
        // How the words there differ from the claim's; null when they are the same.
        return { ...place, pieces: isSame ? null : compareWords(base.exact, place.exact, article.language) };
      }),
    })),
  };
}

async function textsOf(viewer: Viewer, snapshotIds: string[]): Promise<Map<string, string>> {
  const snapshots = await database.snapshot.findMany({
    where: { ...visibleTo(viewer), id: { in: snapshotIds } },
    select: { id: true, text: true },
  });
  return new Map(snapshots.map(({ id, text }) => [id, text]));
}

/** A claim that waits, as the queue shows it. */
export type WaitingClaim = NonNullable<Awaited<ReturnType<typeof listWaitingClaims>>>["claims"][number];
