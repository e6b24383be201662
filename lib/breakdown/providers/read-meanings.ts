import { setImmediate as breathe } from "node:timers/promises";
import { splitArticle } from "@/lib/breakdown/break-down";
import type { Meaning, Meanings } from "@/lib/breakdown/meaning";
import type { Embed } from "@/lib/breakdown/providers/embeddings";
import type { Known } from "@/lib/breakdown/providers/provider";

const sentencesMax = 300;
const textLengthMax = 100_000;
const sentenceLengthMax = 2_000;
/** Four sentences hold the processor some 40 ms before others are served; larger batches hold it longer and are hardly faster. */
const batchSize = 4;
const timeoutMs = 20_000;

function canBeEmbedded(sentence: string): boolean {
  return sentence.length <= sentenceLengthMax && /[\p{L}\p{N}]/u.test(sentence);
}

/** The words of an article's sentences that may be embedded, each once; null where it is not English or so long that somebody would wait for it. */
export function wordsToEmbed(text: string, known: Known): string[] | null {
  if (known.language !== undefined && !/^en\b/i.test(known.language)) return null;
  if (text.length > textLengthMax) return null;
  const words = new Set<string>();
  for (const { start, end } of splitArticle(text, known)) {
    const sentence = text.slice(start, end);
    if (canBeEmbedded(sentence)) words.add(sentence);
    if (words.size > sentencesMax) return null;
  }
  return [...words];
}

/**
 * The meanings of an article's sentences; null where the article is none for it, or the machine too slow: then all of it is read without,
 * so that its scores stay comparable. Throws the reason of `signal`.
 */
export async function readMeanings(
  text: string,
  known: Known,
  { embed, signal, now = Date.now }: { embed: Embed; signal: AbortSignal; now?: () => number },
): Promise<Meanings | null> {
  const words = wordsToEmbed(text, known);
  if (words === null) return null;
  const meanings = new Map<string, Meaning>();
  const until = now() + timeoutMs;
  for (let from = 0; from < words.length; from += batchSize) {
    signal.throwIfAborted();
    if (now() > until) return null;
    const batch = words.slice(from, from + batchSize);
    for (const [at, vector] of (await embed(batch)).entries()) meanings.set(batch[at] ?? "", vector);
    // Embedding holds the processor; others are served in between.
    await breathe();
  }
  return meanings;
}

/** The meanings of sentences given alone, by their words, as `withMeaning` takes them; none of what is too long to be a sentence, or has no words. */
export async function meaningsOf(texts: readonly string[], embed: Embed): Promise<Meanings> {
  const words = [...new Set(texts)].filter(canBeEmbedded);
  const vectors = words.length === 0 ? [] : await embed(words);
  return new Map(words.flatMap((text, at): [string, Meaning][] => (vectors[at] === undefined ? [] : [[text, vectors[at]]])));
}
