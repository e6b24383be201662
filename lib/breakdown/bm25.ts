/** An inverted index: for each term the documents that hold it and how often. */
export type InvertedIndex = { postings: Map<string, { documents: number[]; counts: number[] }>; lengths: number[]; meanLength: number };

const k1 = 1.2;
const b = 0.75;

/** Indexes documents given as lists of terms. */
export function buildIndex(documents: readonly (readonly string[])[]): InvertedIndex {
  const postings: InvertedIndex["postings"] = new Map();
  const lengths: number[] = [];
  let total = 0;
  for (const [number, terms] of documents.entries()) {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const posting = postings.get(term) ?? { documents: [], counts: [] };
      posting.documents.push(number);
      posting.counts.push(count);
      postings.set(term, posting);
    }
    lengths.push(terms.length);
    total += terms.length;
  }
  return { postings, lengths, meanLength: total / Math.max(1, documents.length) };
}

/** How telling a term is: its inverse document frequency, at least 0 (Robertson and Sparck Jones, as Lucene has it). */
export function rarity(index: InvertedIndex, term: string): number {
  const holders = index.postings.get(term)?.documents.length ?? 0;
  return Math.log(1 + (index.lengths.length - holders + 0.5) / (holders + 0.5));
}

/** Adds the BM25 score of every document for these terms (each counted once) to `scores`, times `weight`. */
export function addScores(index: InvertedIndex, terms: readonly string[], sum: { scores: Float64Array; weight: number }): void {
  for (const term of new Set(terms)) {
    const posting = index.postings.get(term);
    if (!posting) continue;
    const telling = rarity(index, term) * sum.weight;
    for (const [at, document] of posting.documents.entries()) {
      const count = posting.counts[at] ?? 0;
      const length = (index.lengths[document] ?? 0) / Math.max(1e-9, index.meanLength);
      sum.scores[document] = (sum.scores[document] ?? 0) + (telling * count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
    }
  }
}
