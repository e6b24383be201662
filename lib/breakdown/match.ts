import { addScores, buildIndex, type InvertedIndex, rarity } from "@/lib/breakdown/bm25";
import { termsOf } from "@/lib/breakdown/match-terms";
import { buildTopicSpace, likeness, placeOf, type TopicSpace } from "@/lib/breakdown/topic-space";
import { clusterOf } from "@/lib/breakdown/word-clusters";

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
  claimTerms: readonly (readonly string[])[];
  titleTerms: readonly (readonly string[])[];
  topics: TopicSpace;
  days: Float64Array;
};

const pairWeight = 0.4;
const gramWeight = 0.5;
const rerankTotal = 200;
const claimantBonus = 0.5;
const usedAlike = 0.3;
const topicWeight = 0.5;
const dayMs = 86_400_000;
/** A claim of the same days counts up to four times as much as one of another decade; one made a month or more afterwards hardly counts. */
const nearness = { weight: 3, halfDays: 200, afterDays: 30, after: 0.2 };

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
    topics: buildTopicSpace(whole.map(({ stems }) => stems)),
    days: Float64Array.from(claims, ({ date }) => dayOf(date)),
    stems: buildIndex(whole.map(({ stems }) => stems)),
    pairs: buildIndex(whole.map(({ pairs }) => pairs)),
    grams: buildIndex(whole.map(({ grams }) => grams)),
    claimTerms: own.map(({ stems }) => [...new Set(stems)]),
    titleTerms: claims.map((claim, at) => [...new Set(claim.title ? termsOf(claim.title).stems : own[at]?.stems)]),
  };
}

/** The day a date names, counted from 1970; NaN for none or one that cannot be read. */
function dayOf(date: string | undefined): number {
  return date === undefined ? Number.NaN : Date.parse(date) / dayMs;
}

/** How much more likely a claim of that day is meant: people repeat what was said lately; 1 where a date is missing. */
function nearnessOf(asked: number, made: number): number {
  const days = asked - made;
  if (Number.isNaN(days)) return 1;
  if (days < -nearness.afterDays) return nearness.after;
  return 1 + nearness.weight / (1 + Math.abs(days) / nearness.halfDays);
}

function familyName(name: string | undefined): string {
  return name?.trim().toLowerCase().split(/\s+/).at(-1) ?? "";
}

/** The share of what a claim says, by how telling its words are, that the query says too; a word used alike counts in part. */
function coverage(
  index: ClaimIndex,
  claim: readonly string[],
  query: { stems: ReadonlySet<string>; clusters: ReadonlySet<number> },
): number {
  let shared = 0;
  let total = 0;
  for (const stem of claim) {
    const telling = rarity(index.stems, stem);
    total += telling;
    if (query.stems.has(stem)) shared += telling;
    else if (query.clusters.has(clusterOf(stem))) shared += telling * usedAlike;
  }
  return total === 0 ? 0 : shared / total;
}

/**
 * The earlier claims that fit a text best, best first: BM25 over stems, pairs and letter runs, weighed by whether the claimant
 * is the same and by how near the dates are, finds two hundred, which are then ranked again by how much of each claim the text
 * covers and by how alike their topics are.
 */
export function matchClaims(index: ClaimIndex, query: { text: string; claimant?: string; date?: string }, limit = 20): Match[] {
  const terms = termsOf(query.text);
  const scores = new Float64Array(index.claims.length);
  addScores(index.stems, terms.stems, { scores, weight: 1 });
  addScores(index.pairs, terms.pairs, { scores, weight: pairWeight });
  addScores(index.grams, terms.grams, { scores, weight: gramWeight });
  const speaker = familyName(query.claimant);
  const asked = dayOf(query.date);
  const found: number[] = [];
  for (const [at, score] of scores.entries()) {
    if (score <= 0) continue;
    const sameSpeaker = speaker !== "" && familyName(index.claims[at]?.claimant) === speaker;
    scores[at] = score * (1 + (sameSpeaker ? claimantBonus : 0)) * nearnessOf(asked, index.days[at] ?? Number.NaN);
    found.push(at);
  }
  found.sort((a, c) => (scores[c] ?? 0) - (scores[a] ?? 0) || a - c);
  const clusters = new Set(terms.stems.map(clusterOf).filter((cluster) => cluster >= 0));
  const said = { stems: new Set(terms.stems), clusters };
  const place = placeOf(index.topics, terms.stems);
  return found
    .slice(0, Math.max(rerankTotal, limit))
    .map((at) => {
      const fit = coverage(index, index.claimTerms[at] ?? [], said) + coverage(index, index.titleTerms[at] ?? [], said);
      const topic = Math.max(0, likeness(place, index.topics.documents[at]));
      return { at, score: (scores[at] ?? 0) * (1 + fit) * (1 + topicWeight * topic) };
    })
    .sort((a, c) => c.score - a.score || a.at - c.at)
    .slice(0, limit)
    .map(({ at, score }) => ({ id: index.claims[at]?.id ?? at, score: Number(score.toPrecision(6)) }));
}
