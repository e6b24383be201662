import { expect } from "vitest";
import { database } from "@/lib/database";
import type { ReviewModel } from "./model";

const placeRead = {
  ...{ state: true, confirmedById: true, exact: true, start: true, end: true, createdAt: true },
  snapshot: { select: { number: true } },
} as const;
const claimRead = {
  ...{ id: true, createdAt: true, appearances: { select: placeRead } },
  article: { select: { snapshots: { orderBy: { number: "desc" }, take: 2, select: { number: true, text: true, createdAt: true } } } },
} as const;

/**
 * No words are lost without a word: each place at which a claim stood in the text before the newest, when that came, has its own there, for certain or
 * waiting or gone. What stands for certain is in the text. A verdict that stands is of the words its claim has: it had them, or was looked for by them, when the
 * verdict was settled, and stood nowhere then if it stands nowhere now. Answers how many claims stand in several places.
 */
export async function expectWordsKept({ newsroom: { workspaceId }, replayed }: ReviewModel): Promise<number> {
  const claims = await database.claim.findMany({ where: { workspaceId }, select: claimRead });
  let several = 0;
  for (const { id, createdAt, appearances, article } of claims) {
    const [newest, before] = article.snapshots;
    const on = (number: number | undefined) => appearances.filter(({ snapshot }) => snapshot.number === number);
    const certain = (number: number | undefined) => on(number).filter(({ state }) => state === "exact" || state === "normalised");
    const places = on(newest?.number);
    if (places.length > 1) several += 1;
    expect(places.length, `claim ${id} has no place in the newest text`).toBeGreaterThan(0);
    for (const { start, end, exact } of certain(newest?.number)) expect(newest?.text.slice(start, end), `claim ${id}`).toBe(exact);
    if (newest !== undefined && createdAt < newest.createdAt) {
      const stood = new Set(certain(before?.number).map(({ start, end }) => `${start}-${end}`));
      expect(places.length, `claim ${id} lost a place`).toBeGreaterThanOrEqual(stood.size);
    }
    const verdict = replayed.claims.get(id)?.verdict ?? null;
    if (verdict === null) continue;
    for (const { exact } of certain(newest?.number)) expect(verdict.words, `the verdict of claim ${id} is of other words`).toContain(exact);
    if (places.every((place) => place.state === "lost"))
      expect(verdict.isNowhere, `the verdict of claim ${id}, which is gone, stands`).toBe(true);
  }
  return several;
}
