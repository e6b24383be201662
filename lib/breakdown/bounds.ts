import type { Chunk } from "@/lib/breakdown/chunks";
import { isMark } from "@/lib/breakdown/noun-phrases";

/** Words that bound how many or how much: without them a statement says more than its sentence. */
const limits =
  /^(?:only|almost|nearly|hardly|barely|scarcely|virtually|practically|roughly|approximately|about|around|just|merely|not|even|over|some|exactly|fewer)$/;

/** How many phrases before the noun bound it: `almost every clinic`, `at least 14 people`, `all but urgent repairs`; 0 for none. */
function boundLength(chunks: readonly Chunk[], at: number): number {
  const [first, second, third] = chunks.slice(at, at + 3);
  const isPair =
    (first?.word === "at" && /^(?:least|most)$/.test(second?.word ?? "") && second?.kind !== "noun") ||
    (first?.word === "all" && second?.word === "but");
  if (isPair) return third?.kind === "noun" ? 2 : 0;
  if (!limits.test(first?.word ?? "") || second?.kind !== "noun") return 0;
  // `He did not come, not one`: inside a clause `not` goes with the verb; and at its beginning the tagger takes an adverb for a name.
  const opens = at === 0 || chunks[at - 1]?.kind === "and" || isMark(chunks[at - 1], ",;—–");
  return first?.kind === "adverb" ? (first.word !== "not" || opens ? 1 : 0) : first?.kind === "noun" && at === 0 ? 1 : 0;
}

/** Joins words that bound a noun phrase to it, so that it is never said without them. */
export function withBounds(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const length = boundLength(chunks, at);
    const first = chunks[at];
    const noun = chunks[at + length];
    if (!first || !noun) break;
    joined.push(length === 0 ? first : { ...noun, first: first.first, word: "", isName: false });
    at += length;
  }
  return joined;
}
