import { createRequire } from "node:module";
import { tokensMax } from "@/lib/breakdown/encoder/upper-layer-names";
import { type Engine, isEngine, type Tensor } from "@/lib/breakdown/training/encoder/engine";
import type { GraphWeights } from "@/lib/breakdown/training/encoder/graph-weights";

type Tensors = Readonly<Record<string, Tensor>>;

/** The graph of the encoder: whatever node is given among the inputs, a weight, say, is taken for what it is. */
type Graph = { weights: GraphWeights; executeAsync: (inputs: Tensors, output?: string) => Promise<Tensor> };

type Model = { embed: (texts: string[]) => Promise<number[][]>; tokenizer: { encode: (text: string) => number[] } };
type Library = { initModel: (source: () => Promise<unknown>) => Promise<unknown> };

/**
 * The encoder as the optional packages run it: the engine, the graph, the words' numbers, as many as it reads, and the vectors, by other weights by their names where
 * such are given. Training needs it; and what computes the same without an engine is compared with it.
 */
export type EncoderGraph = {
  engine: Engine;
  graph: Graph;
  tokensOf: (text: string) => number[];
  embed: (texts: readonly string[], changed?: Tensors) => Promise<number[][]>;
};

/** Loads the graph of the encoder from the optional packages of the project that `from`, a folder or file, is in; null where they are not installed. */
export async function loadEncoderGraph(from: string): Promise<EncoderGraph | null> {
  const [engine, library, weights] = ["core", "embeddings", "model-embeddings-en"].map((name) => required(`@energetic-ai/${name}`, from));
  if (!canStart(engine) || !isLibrary(library) || !hasSource(weights)) return null;
  // The library starts its engine and reads the weights at once, and fails where the machine is so busy that the weights are there first.
  await engine.ready();
  let source: unknown;
  const model = await library.initModel(async () => {
    source = await weights.modelSource();
    return source;
  });
  if (!isEngine(engine) || !hasGraph(source) || !isModel(model)) throw new Error("these packages of sentence embeddings cannot be changed");
  const graph = source.model;
  return {
    engine,
    graph,
    tokensOf: (text) => model.tokenizer.encode(text).slice(0, tokensMax),
    embed: (texts, changed = {}) => {
      const executeAsync = (inputs: Tensors) => graph.executeAsync({ ...inputs, ...changed });
      const other: Model = Object.create(model, { model: { value: { executeAsync } } });
      return other.embed([...texts]);
    },
  };
}

function has<Name extends string>(loaded: unknown, name: Name): loaded is Record<Name, unknown> {
  return typeof loaded === "object" && loaded !== null && name in loaded;
}

function canStart(loaded: unknown): loaded is { ready: () => Promise<void> } {
  return has(loaded, "ready") && typeof loaded.ready === "function";
}

function isLibrary(loaded: unknown): loaded is Library {
  return has(loaded, "initModel") && typeof loaded.initModel === "function";
}

function hasSource(loaded: unknown): loaded is { modelSource: () => Promise<unknown> } {
  return has(loaded, "modelSource") && typeof loaded.modelSource === "function";
}

function hasGraph(source: unknown): source is { model: Graph } {
  return has(source, "model") && has(source.model, "weights") && has(source.model, "executeAsync");
}

function isModel(model: unknown): model is Model {
  if (!has(model, "tokenizer") || !has(model, "embed") || typeof model.embed !== "function") return false;
  return has(model.tokenizer, "encode") && typeof model.tokenizer.encode === "function";
}

function required(name: string, from: string): unknown {
  try {
    return createRequire(from)(name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}
