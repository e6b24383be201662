/** Words in order of frequency, each with its vector. */
export type WordVectors = { words: readonly string[]; vectors: Readonly<Record<string, readonly number[]>> };

const dimensions = 100;
const wordTotal = 20_000;
const clusterTotal = 400;
const seedRange = 12_000;
const roundsMax = 12;

function unit(vector: ArrayLike<number>): Float32Array {
  let length = 0;
  for (let at = 0; at < dimensions; at += 1) length = Math.hypot(length, vector[at] ?? 0);
  return Float32Array.from({ length: dimensions }, (_, at) => (vector[at] ?? 0) / (length || 1));
}

function nearest(vector: Float32Array, centres: readonly Float32Array[]): number {
  let best = 0;
  let bestFit = Number.NEGATIVE_INFINITY;
  for (const [number, centre] of centres.entries()) {
    let fit = 0;
    for (let at = 0; at < dimensions; at += 1) fit += (vector[at] ?? 0) * (centre[at] ?? 0);
    if (fit > bestFit) {
      bestFit = fit;
      best = number;
    }
  }
  return best;
}

/**
 * Groups the 20,000 most frequent plain words into 400 clusters of words used alike (spherical k-means; the first centres are
 * words at even steps of frequency, so that the outcome depends on the vectors alone).
 */
export function clusterWords(source: WordVectors): string[] {
  const words = source.words.filter((word) => /^[a-z][a-z'-]*$/.test(word)).slice(0, wordTotal);
  const vectors = words.map((word) => unit(source.vectors[word] ?? []));
  let centres = Array.from(
    { length: clusterTotal },
    (_, number) => vectors[Math.floor((number * Math.min(words.length, seedRange)) / clusterTotal)] ?? new Float32Array(dimensions),
  );
  const homes = new Int32Array(words.length).fill(-1);
  for (let round = 0; round < roundsMax; round += 1) {
    let moved = 0;
    const sums = centres.map(() => new Float64Array(dimensions));
    for (const [at, vector] of vectors.entries()) {
      const home = nearest(vector, centres);
      if (homes[at] !== home) moved += 1;
      homes[at] = home;
      const sum = sums[home];
      if (sum) for (let place = 0; place < dimensions; place += 1) sum[place] = (sum[place] ?? 0) + (vector[place] ?? 0);
    }
    centres = sums.map(unit);
    if (moved < words.length / 500) break;
  }
  const clusters = Array.from({ length: clusterTotal }, (): string[] => []);
  for (const [at, word] of words.entries()) clusters[homes[at] ?? 0]?.push(word);
  return clusters.map((members) => members.join(" "));
}
