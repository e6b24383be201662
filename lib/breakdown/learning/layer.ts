import { z } from "zod";
import type { Scored } from "@/lib/breakdown/break-down";
import { logistic } from "@/lib/breakdown/linear-model";
import { worthThreshold } from "@/lib/breakdown/scores";

/**
 * A thin layer over a provider's scores: log odds = sum of weight × feature. Features are `score` (the provider's log odds), `bias` (1),
 * `kind:…` and `reason:…` (1 when the stretch has that kind, or a reason of that code). Names without a weight count nothing.
 */
export type LayerWeights = Readonly<Record<string, number>>;

/** The form in which weights are stored. */
export const layerWeights: z.ZodType<LayerWeights> = z.record(z.string().regex(/^(score|bias|kind:[a-z-]+|reason:[a-z-]+)$/), z.number());

/** The layer that changes nothing. */
export const plainLayer: LayerWeights = { score: 1 };

const oddsMax = 8;
// A stretch that is proposed whatever its score is taken to stand just above the threshold, so that the layer can learn to let it fall.
const freeScore = worthThreshold + 1e-6;

/** The log odds of a probability, kept within ±8. */
export function oddsOf(probability: number): number {
  return Math.max(-oddsMax, Math.min(oddsMax, Math.log(probability / (1 - probability))));
}

/** The features of a stretch by name; each but `score` is 1. No word of the text is among them. */
export function layerFeatures({ kind, score, reasons, isFree }: Omit<Scored, "start" | "end">): Map<string, number> {
  const features = new Map([
    ["score", oddsOf(isFree ? Math.max(score, freeScore) : score)],
    ["bias", 1],
    [`kind:${kind}`, 1],
  ]);
  // What the whole sentence means is in the score, and is a reason only where sentence embeddings read the article.
  for (const { code } of reasons) if (code !== "whole-sentence") features.set(`reason:${code}`, 1);
  return features;
}

/** The probability, 0..1, that this newsroom would take a stretch of these features as a claim. */
export function judge(weights: LayerWeights, features: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [name, value] of features) sum += (weights[name] ?? 0) * value;
  return logistic(sum);
}

/** A layer as what `breakDown` adjusts scores with. */
export function adjustWith(weights: LayerWeights): (scored: Scored) => number {
  return (scored) => judge(weights, layerFeatures(scored));
}
