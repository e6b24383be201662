import "server-only";
import type { Extracted } from "@/lib/articles/extract";
import { readOffline } from "@/lib/breakdown/providers/offline";
import type { Known, Reading } from "@/lib/breakdown/providers/provider";

/** An article as it is about to be frozen: its text, its blocks, and what is known of it. */
type Unread = Pick<Extracted, "text" | "blocks" | "author" | "publishedOn" | "language"> & { title: string };

/** Breaks an article down with the providers that are set up. Slow: for a command's `prepare` step, never inside a transaction. */
export async function breakDownArticle(article: Unread, signal: AbortSignal): Promise<Reading> {
  signal.throwIfAborted();
  return readOffline(article.text, knownOf(article));
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
