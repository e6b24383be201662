import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { guessedEncodingOf } from "@/lib/articles/encoding-name";
import { blocksStored } from "@/lib/articles/stored-blocks";
import { listEvents } from "@/lib/audit/queries";
import type { Reason } from "@/lib/breakdown/scores";
import { database } from "@/lib/database";
import { weighEvidence } from "@/lib/evidence/balance";
import { listDiligence, listEvidence } from "@/lib/evidence/queries";
import { listShakenClaims } from "@/lib/evidence/shaken-claims";
import { listSufficientSets } from "@/lib/evidence/sufficiency-queries";
import { isId } from "@/lib/is-id";
import { visibleTo } from "@/lib/permission";
import { listAdjudications, listRecusals, listStandBys } from "@/lib/verdicts/adjudication-queries";
import { isSettled } from "@/lib/verdicts/policy";
import { listAssessments, listVerdicts } from "@/lib/verdicts/queries";
import { getScale } from "@/lib/verdicts/scale-queries";
import { knownRestatements } from "./known-restatements";
import { linkRestatements } from "./link-restatements";
import { getClaim, listArticleClaims, listCandidates } from "./queries";
import { listSettledPlaces } from "./settled-places";
import { wordsHash } from "./words-hash";

const sentencesStored = z.array(
  z.object({ start: z.number().int(), end: z.number().int(), kind: z.string(), checkWorthiness: z.number() }),
);
const reasonsStored: z.ZodType<Reason[]> = z.array(
  z.object({ code: z.string(), weight: z.number(), start: z.number().int(), end: z.number().int() }),
);

/** An article's title and language, for pages beside the desk; null when the viewer may not see it. */
export async function getArticleTitle(viewer: Viewer, articleId: string) {
  const { workspaceId } = visibleTo(viewer);
  if (!isId(articleId)) return null;
  return database.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { id: true, title: true, language: true },
  });
}

const ranBy = { provider: true, version: true, model: true, layer: true, threshold: true, fallback: true } as const;
const nothingRan = { provider: "", version: "", model: null, layer: null, threshold: null, fallback: null };

/** The article whose desk this is, with the blocks and sentences of its newest snapshot; null when the viewer may not see it. */
async function getDeskArticle(viewer: Viewer, articleId: string) {
  const { workspaceId } = visibleTo(viewer);
  if (!isId(articleId)) return null;
  const article = await database.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: {
      id: true,
      title: true,
      author: true,
      outlet: true,
      url: true,
      publishedOn: true,
      language: true,
      selectionReason: true,
      createdAt: true,
      submittedBy: { select: { name: true } },
      snapshots: {
        orderBy: { number: "desc" },
        take: 1,
        select: {
          id: true,
          number: true,
          text: true,
          textHash: true,
          blocks: true,
          extractor: true,
          retrievedAt: true,
          breakdowns: { orderBy: { createdAt: "desc" }, take: 1, select: { ...ranBy, sentences: true } },
        },
      },
    },
  });
  const stored = article?.snapshots[0];
  if (!article || stored === undefined) return null;
  const { snapshots: _, ...described } = article;
  const { breakdowns, blocks, extractor, ...snapshot } = stored;
  const { sentences, ...ran } = breakdowns[0] ?? { sentences: [], ...nothingRan };
  return {
    ...described,
    snapshot: {
      ...snapshot,
      /** Null when nothing about the letters had to be guessed. */
      guessedEncoding: guessedEncodingOf(extractor),
      blocks: blocksStored.parse(blocks),
      sentences: sentencesStored.parse(sentences),
      breakdown: ran,
    },
  };
}

/** Everything on an article's desk but the claim at hand; null when the viewer may not see the article. */
export async function getDesk(viewer: Viewer, articleId: string) {
  const article = await getDeskArticle(viewer, articleId);
  if (article === null) return null;
  const [claims, candidates, shaken] = await Promise.all([
    listArticleClaims(viewer, articleId),
    listCandidates(viewer, article.snapshot.id),
    listShakenClaims(viewer, articleId),
  ]);
  const { sentences, ...snapshot } = article.snapshot;
  const saidAgain = linkRestatements(knownRestatements(snapshot, candidates), candidates);
  const origins = new Map(candidates.flatMap((one) => (one.claimId === null ? [] : [[one.claimId, one] as const])));
  return {
    // The browser needs of a sentence where it is; what was thought of it is asked for one at a time.
    article: { ...article, snapshot: { ...snapshot, sentences: sentences.map(({ start, end }) => ({ start, end })) } },
    claims: claims.map(({ createdBy: _, appearances, ...claim }) => ({
      ...claim,
      ...placesToday(appearances, article.snapshot.id),
      /** What may have taken the ground from its evidence. */
      shocks: shaken.get(claim.id) ?? [],
      judged: judgedOf(origins.get(claim.id) ?? sentenceOf({ appearances }, article.snapshot)),
    })),
    // An accepted candidate is its claim.
    candidates: candidates
      .filter(({ state }) => state !== "accepted")
      .map(({ reasons, claimId: _, sentence: __, ...candidate }) => ({
        ...candidate,
        reasons: reasonsStored.parse(reasons),
        saidAgain: saidAgain.get(candidate.id) ?? [],
      })),
  };
}

