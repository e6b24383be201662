import type { Additions } from "@/lib/breakdown/encoder/additions";
import type { Engine, Tensor } from "@/lib/breakdown/encoder/engine";
import { matrixNames, vectorNames } from "@/lib/breakdown/encoder/upper-layer-names";

/** The weights of a graph by their names. */
export type GraphWeights = Readonly<Record<string, readonly Tensor[]>>;

/** The weight of a graph by its name; throws where it has none. */
export function weightOf(weights: GraphWeights, name: string): Tensor {
  const weight = weights[name]?.[0];
  if (weight === undefined) throw new Error(`the encoder has no weight ${name}`);
  return weight;
}

/**
 * The weights that additions change, as they are then, by their names in the graph; the graph's own stay what they are. Throws where an addition does not fit
 * its weight.
 */
export function changedWeights(engine: Engine, weights: GraphWeights, { matrices, vectors }: Additions): Record<string, Tensor> {
  return engine.tidy(() => {
    const changed: Record<string, Tensor> = {};
    for (const { name, rank, down, up } of matrices) {
      const own = weightOf(weights, matrixNames[name]);
      const narrow = engine.transpose(engine.tensor(down, [rank, down.length / rank]));
      const added = engine.matMul(narrow, engine.tensor(up, [rank, up.length / rank]));
      changed[matrixNames[name]] = engine.keep(engine.add(own, engine.reshape(added, own.shape)));
    }
    for (const { name, values } of vectors) {
      const own = weightOf(weights, vectorNames[name]);
      changed[vectorNames[name]] = engine.keep(engine.add(own, engine.tensor(values, own.shape)));
    }
    return changed;
  });
}
