import { addScores, buildIndex, type InvertedIndex, rarity } from "@/lib/breakdown/bm25";
import { termsOf } from "@/lib/breakdown/match-terms";
import { clusterOf } from "@/lib/breakdown/word-clusters";

/** An earlier claim to be found again; `claimant` is who made it. */
export type EarlierClaim = { id: string | number; text: string; title?: string; claimant?: string };

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
};

const pairWeight = 0.4;
const gramWeight = 0.5;
const rerankTotal = 100;
const claimantBonus = 0.5;
const usedAlike = 0.3;

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
    stems: buildIndex(whole.map(({ stems }) => stems)),
    pairs: buildIndex(whole.map(({ pairs }) => pairs)),
    grams: buildIndex(whole.map(({ grams }) => grams)),
    claimTerms: own.map(({ stems }) => [...new Set(stems)]),
    titleTerms: claims.map((claim, at) => [...new Set(claim.title ? termsOf(claim.title).stems : own[at]?.stems)]),
  };
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
 * The earlier claims that fit a text best, best first: BM25 over stems, pairs and letter runs finds a hundred, which are then
 * ranked again by how much of each claim the text covers and by whether the claimant is the same.
 */
export function matchClaims(index: ClaimIndex, query: { text: string; claimant?: string }, limit = 20): Match[] {
  const terms = termsOf(query.text);
  const scores = new Float64Array(index.claims.length);
  addScores(index.stems, terms.stems, { scores, weight: 1 });
  addScores(index.pairs, terms.pairs, { scores, weight: pairWeight });
  addScores(index.grams, terms.grams, { scores, weight: gramWeight });
  const found: number[] = [];
  for (const [at, score] of scores.entries()) if (score > 0) found.push(at);
  found.sort((a, c) => (scores[c] ?? 0) - (scores[a] ?? 0) || a - c);
  const clusters = new Set(terms.stems.map(clusterOf).filter((cluster) => cluster >= 0));
  const said = { stems: new Set(terms.stems), clusters };
  const speaker = familyName(query.claimant);
  return found
    .slice(0, Math.max(rerankTotal, limit))
    .map((at) => {
      const base = scores[at] ?? 0;
      const fit = coverage(index, index.claimTerms[at] ?? [], said) + coverage(index, index.titleTerms[at] ?? [], said);
      const sameSpeaker = speaker !== "" && familyName(index.claims[at]?.claimant) === speaker;
      return { at, score: base * (1 + fit) * (1 + (sameSpeaker ? claimantBonus : 0)) };
    })
    .sort((a, c) => c.score - a.score || a.at - c.at)
    .slice(0, limit)
    .map(({ at, score }) => ({ id: index.claims[at]?.id ?? at, score: Number(score.toPrecision(6)) }));
}
