import "server-only";
import type { Actor } from "@/lib/actor";
import { type Described, knownOf } from "@/lib/articles/known-of";
import { readWithModel } from "@/lib/breakdown/providers/language-model";
import { readOffline } from "@/lib/breakdown/providers/offline";
import type { Reading } from "@/lib/breakdown/providers/provider";
import { readMeanings } from "@/lib/breakdown/providers/read-meanings";
import { getPresentLayer, isOfUse } from "@/lib/claims/learning-queries";
import { configuredModel } from "@/lib/language-model";
import { refuseConflict } from "@/lib/result";
import { loadScoreEmbeddings } from "@/lib/sentence-embeddings";

/** An article as it is about to be frozen: its text, its blocks, and what is known of it. */
type Unread = Described & { text: string };

/**
 * Breaks an article down: offline always, by what its sentences mean where embeddings are installed, through the newsroom's learned layer where it has one, and by the operator's language model where one is set up. Slow, and over the network: for a
 * command's `prepare` step, never inside a transaction. Refused when it is cancelled.
 */
export async function breakDownArticle(actor: Actor, article: Unread, signal: AbortSignal): Promise<Reading> {
  const { text } = article;
  const known = knownOf(article);
  const layer = await getPresentLayer(actor);
  try {
    const embed = await loadScoreEmbeddings(`${process.cwd()}/`);
    const meanings = embed === null ? null : await readMeanings(text, known, { embed, signal });
    const offline = readOffline(text, known, { layer: layer !== null && isOfUse(layer) ? layer : null, meanings });
    const configured = configuredModel();
    if (configured === null) return offline;
    return await readWithModel(offline, { text, known, ...configured }, signal);
  } catch (error) {
    if (signal.aborted) refuseConflict("Submitting was cancelled; nothing was saved.");
    throw error;
  }
}
