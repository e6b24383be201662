import { seededNumbers } from "@/lib/breakdown/seeded-numbers";

/** Words and documents as directions in one space, near each other when they are used in like company; all of length 1 or 0. */
export type TopicSpace = {
  terms: ReadonlyMap<string, Float32Array>;
  weights: ReadonlyMap<string, number>;
  documents: readonly Float32Array[];
};

const dimensions = 192;
const marks = 8;
const rounds = 2;

function add(sum: Float32Array, part: Float32Array, weight: number): void {
  for (let at = 0; at < dimensions; at += 1) sum[at] = (sum[at] ?? 0) + weight * (part[at] ?? 0);
}

function toUnit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  for (let at = 0; at < dimensions; at += 1) vector[at] = (vector[at] ?? 0) / length;
  return vector;
}

function sumOf(terms: Iterable<string>, vectors: ReadonlyMap<string, Float32Array>, weights: ReadonlyMap<string, number>): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const term of new Set(terms)) {
    const vector = vectors.get(term);
    if (vector) add(sum, vector, weights.get(term) ?? 0);
  }
  return toUnit(sum);
}

/**
 * Learns which words go together from the documents alone (reflective random indexing, Cohen, Schvaneveldt and Widdows 2010):
 * documents start as random directions, words become the sum of theirs, documents the weighted sum of their words, twice over.
 * The same documents give the same space; linear in their total length.
 */
export function buildTopicSpace(documents: readonly (readonly string[])[]): TopicSpace {
  const next = seededNumbers(20261124);
  const holders = new Map<string, number>();
  for (const document of documents) for (const term of new Set(document)) holders.set(term, (holders.get(term) ?? 0) + 1);
  const weights = new Map([...holders].map(([term, total]) => [term, Math.log(1 + documents.length / total)]));
  let places = documents.map(() => {
    const place = new Float32Array(dimensions);
    for (let mark = 0; mark < marks; mark += 1) place[Math.floor(next() * dimensions)] = next() < 0.5 ? -1 : 1;
    return toUnit(place);
  });
  let terms = new Map<string, Float32Array>();
  for (let round = 0; round < rounds; round += 1) {
    terms = new Map([...holders.keys()].map((term) => [term, new Float32Array(dimensions)]));
    for (const [at, document] of documents.entries()) {
      const place = places[at];
      for (const term of new Set(document)) {
        const vector = terms.get(term);
        if (place && vector) add(vector, place, 1);
      }
    }
    for (const vector of terms.values()) toUnit(vector);
    places = documents.map((document) => sumOf(document, terms, weights));
    // What all documents share says nothing about any of them.
    const mean = new Float32Array(dimensions);
    for (const place of places) add(mean, place, 1 / documents.length);
    for (const vector of [...places, ...terms.values()]) {
      add(vector, mean, -1);
      toUnit(vector);
    }
  }
  return { terms, weights, documents: places };
}

/** The direction of a text given as terms; terms the space does not know count for nothing. */
export function placeOf(space: TopicSpace, terms: readonly string[]): Float32Array {
  return sumOf(terms, space.terms, space.weights);
}

/** How alike two directions are, -1..1; 0 where one is missing. */
export function likeness(one: Float32Array, other: Float32Array | undefined): number {
  if (!other) return 0;
  let product = 0;
  for (let at = 0; at < dimensions; at += 1) product += (one[at] ?? 0) * (other[at] ?? 0);
  return product;
}
