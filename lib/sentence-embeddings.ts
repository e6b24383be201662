import "server-only";
import type { StoredAdditions } from "@/lib/breakdown/encoder/additions";
import type { Embed } from "@/lib/breakdown/providers/embeddings";
import storedForScores from "@/lib/breakdown/weights-encoder.json" with { type: "json" };
import storedForLikeness from "@/lib/breakdown/weights-likeness.json" with { type: "json" };
import { environment } from "@/lib/environment";
import { loadSentenceEncoder } from "@/lib/sentence-encoder";

const forScores: StoredAdditions = storedForScores;
const forLikeness: StoredAdditions = storedForLikeness;

/**
 * Sentence embeddings as the package has them (English, 512 numbers a text, some 5 ms each), loaded once; null when they are switched off or not installed.
 * `from` is a folder or file of this project, whose packages are meant. A text has the same vector whatever is embedded with it.
 */
export const loadEmbeddings = loadedOnce(null);

/** The same of the encoder as it was trained for scores: what their heads take. */
export const loadScoreEmbeddings = loadedOnce(forScores);

/** The same of the encoder as it was trained to tell what says the same: the larger the cosine, the likelier it does. */
export const loadLikenessEmbeddings = loadedOnce(forLikeness);

function loadedOnce(additions: StoredAdditions | null): (from: string) => Promise<Embed | null> {
  let loading: Promise<Embed | null> | undefined;
  return (from) => {
    if (!environment.hasEmbeddings) return Promise.resolve(null);
    loading ??= loadSentenceEncoder(from, additions).catch((error: unknown) => {
      // What failed once, for want of memory say, is tried again with the next article.
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