type Listed = Awaited<ReturnType<typeof listArticleClaims>>[number]["appearances"];

/** A claim's places in the newest snapshot: where it stood in older ones is asked for with the claim at hand. */
function placesToday(appearances: Listed, snapshotId: string) {
  const today = appearances.filter((place) => place.snapshotId === snapshotId);
  return {
    appearances: today.map(({ isWaiting: _, ...place }) => place),
    /** How many of them wait for a person, wherever else it stands for certain. */
    waiting: today.filter(({ isWaiting }) => isWaiting).length,
  };
}

type Judged = { kind: string; checkWorthiness: number };

/** The machine's view of a claim: that of its candidate, or of the sentence in which a person marked it. */
function sentenceOf(
  claim: { appearances: readonly { snapshotId: string; start: number }[] },
  { id, sentences }: { id: string; sentences: readonly (Judged & { start: number; end: number })[] },
): Judged | undefined {
  const start = claim.appearances.find(({ snapshotId }) => snapshotId === id)?.start ?? -1;
  return sentences.find((sentence) => sentence.start <= start && start < sentence.end);
}

function judgedOf(found: Judged | undefined): Judged | null {
  return found === undefined ? null : { kind: found.kind, checkWorthiness: found.checkWorthiness };
}

/** An article with everything of it that the desk in the browser holds, but for what is packed with its claims. */
export type DeskArticle = Unsentenced<NonNullable<Awaited<ReturnType<typeof getDesk>>>["article"]>;
type Unsentenced<Article extends { snapshot: { sentences: unknown } }> = Omit<Article, "snapshot"> & {
  snapshot: Omit<Article["snapshot"], "sentences">;
};

/** A claim as the list on the desk shows it; `judged` is the machine's view of its words, null when they have no place. */
export type DeskClaim = NonNullable<Awaited<ReturnType<typeof getDesk>>>["claims"][number];

/** A candidate as the desk shows it. */
export type DeskCandidate = NonNullable<Awaited<ReturnType<typeof getDesk>>>["candidates"][number];

/** A label of the newsroom's present scale. */
export type Rating = Awaited<ReturnType<typeof getScale>>["ratings"][number];

const historyLengthMax = 30;

/**
 * One claim with all that is worked with on it; null when the viewer may not see it. `hand` holds what the viewer may know of assessments
 * and no more, and may go to the browser: others' names and times only once the claim is settled, so that it is
 * judged by what they say. `ruling`
 * says who assessed, and is for policies only.
 */
export async function getClaimAtHand(viewer: Viewer, claimId: string) {
  if (!isId(claimId)) return null;
  const [claim, { evidence, setHash }, diligence, assessing, verdicts, scale, history] = await Promise.all([
    getClaim(viewer, claimId),
    listEvidence(viewer, claimId),
    listDiligence(viewer, claimId),
    listAssessments(viewer, claimId),
    listVerdicts(viewer, claimId),
    getScale(viewer),
    listEvents(viewer, { claimId, lengthMax: historyLengthMax }),
  ]);
  if (claim === null || assessing === null) return null;
  const { ruling, assessments, ...known } = assessing;
  const shown: Nameless[] = isSettled(ruling) ? assessments : assessments.map(withoutName).toSorted(byRating);
  const newest = claim.article.snapshots[0]?.number ?? 0;
  const isSettledByPerson = claim.appearances.some(({ snapshot, confirmedById }) => snapshot.number === newest && confirmedById !== null);
  const [settledPlaces, sufficient, adjudications, recusals, standBys] = await Promise.all([
    isSettledByPerson ? listSettledPlaces(viewer, { claimId, newest }) : [],
    listSufficientSets(viewer, claimId, { isBlind: known.blindReason !== null }),
    listAdjudications(viewer, claimId, { isBlind: known.blindReason !== null }),
    listRecusals(viewer, claimId),
    listStandBys(viewer, claim),
  ]);
  const reviewing = { ...known, assessments: shown, quorum: ruling.quorum, adjudications, recusals, standBys };
  const balance = weighEvidence(evidence, diligence.searches);
  const seenHash = wordsHash(claim.appearances, newest);
  const hand = {
    claim,
    evidence,
    setHash,
    wordsHash: seenHash,
    settledPlaces,
    balance,
    sufficient,
    diligence,
    assessing: reviewing,
    verdicts,
    scale,
    history,
  };
  return { hand, ruling };
}

type Told = NonNullable<Awaited<ReturnType<typeof listAssessments>>>["assessments"][number];
type Nameless = Omit<Told, "reviewer"> & { reviewer: string | null };

// The history says who submitted when: neither the time nor the order may tell whose assessment this is.
function withoutName(assessment: Told): Nameless {
  return assessment.isOwn ? assessment : { ...assessment, reviewer: null, submittedAt: null, secondsSpent: null };
}

function byRating(a: Nameless, b: Nameless): number {
  return b.revisionNumber - a.revisionNumber || Number(b.isOwn) - Number(a.isOwn) || a.rating.position - b.rating.position;
}

/** A claim with all that is worked with on it, as the viewer may know it. */
export type ClaimAtHand = NonNullable<Awaited<ReturnType<typeof getClaimAtHand>>>["hand"];
