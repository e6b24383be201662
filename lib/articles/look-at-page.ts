import "server-only";
import { readPage, type Submission } from "@/lib/articles/read-submission";
import { type Reading, refuse } from "@/lib/articles/reading";
import { RefusedError, refuseField } from "@/lib/result";

/** What a look at an article's page found, compared with the text of that hash. */
export type Look =
  | { outcome: "failed"; url: string; problem: string }
  | { outcome: "unsteady" | "unchanged"; url: string }
  | { outcome: "changed"; url: string; submission: Submission };

/** Fetches a page, and once more when its text differs: a page that answers differently each time proves nothing. Changes nothing. */
export async function lookAtPage(url: string, knownHash: string, signal: AbortSignal): Promise<Look> {
  const first = await tryToRead(url, signal);
  if (signal.aborted) return refuseField("", cancelled);
  if (!first.ok) return { outcome: "failed", url, problem: first.problem };
  if (first.value.textHash === knownHash) return { outcome: "unchanged", url };
  const second = await tryToRead(url, signal);
  if (signal.aborted) return refuseField("", cancelled);
  if (!second.ok) return { outcome: "failed", url, problem: second.problem };
  if (second.value.textHash === knownHash) return { outcome: "unchanged", url };
  if (second.value.textHash !== first.value.textHash) return { outcome: "unsteady", url };
  return { outcome: "changed", url, submission: second.value };
}

/** An error that nobody foresaw is what came of the look, and so recorded: the page is another's, and the next round comes. */
async function tryToRead(url: string, signal: AbortSignal): Promise<Reading<Submission>> {
  try {
    return await readPage(url, signal);
  } catch (error) {
    if (error instanceof RefusedError || !(error instanceof Error)) throw error;
    console.error(`Reading ${url} failed:`, error);
    return refuse("The page could not be read: the reader itself failed at it.");
  }
}

const cancelled = "Fetching was cancelled; nothing was saved.";

/** Where an article's text can be fetched anew: its own address, else the one it was fetched from; null when it has neither. */
export function addressOf(article: { url: string | null; newest: { finalUrl: string | null } }): string | null {
  return article.url ?? article.newest.finalUrl;
}
