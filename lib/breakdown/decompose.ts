import { type Chunk, chunksOf } from "@/lib/breakdown/chunks";
import { readClause } from "@/lib/breakdown/clause-reader";
import { emit, type Parse } from "@/lib/breakdown/facts";
import type { Span } from "@/lib/breakdown/gap-walk";
import { isMark, tokensOf } from "@/lib/breakdown/noun-phrases";
import { tagTokens } from "@/lib/breakdown/part-of-speech";
import { joinAbbreviations } from "@/lib/breakdown/retag";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { withGrammar } from "@/lib/breakdown/tag-grammar";
import { tokenise } from "@/lib/breakdown/tokens";

/** One fact of a sentence: the stretches of the sentence that state it, and those stretches read as a statement. */
export type AtomicClaim = { spans: Span[]; statement: string };

const tokensMax = 250;
const bracketMax = 40;

function spansOf(sentence: ReadSentence, tokens: readonly number[]): Span[] {
  const spans: Span[] = [];
  let before = -2;
  for (const at of tokens) {
    const token = sentence.tokens[at];
    const last = spans.at(-1);
    if (!token) continue;
    if (last && at === before + 1) last.end = token.end;
    else spans.push({ start: token.start, end: token.end });
    before = at;
  }
  return spans;
}

function statementOf(text: string, spans: readonly Span[]): string {
  const words = spans.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " ")).join(" ");
  const closed = words.lastIndexOf("(") > words.lastIndexOf(")") ? `${words})` : words;
  const opened = closed.charAt(0).toUpperCase() + closed.slice(1);
  return /[.!?…]["'”’)]*$/.test(opened) ? opened : `${opened}.`;
}

/** Takes what stands in brackets out of the phrases, each part of it said of the noun before it, so that lists go on over it. */
function withoutBrackets(sentence: ReadSentence, chunks: readonly Chunk[], found: number[][]): Chunk[] {
  const kept: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (!chunk) break;
    const head = kept.at(-1);
    const close = isMark(chunk, "([") ? chunks.findIndex((other, place) => place > at && isMark(other, ")]")) : -1;
    if (close < 0 || close - at > bracketMax || head?.kind !== "noun") {
      kept.push(chunk);
      continue;
    }
    let part: number[] = [];
    for (const inner of [...chunks.slice(at + 1, close), null]) {
      if (inner === null || isMark(inner, ";")) {
        if (part.length > 0) emit({ sentence, chunks, found, depth: 0 }, [...tokensOf(head), ...part]);
        part = [];
      } else part.push(...tokensOf(inner));
    }
    at = close;
  }
  return kept;
}

/**
 * Takes one sentence apart into atomic claims: one for each predicate, each adjunct, each item of a list, each relative clause
 * and apposition. Every word of a statement stands in the text. A sentence without a predicate comes back whole.
 */
export function decompose(text: string, start = 0, end = text.length): AtomicClaim[] {
  const tokens = joinAbbreviations(tokenise(text, start, end));
  const sentence: ReadSentence = { tokens, tags: withGrammar(tokens, tagTokens(tokens)), signals: [] };
  const found: number[][] = [];
  const chunks = tokens.length <= tokensMax ? withoutBrackets(sentence, chunksOf(sentence), found) : [];
  const parse: Parse = { sentence, chunks, found, depth: 0 };
  readClause(parse, 0);
  const whole = sentence.tokens.flatMap((token, at) => (at === sentence.tokens.length - 1 && token.kind === "mark" ? [] : [at]));
  const facts = parse.found.length > 0 ? parse.found : [whole];
  const seen = new Set<string>();
  return facts.flatMap((tokens) => {
    const key = tokens.join(" ");
    if (seen.has(key) || tokens.length === 0) return [];
    seen.add(key);
    const spans = spansOf(sentence, tokens);
    return [{ spans, statement: statementOf(text, spans) }];
  });
}
