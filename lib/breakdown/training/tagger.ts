import { bucketOf } from "@/lib/breakdown/linear-model";
import {
  bestPart,
  type PartOfSpeech,
  partsOfSpeech,
  partTotal,
  tagFeatureCount,
  tagFeatures,
  taggerOf,
  tagTokens,
  wordTraits,
} from "@/lib/breakdown/part-of-speech";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import type { Token } from "@/lib/breakdown/tokens";
import { shuffledOrder } from "@/lib/breakdown/training/logistic-regression";

/** One sentence with the parts of speech its teacher gave; null where the teacher's tokens do not fit ours. */
export type TaggedSentence = { tokens: readonly Token[]; tags: readonly (PartOfSpeech | null)[] };

/** Fits an averaged perceptron (Collins 2002); the same sentences and seed give the same weights. */
export function fitTagger(
  sentences: readonly TaggedSentence[],
  fitting: { bits: number; passes: number; seed: number },
): { bits: number; weights: Float64Array } {
  const size = (1 << fitting.bits) * partTotal;
  const weights = new Float64Array(size);
  const totals = new Float64Array(size);
  const features = new Int32Array(tagFeatureCount);
  const sums = new Float64Array(partTotal);
  const next = seededNumbers(fitting.seed);
  const traits = sentences.map((sentence) => sentence.tokens.map(wordTraits));
  let steps = 1;
  for (let pass = 0; pass < fitting.passes; pass += 1) {
    for (const number of shuffledOrder(sentences.length, next)) {
      const mine = traits[number] ?? [];
      let t2 = partTotal;
      let t1 = partTotal;
      for (let at = 0; at < mine.length; at += 1) {
        tagFeatures(mine, { at, t2, t1 }, features);
        const guess = bestPart({ bits: fitting.bits, weights }, features, sums);
        const tag = sentences[number]?.tags[at];
        const truth = tag ? partsOfSpeech.indexOf(tag) : guess;
        if (truth !== guess) {
          for (const feature of features) {
            const from = bucketOf(feature, fitting.bits) * partTotal;
            weights[from + truth] = (weights[from + truth] ?? 0) + 1;
            totals[from + truth] = (totals[from + truth] ?? 0) + steps;
            weights[from + guess] = (weights[from + guess] ?? 0) - 1;
            totals[from + guess] = (totals[from + guess] ?? 0) - steps;
          }
        }
        steps += 1;
        t2 = t1;
        t1 = guess;
      }
    }
  }
  return { bits: fitting.bits, weights: weights.map((weight, at) => weight - (totals[at] ?? 0) / steps) };
}

/** Rounds a tagger's weights to 8 bits and writes them in base 64. */
export function storeTagger(tagger: { bits: number; weights: Float64Array }): { bits: number; weights: string } {
  let largest = 1e-9;
  for (const weight of tagger.weights) largest = Math.max(largest, Math.abs(weight));
  let raw = "";
  for (const weight of tagger.weights)
    raw += String.fromCharCode(Math.max(-127, Math.min(127, Math.round((weight / largest) * 254))) & 255);
  return { bits: tagger.bits, weights: btoa(raw) };
}

/** The share of tokens on which a tagger gives the teacher's tag. */
export function taggerAgreement(sentences: readonly TaggedSentence[], tagger: { bits: number; weights: Float64Array | Int8Array }): number {
  const best = taggerOf(tagger);
  let right = 0;
  let total = 0;
  for (const { tokens, tags } of sentences) {
    const guesses = tagTokens(tokens, best);
    for (const [at, tag] of tags.entries()) {
      if (tag === null) continue;
      total += 1;
      if (guesses[at] === tag) right += 1;
    }
  }
  return right / Math.max(1, total);
}
