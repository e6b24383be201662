import "server-only";
import type { StoredAdditions } from "@/lib/breakdown/encoder/additions";
import { embedAmongEquals, type GroupedEmbed } from "@/lib/breakdown/encoder/equal-lengths";
import type { Embed } from "@/lib/breakdown/providers/embeddings";
import stored from "@/lib/breakdown/weights-encoder.json" with { type: "json" };
import { environment } from "@/lib/environment";
import { embedAdded, loadSentenceEncoder, type SentenceEncoder } from "@/lib/sentence-encoder";

const trained: StoredAdditions = stored;

let loading: Promise<SentenceEncoder | null> | undefined;
let added: { to: SentenceEncoder; embed: Embed } | undefined;

/**
 * Sentence embeddings as the package has them, which tell what is alike (English, 512 numbers a text, some 25 ms each), loaded once; null when they are switched
 * off or not installed. `from` is a folder or file of this project, whose packages are meant.
 */
export async function loadEmbeddings(from: string): Promise<Embed | null> {
  return (await loadEncoder(from))?.embed ?? null;
}

/**
 * The same of the encoder as it was trained for scores: what their heads take. It shares the package's memory but for the weights that training changed, which
 * are made when they are first asked for.
 */
export async function loadScoreEmbeddings(from: string): Promise<Embed | null> {
  const encoder = await loadEncoder(from);
  if (encoder === null) return null;
  if (added?.to !== encoder) added = { to: encoder, embed: embedAdded(encoder, trained) };
  return added.embed;
}

/**
 * Sentence embeddings for scores of lines, among which many have as many tokens as others: those are embedded together, and each has the vector that it has by
 * itself.
 */
export async function loadGroupedEmbeddings(from: string): Promise<GroupedEmbed | null> {
  const [encoder, embed] = [await loadEncoder(from), await loadScoreEmbeddings(from)];
  if (encoder === null || embed === null) return null;
  const { tokensOf } = encoder.parts();
  return embedAmongEquals(embed, (text) => tokensOf(text).length);
}

function loadEncoder(from: string): Promise<SentenceEncoder | null> {
  if (!environment.hasEmbeddings) return Promise.resolve(null);
  loading ??= loadSentenceEncoder(from).catch((error: unknown) => {
    // What failed once, for want of memory say, is tried again with the next article.
    loading = undefined;
    throw error;
  });
  return loading;
}
