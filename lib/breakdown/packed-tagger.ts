import { bucketOf } from "@/lib/breakdown/linear-model";

/**
 * The weights of a tagger of sixteen parts of speech, made to be summed quickly: those of four parts lie in one number, 8 bits each, so that all of a bucket
 * lie together and two are added at once. Every weight is raised by 128, so that no sum is below 0.
 */
export type PackedTagger = { bits: number; quads: Int32Array };

const quadTotal = 4;
const partTotal = 4 * quadTotal;
const weightMax = 255;
/** The first and the third of four bytes, each with room for a sum behind it. */
const everyOther = 0x00ff00ff;
const lowBits = 0xffff;
/** Sums of 16 bits hold so many of the largest weights. */
const featuresMax = Math.floor(lowBits / weightMax);

/** Packs weights as they are stored, a byte each in base 64, sixteen for each bucket; throws a RangeError where they are not so many. */
export function packTagger({ bits, weights }: { bits: number; weights: string }): PackedTagger {
  const raw = atob(weights);
  const quads = new Int32Array((1 << bits) * quadTotal);
  if (raw.length !== 4 * quads.length) throw new RangeError(`a tagger of ${bits} bits cannot have ${raw.length} bytes of weights`);
  for (let byte = 0; byte < raw.length; byte += 1) {
    const at = byte >> 2;
    quads[at] = (quads[at] ?? 0) | ((raw.charCodeAt(byte) ^ 128) << (8 * (byte & 3)));
  }
  return { bits, quads };
}

// One for all words: it is read before the next word is summed.
const sums = new Int32Array(partTotal);

/** Writes the four sums of the parts from `part` on, of which two numbers hold two each. */
function spread(part: number, even: number, odd: number): void {
  sums[part] = even & lowBits;
  sums[part + 1] = odd & lowBits;
  sums[part + 2] = even >>> 16;
  sums[part + 3] = odd >>> 16;
}

/** The number of the best part of speech for these features, 257 at most; of two that are as good the one with the lower number. */
export function bestPacked({ bits, quads }: PackedTagger, features: Int32Array): number {
  if (features.length > featuresMax) throw new RangeError(`a word of ${features.length} features has more than ${featuresMax}`);
  let [even0, even1, even2, even3] = [0, 0, 0, 0];
  let [odd0, odd1, odd2, odd3] = [0, 0, 0, 0];
  for (let at = 0; at < features.length; at += 1) {
    const from = bucketOf(features[at] ?? 0, bits) * quadTotal;
    const q0 = quads[from] ?? 0;
    const q1 = quads[from + 1] ?? 0;
    const q2 = quads[from + 2] ?? 0;
    const q3 = quads[from + 3] ?? 0;
    even0 += q0 & everyOther;
    odd0 += (q0 >>> 8) & everyOther;
    even1 += q1 & everyOther;
    odd1 += (q1 >>> 8) & everyOther;
    even2 += q2 & everyOther;
    odd2 += (q2 >>> 8) & everyOther;
    even3 += q3 & everyOther;
    odd3 += (q3 >>> 8) & everyOther;
  }
  spread(0, even0, odd0);
  spread(4, even1, odd1);
  spread(8, even2, odd2);
  spread(12, even3, odd3);
  let best = 0;
  for (let part = 1; part < partTotal; part += 1) if ((sums[part] ?? 0) > (sums[best] ?? 0)) best = part;
  return best;
}
