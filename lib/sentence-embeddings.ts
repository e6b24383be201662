import "server-only";
import type { Embed } from "@/lib/breakdown/providers/embeddings";
import { environment } from "@/lib/environment";

type Engine = { ready: () => Promise<void> };
type Library = { initModel: (source: unknown) => Promise<{ embed: (texts: string[]) => Promise<number[][]> }> };

const batchSize = 8;

let loading: Promise<Embed | null> | undefined;

/**
 * Sentence embeddings (English, 512 numbers a text, some 25 ms each), loaded once; null when they are switched off or not installed.
 * `from` is a folder or file of this project, whose packages are meant.
 */
export function loadEmbeddings(from: string): Promise<Embed | null> {
  if (!environment.hasEmbeddings) return Promise.resolve(null);
  loading ??= load(from).catch((error: unknown) => {
    // What failed once, for want of memory say, is tried again with the next article.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(from: string): Promise<Embed | null> {
  const [engine, library, weights] = ["core", "embeddings", "model-embeddings-en"].map((name) => required(`@energetic-ai/${name}`, from));
  if (!isEngine(engine) || !isLibrary(library) || typeof weights !== "object" || weights === null || !("modelSource" in weights))
    return null;
  // The library starts its engine and reads the weights at once, and fails where the machine is so busy that the weights are there first.
  await engine.ready();
  const model = await library.initModel(weights.modelSource);
  return async (texts) => {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += batchSize) vectors.push(...(await model.embed(texts.slice(at, at + batchSize))));
    return vectors;
  };
}

function isEngine(loaded: unknown): loaded is Engine {
  return typeof loaded === "object" && loaded !== null && "ready" in loaded && typeof loaded.ready === "function";
}

function isLibrary(loaded: unknown): loaded is Library {
  return typeof loaded === "object" && loaded !== null && "initModel" in loaded && typeof loaded.initModel === "function";
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
