import { bucketOf } from "@/lib/breakdown/linear-model";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";

/** Examples with hashed features, each with a label (how likely the answer is yes) and a weight; every feature counts as `share`, or as 1. */
export type Example = { features: Int32Array; label: number; weight: number; share?: number };

/** How a model is fitted: passes over the data, step, and the pull of each weight towards 0. */
export type Fitting = { bits: number; passes: number; step: number; decay: number; seed: number };

/** The numbers 0..length-1 in an order that the seed alone decides (Fisher and Yates). */
export function shuffledOrder(length: number, next: () => number): Int32Array {
  const order = Int32Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

/**
 * Fits a logistic regression by stochastic gradient descent with a step of its own for each weight (AdaGrad) and L2 decay.
 * Deterministic: the same examples and fitting give the same weights to the bit.
 */
export function fitLogistic(examples: readonly Example[], fitting: Fitting): { bits: number; bias: number; weights: Float64Array } {
  const size = 1 << fitting.bits;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1);
  const next = seededNumbers(fitting.seed);
  const buckets = examples.map((example) => example.features.map((feature) => bucketOf(feature, fitting.bits)));
  let bias = 0;
  let biasSquares = 1;
  for (let pass = 0; pass < fitting.passes; pass += 1) {
    for (const number of shuffledOrder(examples.length, next)) {
      const example = examples[number];
      const mine = buckets[number];
      if (!example || !mine) continue;
      const share = example.share ?? 1;
      let sum = bias;
      for (const bucket of mine) sum += share * (weights[bucket] ?? 0);
      const error = (1 / (1 + Math.exp(-sum)) - example.label) * example.weight;
      for (const bucket of mine) {
        const old = weights[bucket] ?? 0;
        const gradient = error * share + fitting.decay * old;
        const square = (squares[bucket] ?? 1) + gradient * gradient;
        squares[bucket] = square;
        weights[bucket] = old - (fitting.step * gradient) / Math.sqrt(square);
      }
      biasSquares += error * error;
      bias -= (fitting.step * error) / Math.sqrt(biasSquares);
    }
  }
  return { bits: fitting.bits, bias, weights };
}
