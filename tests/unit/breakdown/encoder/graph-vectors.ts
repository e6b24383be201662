import { type EncoderGraph, loadEncoderGraph } from "@/bin/encoder-graph";
import type { Additions } from "@/lib/breakdown/encoder/additions";
import { matrixNames, vectorNames } from "@/lib/breakdown/encoder/upper-layer-names";
import type { Tensor } from "@/lib/breakdown/training/encoder/engine";
import { weightOf } from "@/lib/breakdown/training/encoder/graph-weights";

/** The encoder as the optional packages run it; null where they are not installed. */
export const encoderGraph = await loadEncoderGraph(import.meta.url);

/** A graph's weights that additions change, by the engine and not by what is tested. */
function changedWeights({ engine, graph }: EncoderGraph, { matrices, vectors }: Additions): Record<string, Tensor> {
  const changed: Record<string, Tensor> = {};
  for (const { name, rank, down, up } of matrices) {
    const own = weightOf(graph.weights, matrixNames[name]);
    const narrow = engine.transpose(engine.tensor(down, [rank, down.length / rank]));
    const added = engine.matMul(narrow, engine.tensor(up, [rank, up.length / rank]));
    changed[matrixNames[name]] = engine.add(own, engine.reshape(added, own.shape));
  }
  for (const { name, values } of vectors) {
    const own = weightOf(graph.weights, vectorNames[name]);
    changed[vectorNames[name]] = engine.add(own, engine.tensor(values, own.shape));
  }
  return changed;
}

/** Vectors by the package's own graph, each text by itself. */
export async function graphVectors(encoder: EncoderGraph, texts: readonly string[], additions: Additions | null): Promise<number[][]> {
  const changed = additions === null ? {} : changedWeights(encoder, additions);
  const vectors: number[][] = [];
  for (const text of texts) vectors.push(...(await encoder.embed([text], changed)));
  return vectors;
}

/** By how much two lots of vectors differ at most in one number. */
export function largestDifference(some: readonly (readonly number[])[], others: readonly (readonly number[])[]): number {
  if (some.length !== others.length) return Number.POSITIVE_INFINITY;
  return Math.max(...some.flatMap((vector, row) => vector.map((value, at) => Math.abs(value - (others[row]?.[at] ?? 9)))));
}
