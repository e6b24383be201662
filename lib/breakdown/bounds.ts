import type { Chunk } from "@/lib/breakdown/chunks";
import { isMark } from "@/lib/breakdown/noun-phrases";
import { isOneThing, shareEnd } from "@/lib/breakdown/pairs";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** Words that bound how many or how much: without them a statement says more than its sentence. */
const limits =
  /^(?:only|almost|nearly|hardly|barely|scarcely|virtually|practically|roughly|approximately|about|around|just|merely|not|even|over|some|exactly|fewer|too|so|ever|very|increasingly|twice)$/;

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

const times =
  /^(?:week|month|year|season|summer|winter|spring|autumn|night|weekend|quarter|decade|century|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

/** Parts `9% last year` and `last week thousands` into what they are and when. */
function apartFromTime({ tokens }: ReadSentence, chunk: Chunk): Chunk[] {
  if (chunk.kind !== "noun" || chunk.last === chunk.first) return [chunk];
  for (let at = chunk.first; at < chunk.last; at += 1) {
    if (!/^(?:last|next|this)$/.test(tokens[at]?.lower ?? "") || !times.test(tokens[at + 1]?.lower ?? "")) continue;
    const word = (first: number, last: number) => (first === last ? (tokens[first]?.lower ?? "") : "");
    const parts: [number, number][] = [
      [chunk.first, at - 1],
      [at, at + 1],
      [at + 2, chunk.last],
    ];
    return parts.flatMap(([first, last]) => (first <= last ? [{ ...chunk, first, last, word: word(first, last), isName: false }] : []));
  }
  return [chunk];
}

/** Joins `the first, and so far the only, goalkeeper`: a quality, another between commas, and the noun of both. */
function withSecondQualities({ tags, tokens }: ReadSentence, chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (!chunk) break;
    const isOpen =
      (chunk.kind === "noun" || chunk.kind === "adjective") &&
      chunk.last > chunk.first &&
      (tags[chunk.last] === "ADJ" || tags[chunk.last] === "ADV") &&
      isMark(chunks[at + 1], ",") &&
      (chunks[at + 2]?.kind === "and" || chunks[at + 2]?.word === "if");
    const close = isOpen ? chunks.findIndex((other, place) => place > at + 2 && place < at + 9 && isMark(other, ",")) : -1;
    const noun = chunks[close + 1];
    const isQuality = close > 0 && /^(?:ADJ|ADV|NUM)$/.test(tags[chunks[close - 1]?.last ?? -1] ?? "");
    if (close > 0 && isQuality && noun?.kind === "noun" && tags[noun.first] !== "DET" && tokens[noun.first]?.kind === "word") {
      joined.push({ ...noun, first: chunk.first, word: "", isName: false });
      at = close + 1;
    } else joined.push(chunk);
  }
  return joined;
}

/** Joins two phrases and their joint where they are one thing, `three hours and ten minutes`, and a list that a share opens. */
function withPairs(sentence: ReadSentence, chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const [chunk, , second] = chunks.slice(at, at + 3);
    if (!chunk) break;
    const share = shareEnd(sentence, chunks, at);
    if (share > at) {
      joined.push({ ...chunk, last: chunks[share]?.last ?? chunk.last, word: "", isName: false });
      at = share;
    } else if (second && isOneThing(sentence, chunks, at)) {
      joined.push({ ...chunk, last: second.last, word: "", isName: chunk.isName && second.isName });
      at += 2;
    } else joined.push(chunk);
  }
  return joined;
}

/** Joins words that bound a noun phrase to it, so that it is never said without them. */
export function withBounds(sentence: ReadSentence, found: readonly Chunk[]): Chunk[] {
  const apart = found.flatMap((chunk) => apartFromTime(sentence, chunk));
  const chunks = withSecondQualities(sentence, withPairs(sentence, apart));
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const length = boundLength(chunks, at);
    const first = chunks[at];
    const noun = chunks[at + length];
    if (!first || !noun) break;
    const after = chunks[at + length + 1];
    // `three years later`
    const isLater = noun.kind === "noun" && /^(?:later|earlier|ago|else)$/.test(after?.word ?? "") && after?.kind === "adverb";
    joined.push(
      length === 0 && !isLater ? first : { ...noun, first: first.first, last: isLater ? after.last : noun.last, word: "", isName: false },
    );
    at += isLater ? length + 1 : length;
  }
  return joined;
}
