import { addScores, buildIndex, type InvertedIndex, rarity } from "@/lib/breakdown/bm25";
import { termsOf } from "@/lib/breakdown/match-terms";
import { dayOf, nearnessOf, nearnessToPost, withLikelyTimes } from "@/lib/breakdown/nearness";
import { postedOn } from "@/lib/breakdown/posted-on";
import { wordStem } from "@/lib/breakdown/word-stem";

/** An earlier claim to be found again; `claimant` is who made it, `date` (YYYY-MM-DD) when it was made or checked. */
export type EarlierClaim = { id: string | number; text: string; title?: string; claimant?: string; date?: string };

/** An earlier claim and how well it fits; larger is better, and 0 means that no word is shared. */
export type Match = { id: string | number; score: number };

/** Earlier claims made ready for matching. */
export type ClaimIndex = {
  claims: readonly EarlierClaim[];
  stems: InvertedIndex;
  pairs: InvertedIndex;
  grams: InvertedIndex;
  claimTerms: readonly ReadonlySet<string>[];
  titleTerms: readonly ReadonlySet<string>[];
  days: Float64Array;
};

const pairWeight = 0.4;
const gramWeight = 0.5;
const rerankTotal = 200;
const claimantBonus = 0.8;
const mentionBonus = 0.4;
/** Indexes earlier claims by stems, pairs of stems and runs of letters of text and title. */
export function indexClaims(claims: readonly EarlierClaim[]): ClaimIndex {
  const own = claims.map((claim) => termsOf(claim.text));
  const whole = claims.map(
    (claim, at) =>
      (claim.title && claim.title !== claim.text ? termsOf(`${claim.text} ${claim.title}`) : own[at]) ?? {
        stems: [],
        pairs: [],
        grams: [],
      },
  );
  return {
    claims,
    days: Float64Array.from(claims, ({ date }) => dayOf(date)),
    stems: buildIndex(whole.map(({ stems }) => stems)),
    pairs: buildIndex(whole.map(({ pairs }) => pairs)),
    grams: buildIndex(whole.map(({ grams }) => grams)),
    claimTerms: own.map(({ stems }) => new Set(stems)),
    titleTerms: claims.map((claim, at) => new Set(claim.title ? termsOf(claim.title).stems : own[at]?.stems)),
  };
}

/** What is put behind a family name, and that many share. */
const generation = /^(?:jr|sr|ii|iii|iv)\.?$/;

function familyName(name: string | undefined): string {
  const words = name?.toLowerCase().split(/[\s,]+/) ?? [];
  return words.findLast((word) => word !== "" && !generation.test(word)) ?? "";
}

/** The share of what a claim says, by how telling its words are, that the query says too. */
function coverage(index: ClaimIndex, claim: ReadonlySet<string> | undefined, said: ReadonlySet<string>): number {
  let shared = 0;
  let total = 0;
  for (const stem of claim ?? []) {
    const telling = rarity(index.stems, stem);
    total += telling;
    if (said.has(stem)) shared += telling;
  }
  return total === 0 ? 0 : shared / total;
}

/**
 * The earlier claims that fit a text best, best first: BM25 over stems, pairs and letter runs, weighed by whether the claimant
 * is the same or is spoken of and by how near the dates are, finds two hundred, which are then ranked again by how much of each
 * claim the text covers. Where the text has no date, the signature of a post in it (`@TheirName, 2 April 2018`) stands for one; else
 * claims count more that were made when the likeliest ones were.
 */
export function matchClaims(index: ClaimIndex, query: { text: string; claimant?: string; date?: string }, limit = 20): Match[] {
  const asked = dayOf(query.date);
  const posted = Number.isNaN(asked) ? postedOn(query.text) : null;
  const terms = termsOf(posted?.text ?? query.text);
  const scores = new Float64Array(index.claims.length);
  addScores(index.stems, terms.stems, { scores, weight: 1 });
  addScores(index.pairs, terms.pairs, { scores, weight: pairWeight });
  addScores(index.grams, terms.grams, { scores, weight: gramWeight });
  const speaker = familyName(query.claimant);
  const mentions = new Set(speaker === "" ? [] : index.stems.postings.get(wordStem(speaker))?.documents);
  const found: number[] = [];
  for (const [at, score] of scores.entries()) {
    if (score <= 0) continue;
    const sameSpeaker = speaker !== "" && familyName(index.claims[at]?.claimant) === speaker;
    const about = 1 + (sameSpeaker ? claimantBonus : 0) + (mentions.has(at) ? mentionBonus : 0);
    const made = index.days[at] ?? Number.NaN;
    scores[at] = score * about * (posted === null ? nearnessOf(asked, made) : nearnessToPost(posted.day, made));
    found.push(at);
  }
  found.sort((a, c) => (scores[c] ?? 0) - (scores[a] ?? 0) || a - c);
  const said = new Set(terms.stems);
  const ranked = found
    .slice(0, Math.max(rerankTotal, limit))
    .map((at) => {
      const fit = coverage(index, index.claimTerms[at], said) + coverage(index, index.titleTerms[at], said);
      return { at, score: (scores[at] ?? 0) * (1 + fit) };
    })
    .sort(byScore);
  return (Number.isNaN(asked) && posted === null ? placedInTime(ranked, index.days) : ranked)
    .slice(0, limit)
    .map(({ at, score }) => ({ id: index.claims[at]?.id ?? at, score: Number(score.toPrecision(6)) }));
}

type Ranked = { at: number; score: number };

function byScore(one: Ranked, other: Ranked): number {
  return other.score - one.score || one.at - other.at;
}

function placedInTime(ranked: readonly Ranked[], days: Float64Array): Ranked[] {
  const scores = withLikelyTimes(
    ranked.map(({ score }) => score),
    ranked.map(({ at }) => days[at] ?? Number.NaN),
  );
  return ranked.map(({ at }, place) => ({ at, score: scores[place] ?? 0 })).sort(byScore);
}
