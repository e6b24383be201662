import type { Tensor } from "@/lib/breakdown/training/encoder/engine";

/** The weights of a graph by their names. */
export type GraphWeights = Readonly<Record<string, readonly Tensor[]>>;

/** The weight of a graph by its name; throws where it has none. */
export function weightOf(weights: GraphWeights, name: string): Tensor {
  const weight = weights[name]?.[0];
  if (weight === undefined) throw new Error(`the encoder has no weight ${name}`);
  return weight;
}
