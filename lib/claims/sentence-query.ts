import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { describeRange, resolveSelector } from "@/lib/articles/anchoring";
import type { SentenceKind } from "@/lib/breakdown/break-down";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { explainSentence } from "./explain-sentence";
import { sayingStored, wordsOfSaying } from "./saying-query";

const kinds = [
  "claim",
  "quoted-claim",
  "opinion",
  "prediction",
  "recommendation",
  "question",
  "background",
  "heading",
  "other",
] as const satisfies readonly SentenceKind[];

const offset = z.number().int();
const sentencesStored = z.array(
  z.object({
    start: offset,
    end: offset,
    kind: z.enum(kinds),
    checkWorthiness: z.number(),
    verifiable: z.number(),
    subjective: z.number(),
    reasons: z.array(z.object({ code: z.string(), weight: z.number(), start: offset, end: offset })),
    readByModel: z.literal(true).optional(),
    saying: sayingStored.optional(),
  }),
);

/**
 * The sentence at an offset of the article's newest snapshot, as it was judged when the article was broken down, and why it was or was
 * not proposed; null when the viewer may not see the article or no sentence is there.
 */
export async function getSentence(viewer: Viewer, articleId: string, at: number) {
  const { workspaceId } = visibleTo(viewer);
  if (!z.uuid().safeParse(articleId).success || !Number.isInteger(at)) return null;
  const breakdown = await database.breakdown.findFirst({
    where: { workspaceId, snapshot: { articleId } },
    orderBy: [{ snapshot: { number: "desc" } }, { createdAt: "desc" }],
    select: {
      id: true,
      provider: true,
      version: true,
      model: true,
      layer: true,
      threshold: true,
      fallback: true,
      sentences: true,
      snapshotId: true,
    },
  });
  if (breakdown === null) return null;
  const { sentences, snapshotId, id: breakdownId, ...ran } = breakdown;
  const found = sentencesStored.parse(sentences).find(({ start, end }) => start <= at && at < end);
  if (found === undefined) return null;
  const { saying, ...sentence } = found;
  const [candidates, texts] = await Promise.all([
    database.candidate.findMany({
      where: { workspaceId, breakdownId, start: { lt: sentence.end }, end: { gt: sentence.start } },
      orderBy: [{ start: "asc" }, { id: "asc" }],
      select: { id: true, start: true, end: true, state: true, claimId: true },
    }),
    database.snapshot.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: snapshotId } }, select: { text: true } }),
  ]);
  const said = (range: { start: number; end: number }) => texts.text.slice(range.start, range.end);
  return {
    ...sentence,
    quote: said(sentence),
    saying: saying === undefined ? null : wordsOfSaying(texts.text, saying),
    reasons: sentence.reasons.map((reason) => ({ ...reason, words: said(reason) })),
    candidates: candidates.map((candidate) => ({ ...candidate, words: said(candidate) })),
    explanation: explainSentence(sentence, { candidates, threshold: ran.threshold }),
    ran,
  };
}

/** A sentence as it was judged, with why it was or was not proposed. */
export type AskedSentence = NonNullable<Awaited<ReturnType<typeof getSentence>>>;

/**
 * Where a sentence of an earlier snapshot stands in the newest one: null for `start` unless that is certain. `words` are as it read then. Null
 * when the viewer may not see the article, or no sentence is at that offset of that snapshot.
 */
export async function getSentenceNow(viewer: Viewer, articleId: string, was: { at: number; snapshotNumber: number }) {
  const { workspaceId } = visibleTo(viewer);
  if (!z.uuid().safeParse(articleId).success || !Number.isInteger(was.at)) return null;
  const before = await database.snapshot.findUnique({
    where: { workspaceId_articleId_number: { workspaceId, articleId, number: was.snapshotNumber } },
    select: { text: true, breakdowns: { orderBy: { createdAt: "desc" }, take: 1, select: { sentences: true } } },
  });
  const newest = await database.snapshot.findFirst({
    where: { workspaceId, articleId },
    orderBy: { number: "desc" },
    select: { number: true, text: true },
  });
  const sentence = sentencesStored.parse(before?.breakdowns[0]?.sentences ?? []).find(({ start, end }) => start <= was.at && was.at < end);
  if (before === null || newest === null || sentence === undefined) return null;
  const { state, start } = resolveSelector(newest.text, describeRange(before.text, sentence));
  const isCertain = state === "exact" || state === "normalised";
  return { start: isCertain ? start : null, words: before.text.slice(sentence.start, sentence.end), newest: newest.number };
}
