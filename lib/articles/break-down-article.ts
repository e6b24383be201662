import "server-only";
import type { Extracted } from "@/lib/articles/extract";
import { readWithModel } from "@/lib/breakdown/providers/language-model";
import { readOffline } from "@/lib/breakdown/providers/offline";
import type { Known, Reading } from "@/lib/breakdown/providers/provider";
import { configuredModel } from "@/lib/language-model";
import { refuseConflict } from "@/lib/result";

/** An article as it is about to be frozen: its text, its blocks, and what is known of it. */
type Unread = Pick<Extracted, "text" | "blocks" | "author" | "publishedOn" | "language"> & { title: string };

/**
 * Breaks an article down: offline always, and by the operator's language model where one is set up. Slow, and over the network: for a
 * command's `prepare` step, never inside a transaction. Refused when it is cancelled.
 */
export async function breakDownArticle(article: Unread, signal: AbortSignal): Promise<Reading> {
  const { text } = article;
  const known = knownOf(article);
  const offline = readOffline(text, known);
  const configured = configuredModel();
  if (configured === null) return offline;
  try {
    return await readWithModel(offline, { text, known, ...configured }, signal);
  } catch (error) {
    if (signal.aborted) refuseConflict("Submitting was cancelled; nothing was saved.");
    throw error;
  }
}

/** What a provider is told of an article beside its text. */
export function knownOf({ blocks, title, author, publishedOn, language }: Omit<Unread, "text">): Known {
  return {
    blocks,
    title,
    ...(author === null ? {} : { author }),
    ...(publishedOn === null ? {} : { publishedOn }),
    ...(language === null ? {} : { language }),
  };
}
