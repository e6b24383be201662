import { createRequire } from "node:module";
import { matrixNames, vectorNames } from "@/lib/breakdown/encoder/upper-layer-names";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { type Engine, isEngine } from "@/lib/breakdown/training/encoder/engine";
import type { GraphWeights } from "@/lib/breakdown/training/encoder/graph-weights";

/** The engine of the optional package, ready. */
export async function startedEngine(): Promise<Engine> {
  const core: unknown = createRequire(import.meta.url)("@energetic-ai/core");
  if (!isEngine(core)) throw new Error("the engine lacks an operation");
  if ("ready" in core && typeof core.ready === "function") await core.ready();
  return core;
}

/** Numbers around 0 by a seed. */
export function numbers(total: number, random: () => number, size = 1): Float32Array {
  return Float32Array.from({ length: total }, () => (random() - 0.5) * 2 * size);
}

/** Weights of an upper layer of 8 numbers a token, under the names of the package's graph. */
export function tinyWeights(engine: Engine, seed: number): GraphWeights {
  const [width, inner] = [8, 12];
  const random = seededNumbers(seed);
  const matrices = {
    qkv: [1, 1, width, 3 * width],
    output: [1, 1, width, width],
    conv1: [width, inner],
    conv2: [inner, width],
    tanh: [width, width],
  };
  const vectors = {
    ...{ qkvBias: 3 * width, outputBias: width, conv1Bias: inner, conv2Bias: width, tanhBias: width },
    ...{ attentionScale: width, attentionShift: width, forwardScale: width, forwardShift: width },
  };
  const weights: Record<string, ReturnType<Engine["tensor"]>[]> = {};
  const made = (shape: readonly number[], around: number) => [
    engine.tensor(
      numbers(
        shape.reduce((total, size) => total * size, 1),
        random,
        0.6,
      ).map((value) => value + around),
      shape,
    ),
  ];
  for (const [name, shape] of Object.entries(matrices)) weights[Reflect.get(matrixNames, name)] = made(shape, 0);
  for (const [name, size] of Object.entries(vectors))
    weights[Reflect.get(vectorNames, name)] = made([size], name.endsWith("Scale") ? 1 : 0);
  return weights;
}
