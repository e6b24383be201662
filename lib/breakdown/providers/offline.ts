import { type BreakdownOptions, breakDown, type Scored } from "@/lib/breakdown/break-down";
import { adjustWith, type LayerWeights } from "@/lib/breakdown/learning/layer";
import type { Known, Reading } from "@/lib/breakdown/providers/provider";
import { worthThreshold } from "@/lib/breakdown/scores";

/** A newsroom's learned layer with its number. */
export type NumberedLayer = { number: number; weights: LayerWeights };

/**
 * The provider that is always there: rules and sparse linear models, without network, its scores corrected by the newsroom's learned layer
 * where there is one. Pure and synchronous.
 */
export function readOffline(text: string, known: Known, layer: NumberedLayer | null = null): Reading {
  const options: BreakdownOptions = layer === null ? known : { ...known, adjust: adjustWith(layer.weights) };
  const { candidates, ...rest } = breakDown(text, options);
  const { provider, version } = rest;
  return {
    ...rest,
    model: null,
    threshold: worthThreshold,
    layer: layer?.number ?? null,
    fallback: null,
    candidates: candidates.map((candidate) => ({ ...candidate, provider, model: null, version })),
  };
}

/** Every stretch of a text that the provider scores, proposed or not, as it stands before any layer. */
export function scoreStretches(text: string, known: Known): Scored[] {
  const stretches: Scored[] = [];
  const adjust = (scored: Scored): number => {
    stretches.push(scored);
    return scored.score;
  };
  breakDown(text, { ...known, adjust });
  return stretches;
}
