import { chunksOf } from "@/lib/breakdown/chunks";
import { readClause } from "@/lib/breakdown/clause-reader";
import type { Parse } from "@/lib/breakdown/facts";
import type { Span } from "@/lib/breakdown/gap-walk";
import { readSentence } from "@/lib/breakdown/read-sentence";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** One fact of a sentence: the stretches of the sentence that state it, and those stretches read as a statement. */
export type AtomicClaim = { spans: Span[]; statement: string };

const tokensMax = 250;

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
  const opened = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?…]["'”’)]*$/.test(opened) ? opened : `${opened}.`;
}

/**
 * Takes one sentence apart into atomic claims: one for each predicate, each adjunct, each item of a list, each relative clause
 * and apposition. Every word of a statement stands in the text. A sentence without a predicate comes back whole.
 */
export function decompose(text: string, start = 0, end = text.length): AtomicClaim[] {
  const sentence = readSentence(text, start, end);
  const chunks = sentence.tokens.length <= tokensMax ? chunksOf(sentence) : [];
  const parse: Parse = { sentence, chunks, found: [], depth: 0 };
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
