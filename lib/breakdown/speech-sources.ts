import type { Chunk } from "@/lib/breakdown/chunks";
import type { Span } from "@/lib/breakdown/gap-walk";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** A sentence in its text with its phrases and the quotations near it. */
export type Line = { text: string; span: Span; sentence: ReadSentence; chunks: readonly Chunk[]; quotations: readonly Span[] };

/** Where a source stands: its first and last token, and the chunk it begins or ends in. */
export type Source = { first: number; last: number; chunk: number };

/** The stretch from one token to another, or null where there is none. */
export function spanOf(line: Line, first: number, last: number): Span | null {
  const from = line.sentence.tokens[first];
  const to = line.sentence.tokens[last];
  return from && to && first <= last ? { start: from.start, end: to.end } : null;
}

/** Whether a chunk is a comma, a colon or a dash. */
export function isComma(chunk: Chunk | undefined): boolean {
  return chunk?.kind === "mark" && (chunk.word === "," || chunk.word === ":" || chunk.word === "—" || chunk.word === "–");
}

/** The subject of the verb chunk at `verb`: the noun phrase before it, with its title, its `of` phrases and what is put in between commas. */
export function sourceBefore(line: Line, verb: number): Source | null {
  const { chunks } = line;
  let at = verb - 1;
  while (chunks[at]?.kind === "adverb") at -= 1;
  // `Ana Petrova, the minister, said`: back over the apposition.
  let last = at;
  if (isComma(chunks[at]) && chunks[at]?.word === ",") {
    let open = at - 1;
    while (open > 0 && !isComma(chunks[open])) open -= 1;
    const isApposition = open > 0 && chunks[open - 1]?.kind === "noun" && at - open <= 10 && chunks[open + 1]?.kind !== "verb";
    if (!isApposition) return null;
    last = at - 1;
    at = open - 1;
  }
  if (chunks[at]?.kind === "relative") at -= 1;
  if (chunks[at]?.kind !== "noun") return null;
  while (
    chunks[at - 1]?.kind === "preposition" &&
    chunks[at - 2]?.kind === "noun" &&
    /^(?:of|for|from|with|at|in)$/.test(chunks[at - 1]?.word ?? "")
  )
    at -= 2;
  while (
    chunks[at - 1]?.kind === "and" &&
    chunks[at - 2]?.kind === "noun" &&
    !line.chunks.slice(0, at - 1).some(({ kind }) => kind === "verb")
  )
    at -= 2;
  const first = chunks[at]?.first;
  const end = chunks[last]?.last;
  return first === undefined || end === undefined ? null : { first, last: end, chunk: at };
}

/** The noun phrase after the verb chunk at `verb`, with its `of` phrases and an apposition. */
export function sourceAfter(line: Line, verb: number): Source | null {
  const { chunks } = line;
  if (chunks[verb + 1]?.kind !== "noun") return null;
  let last = verb + 1;
  while (
    chunks[last + 1]?.kind === "preposition" &&
    chunks[last + 2]?.kind === "noun" &&
    /^(?:of|for|from|at)$/.test(chunks[last + 1]?.word ?? "")
  )
    last += 2;
  if (isComma(chunks[last + 1]) && chunks[last + 2]?.kind === "noun") {
    let end = last + 2;
    while (chunks[end + 1]?.kind === "preposition" && chunks[end + 2]?.kind === "noun") end += 2;
    // Before a verb it is a subject of its own and no apposition.
    if (chunks[end + 1]?.kind === "mark") last = end;
  }
  const first = chunks[verb + 1]?.first;
  const end = chunks[last]?.last;
  return first === undefined || end === undefined ? null : { first, last: end, chunk: last };
}
