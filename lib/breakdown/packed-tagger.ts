import { bucketOf } from "@/lib/breakdown/linear-model";

/**
 * The weights of a tagger of sixteen parts of speech, made to be summed quickly: those of two parts lie in one number, 16 bits each, so that one addition
 * adds both. Every weight is raised by 128, so that no sum is below 0.
 */
export type PackedTagger = { bits: number; pairs: Int32Array };

const pairTotal = 8;
const lowBits = 0xffff;

/** Packs weights as they are stored, a byte each in base 64, sixteen for each bucket; throws a RangeError where they are not so many. */
export function packTagger({ bits, weights }: { bits: number; weights: string }): PackedTagger {
  const raw = atob(weights);
  const pairs = new Int32Array((1 << bits) * pairTotal);
  if (raw.length !== 2 * pairs.length) throw new RangeError(`a tagger of ${bits} bits cannot have ${raw.length} bytes of weights`);
  for (let at = 0, byte = 0; at < pairs.length; byte += pairTotal)
    for (const to = at + pairTotal; at < to; at += 1, byte += 1)
      pairs[at] = (raw.charCodeAt(byte) ^ 128) | ((raw.charCodeAt(byte + pairTotal) ^ 128) << 16);
  return { bits, pairs };
}

/** The number of the best part of speech for these features, sixteen at most; of two that are as good the one with the lower number. */
export function bestPacked({ bits, pairs }: PackedTagger, features: Int32Array): number {
  let [p0, p1, p2, p3, p4, p5, p6, p7] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < features.length; at += 1) {
    const from = bucketOf(features[at] ?? 0, bits) * pairTotal;
    p0 += pairs[from] ?? 0;
    p1 += pairs[from + 1] ?? 0;
    p2 += pairs[from + 2] ?? 0;
    p3 += pairs[from + 3] ?? 0;
    p4 += pairs[from + 4] ?? 0;
    p5 += pairs[from + 5] ?? 0;
    p6 += pairs[from + 6] ?? 0;
    p7 += pairs[from + 7] ?? 0;
  }
  const sums = [p0, p1, p2, p3, p4, p5, p6, p7];
  let [low, high] = [0, 0];
  for (let pair = 1; pair < pairTotal; pair += 1) {
    if (((sums[pair] ?? 0) & lowBits) > ((sums[low] ?? 0) & lowBits)) low = pair;
    if ((sums[pair] ?? 0) >>> 16 > (sums[high] ?? 0) >>> 16) high = pair;
  }
  return (sums[high] ?? 0) >>> 16 > ((sums[low] ?? 0) & lowBits) ? high + pairTotal : low;
}
