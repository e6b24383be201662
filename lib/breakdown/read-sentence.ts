import { tagTokens } from "@/lib/breakdown/part-of-speech";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { findSignals } from "@/lib/breakdown/signals";
import { tokenise } from "@/lib/breakdown/tokens";

/** Reads one sentence of a text: its tokens with offsets into the text, their parts of speech, and its signals. */
export function readSentence(text: string, start = 0, end = text.length): ReadSentence {
  const tokens = tokenise(text, start, end);
  return { tokens, tags: tagTokens(tokens), signals: findSignals(tokens) };
}
