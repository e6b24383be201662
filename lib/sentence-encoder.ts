import "server-only";
import { readAdditions, type StoredAdditions } from "@/lib/breakdown/encoder/additions";
import { changedWeights, type GraphWeights } from "@/lib/breakdown/encoder/changed-weights";
import { type Engine, isEngine, type Tensor } from "@/lib/breakdown/encoder/engine";
import { tokensMax } from "@/lib/breakdown/encoder/upper-layer-names";
import type { Embed } from "@/lib/breakdown/providers/embeddings";

type Tensors = Readonly<Record<string, Tensor>>;

/** The graph of the encoder: whatever node is given among the inputs, a weight, say, is taken for what it is. */
type Graph = { weights: GraphWeights; executeAsync: (inputs: Tensors, output?: string) => Promise<Tensor> };

type Model = { embed: (texts: string[]) => Promise<number[][]> };
type Library = { initModel: (source: () => Promise<unknown>) => Promise<Model> };

/** What of the encoder only training and changing it need: the engine, the graph, and the words' numbers, as many as it reads. */
export type EncoderParts = { engine: Engine; graph: Graph; tokensOf: (text: string) => number[] };

/** The encoder that the optional packages bring; `embedWith` embeds by other weights, by their names in the graph, beside the package's own for the rest. */
export type SentenceEncoder = { embed: Embed; embedWith: (changed: Tensors) => Embed; parts: () => EncoderParts };

const batchSize = 8;

/** Loads the encoder anew from the packages of the project that `from`, a folder or file, is in; null where they are not installed. */
export async function loadSentenceEncoder(from: string): Promise<SentenceEncoder | null> {
  const [engine, library, weights] = ["core", "embeddings", "model-embeddings-en"].map((name) => required(`@energetic-ai/${name}`, from));
  if (!canStart(engine) || !isLibrary(library) || !hasSource(weights)) return null;
  // The library starts its engine and reads the weights at once, and fails where the machine is so busy that the weights are there first.
  await engine.ready();
  let source: unknown;
  const model = await library.initModel(async () => {
    source = await weights.modelSource();
    return source;
  });
  const parts = (): EncoderParts => {
    if (!isEngine(engine) || !hasGraph(source) || !hasTokens(model))
      throw new Error("these packages of sentence embeddings cannot be changed");
    return { engine, graph: source.model, tokensOf: (text) => model.tokenizer.encode(text).slice(0, tokensMax) };
  };
  return {
    embed: inBatches(model),
    embedWith: (changed) => {
      const { graph } = parts();
      const executeAsync = (inputs: Tensors) => graph.executeAsync({ ...inputs, ...changed });
      // The same words, the same graph, and the same memory: only what is given to the graph is more.
      const other: Model = Object.create(model, { model: { value: { executeAsync } } });
      return inBatches(other);
    },
    parts,
  };
}

/** Embeds by what training added to the encoder, which shares the package's memory for the rest; by the package's own weights alone where nothing was. */
export function embedAdded(encoder: SentenceEncoder, stored: StoredAdditions): Embed {
  const additions = readAdditions(stored);
  if (additions === null) return encoder.embed;
  const { engine, graph } = encoder.parts();
  return encoder.embedWith(changedWeights(engine, graph.weights, additions));
}

function inBatches(model: Model): Embed {
  return async (texts) => {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += batchSize) vectors.push(...(await model.embed(texts.slice(at, at + batchSize))));
    return vectors;
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

function hasTokens(model: unknown): model is { tokenizer: { encode: (text: string) => number[] } } {
  return has(model, "tokenizer") && has(model.tokenizer, "encode") && typeof model.tokenizer.encode === "function";
}

/** A package as Node finds it while running: a bundler would fail where an optional one is missing. */
function required(name: string, from: string): unknown {
  try {
    return process.getBuiltinModule("node:module").createRequire(from)(name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}
