import { type BreakdownOptions, breakDown, type Scored } from "@/lib/breakdown/break-down";
import { adjustWith, type LayerWeights } from "@/lib/breakdown/learning/layer";
import type { Meanings } from "@/lib/breakdown/meaning";
import type { Known, Reading } from "@/lib/breakdown/providers/provider";
import { worthThreshold } from "@/lib/breakdown/scores";

/** A newsroom's learned layer with its number. */
export type NumberedLayer = { number: number; weights: LayerWeights };

/**
 * The provider that is always there: rules and sparse linear models, without network, its scores corrected by the newsroom's learned layer
 * where there is one, and mended by what its sentences mean where that is at hand. Pure and synchronous.
 */
export function readOffline(
  text: string,
  known: Known,
  { layer = null, meanings = null }: { layer?: NumberedLayer | null; meanings?: Meanings | null } = {},
): Reading {
  const options: BreakdownOptions = {
    ...known,
    ...(layer === null ? {} : { adjust: adjustWith(layer.weights) }),
    ...(meanings === null ? {} : { meanings }),
  };
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
