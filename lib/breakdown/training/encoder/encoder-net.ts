import type { Additions } from "@/lib/breakdown/encoder/additions";
import { attentionHeads, type MatrixName, matrixNames, type VectorName, vectorNames } from "@/lib/breakdown/encoder/upper-layer-names";
import type { Engine, Tensor } from "@/lib/breakdown/training/encoder/engine";
import { type GraphWeights, weightOf } from "@/lib/breakdown/training/encoder/graph-weights";
import type { FixedLayer, LayerInput, PartName } from "@/lib/breakdown/training/encoder/upper-layer";

/** A part of the upper layer that is learnt, with its shape. */
export type Part = { values: Float64Array; shape: readonly number[] };

/** All parts by their names. */
export type Parts = Readonly<Record<PartName, Part>>;

/** What the lower layer made of sentences' tokens, filled up to one length: sentences × tokens × width, and how many tokens each has. */
export type LowerOutput = { values: Float32Array; tokens: number; lengths: readonly number[] };

const matrices: readonly MatrixName[] = ["qkv", "output", "conv1", "conv2", "tanh"];
const vectors = Object.keys(vectorNames).filter((name): name is VectorName => name in vectorNames);
/** So low that nothing is taken from what only fills up. */
const never = -1e9;

/** All parts' names. */
export const partNames: readonly PartName[] = [...matrices.flatMap((name): PartName[] => [`${name}.down`, `${name}.up`]), ...vectors];

/** The upper layer of a graph, as it stays while its parts are learnt. The tensors stay until the engine ends. */
export function fixedLayer(engine: Engine, weights: GraphWeights): FixedLayer {
  const flat = (name: MatrixName) => {
    const weight = weightOf(weights, matrixNames[name]);
    const own = engine.reshape(weight, weight.shape.slice(-2));
    return { weight: own, turned: engine.transpose(own) };
  };
  const [qkv, output, conv1, conv2, tanh] = [flat("qkv"), flat("output"), flat("conv1"), flat("conv2"), flat("tanh")];
  return { heads: attentionHeads, matrices: { qkv, output, conv1, conv2, tanh } };
}

/** The parts before anything is learnt: they leave the vectors as they are. `rank` is how narrow the matrices beside the layer's own are. */
export function firstParts(weights: GraphWeights, rank: number, random: () => number): Parts {
  const parts: Partial<Record<PartName, Part>> = {};
  for (const name of matrices) {
    const [height = 0, width = 0] = weightOf(weights, matrixNames[name]).shape.slice(-2);
    const values = Float64Array.from({ length: height * rank }, () => normal(random) / Math.sqrt(height));
    parts[`${name}.down`] = { values, shape: [height, rank] };
    parts[`${name}.up`] = { values: new Float64Array(rank * width), shape: [rank, width] };
  }
  for (const name of vectors) {
    const weight = weightOf(weights, vectorNames[name]);
    parts[name] = { values: Float64Array.from(weight.dataSync()), shape: weight.shape };
  }
  if (!isWhole(parts)) throw new Error("a part is missing");
  return parts;
}

function isWhole(parts: Partial<Record<PartName, Part>>): parts is Record<PartName, Part> {
  return partNames.every((name) => parts[name] !== undefined);
}

/** A number of the normal distribution (Box and Muller 1958). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The parts as tensors, to be disposed of. */
export function partTensors(engine: Engine, parts: Parts): Record<PartName, Tensor> {
  const tensors: Partial<Record<PartName, Tensor>> = {};
  for (const name of partNames) tensors[name] = engine.tensor(Float32Array.from(parts[name].values), parts[name].shape);
  const isAll = (some: Partial<Record<PartName, Tensor>>): some is Record<PartName, Tensor> => partNames.every((name) => name in some);
  if (!isAll(tensors)) throw new Error("a part is missing");
  return tensors;
}

/** What the lower layer made of sentences as the upper layer takes it. */
export function layerInput(engine: Engine, { values, tokens, lengths }: LowerOutput): LayerInput {
  const sentences = lengths.length;
  const hidden = Float32Array.from({ length: sentences * tokens }, (_, at) =>
    at % tokens < (lengths[Math.floor(at / tokens)] ?? 0) ? 0 : never,
  );
  const shares = hidden.map((bias, at) => (bias === 0 ? 1 / (lengths[Math.floor(at / tokens)] ?? 1) : 0));
  return {
    tokens: engine.tensor(values, [sentences * tokens, values.length / (sentences * tokens)]),
    shape: { sentences, tokens },
    hidden: engine.tensor(hidden, [sentences, 1, 1, tokens]),
    shares: engine.tensor(shares, [sentences, tokens]),
  };
}

/** What the parts add to the graph's own weights. */
export function additionsOf(parts: Parts, weights: GraphWeights): Additions {
  return {
    matrices: matrices.map((name) => {
      const [down, up] = [parts[`${name}.down`], parts[`${name}.up`]];
      const [height = 0, rank = 0] = down.shape;
      const turned = Float32Array.from(
        { length: height * rank },
        (_, at) => down.values[(at % height) * rank + Math.floor(at / height)] ?? 0,
      );
      return { name, rank, down: turned, up: Float32Array.from(up.values) };
    }),
    vectors: vectors.map((name) => {
      const own = weightOf(weights, vectorNames[name]).dataSync();
      return { name, values: Float32Array.from(parts[name].values, (value, at) => value - (own[at] ?? 0)) };
    }),
  };
}

/** The parts that add so much to the graph's own weights. Throws where an addition is missing. */
export function partsOf(additions: Additions, weights: GraphWeights): Parts {
  const parts: Partial<Record<PartName, Part>> = {};
  for (const { name, rank, down, up } of additions.matrices) {
    const height = down.length / rank;
    const turned = Float64Array.from({ length: down.length }, (_, at) => down[(at % rank) * height + Math.floor(at / rank)] ?? 0);
    parts[`${name}.down`] = { values: turned, shape: [height, rank] };
    parts[`${name}.up`] = { values: Float64Array.from(up), shape: [rank, up.length / rank] };
  }
  for (const { name, values } of additions.vectors) {
    const own = weightOf(weights, vectorNames[name]);
    parts[name] = { values: Float64Array.from(own.dataSync(), (value, at) => value + (values[at] ?? 0)), shape: own.shape };
  }
  if (!isWhole(parts)) throw new Error("a part is missing");
  return parts;
}
