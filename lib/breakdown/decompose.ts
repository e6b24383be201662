import { withBounds } from "@/lib/breakdown/bounds";
import { type Chunk, chunksOf } from "@/lib/breakdown/chunks";
import { readClause } from "@/lib/breakdown/clause-reader";
import { isCueByPlace } from "@/lib/breakdown/cue-tags";
import { emit, type Parse } from "@/lib/breakdown/facts";
import type { Span } from "@/lib/breakdown/gap-walk";
import { isMark, tokensOf } from "@/lib/breakdown/noun-phrases";
import { tagTokens } from "@/lib/breakdown/part-of-speech";
import { joinAbbreviations } from "@/lib/breakdown/retag";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import { withGrammar } from "@/lib/breakdown/tag-grammar";
import { withLexicon } from "@/lib/breakdown/tag-lexicon";
import { type Token, tokenise } from "@/lib/breakdown/tokens";

/** One fact of a sentence: the stretches of the sentence that state it, and those stretches read as a statement. */
export type AtomicClaim = { spans: Span[]; statement: string };

const tokensMax = 250;
const bracketMax = 40;

/** Makes one number of what a dash joins without a space: `1983–1985`, `41-33`, `787-8`. */
function joinNumbers(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const dash = joined.at(-1);
    const before = joined.at(-2);
    const isRange =
      token.kind === "number" &&
      before?.kind === "number" &&
      /^[-–]$/.test(dash?.text ?? "") &&
      dash?.end === token.start &&
      before.end === dash.start;
    if (!isRange || !before) joined.push(token);
    else {
      joined.length -= 2;
      const between = dash?.text ?? "";
      joined.push({ ...before, text: before.text + between + token.text, lower: before.lower + between + token.lower, end: token.end });
    }
  }
  return joined;
}

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

/** Where the bracket that opens at chunk `at` closes, over brackets inside it; -1 where it does not. */
function closing(chunks: readonly Chunk[], at: number): number {
  let depth = 0;
  for (let place = at; place < chunks.length && place - at <= bracketMax; place += 1) {
    if (isMark(chunks[place], "([")) depth += 1;
    else if (isMark(chunks[place], ")]")) depth -= 1;
    if (depth === 0) return place;
  }
  return -1;
}

/** Takes what stands in brackets out of the phrases, each part of it said of the noun before it, so that lists go on over it. */
function withoutBrackets(sentence: ReadSentence, chunks: readonly Chunk[], found: number[][]): Chunk[] {
  const kept: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (!chunk) break;
    const head = kept.at(-1);
    const close = isMark(chunk, "([") ? closing(chunks, at) : -1;
    if (close < 0 || head?.kind !== "noun") {
      kept.push(chunk);
      continue;
    }
    let part: number[] = [];
    for (const inner of [...chunks.slice(at + 1, close), null]) {
      if (inner === null || isMark(inner, ";")) {
        if (part.length > 0) emit({ sentence, chunks, found }, [...tokensOf(head), ...part]);
        part = [];
      } else part.push(...tokensOf(inner));
    }
    at = close;
  }
  return kept;
}

/** `Only after the vote did the bank say so`: the subject behind the first verb, for what opens the sentence. */
function isTurned({ chunks, sentence }: Parse): boolean {
  if (!/^(?:only|never|not|rarely|seldom|hardly|scarcely|nowhere|little|no|nor)$/.test(sentence.tokens[0]?.lower ?? "")) return false;
  return chunks.some(
    ({ word }, at) => at > 0 && /^(?:did|does|do)$/.test(word) && chunks[at + 1]?.kind === "noun" && chunks[at + 2]?.kind === "verb",
  );
}

/** Whether nothing in the sentence holds by itself: `…, a survey shows.`, `…, engineers warned on Monday.`, `…, according to a report.`, `8 and 11 percent respectively`. */
function holdsTogether(parse: Parse): boolean {
  const { chunks, sentence } = parse;
  if (
    sentence.tokens.some(
      ({ lower }, at) => /^(?:respectively|neither)$/.test(lower) || (lower === "either" && at < sentence.tokens.length - 2),
    )
  )
    return true;
  if (isTurned(parse)) return true;
  if (
    chunks.some(({ word, first, kind }, at) => at > 0 && kind === "preposition" && (word || sentence.tokens[first]?.lower) === "according")
  )
    return true;
  let close = chunks.length - 1;
  while (chunks[close]?.kind === "mark") close -= 1;
  if (endsInSpeaker(parse, close)) return true;
  if (chunks[close - 1]?.kind === "preposition" && chunks[close]?.kind === "noun") close -= 2;
  // `…, doctors told the newspaper on Monday.`
  if (chunks[close]?.kind === "noun" && /^tell|^told$/.test(chunks[close - 1]?.word ?? "")) close -= 1;
  return endsInSpeaker(parse, close);
}

/** Whether a verb of saying at chunk `close` and its subject behind a comma tell who says all that stands before. */
function endsInSpeaker({ chunks, sentence }: Parse, close: number): boolean {
  let at = close;
  const verb = chunks[at];
  const isSaying =
    verb?.kind === "verb" &&
    verb.first === verb.last &&
    verb.form !== "infinitive" &&
    speechFrames.get(sentence.tokens[verb.last]?.lower ?? "")?.clause;
  if (!isSaying) return false;
  for (at -= 1; /^(?:noun|preposition|adverb)$/.test(chunks[at]?.kind ?? ""); at -= 1);
  return at < close - 1 && isMark(chunks[at], ",") && chunks[0]?.kind === "noun";
}

/** `the actor Ellis Falk`, `the 1979 film Low Water`: says that Falk is an actor, and Low Water a film of 1979. */
function emitNamed(parse: Parse, chunk: Chunk): void {
  if (chunk.kind !== "noun") return;
  const { tags, tokens } = parse.sentence;
  let name = chunk.last + 1;
  while (name > chunk.first && tags[name - 1] === "PROPN") name -= 1;
  const noun = name - 1;
  if (name > chunk.last || noun < chunk.first || tags[noun] !== "NOUN" || !/^\p{Ll}+$/u.test(tokens[noun]?.text ?? "")) return;
  let first = noun;
  while (first > chunk.first && /^(?:NOUN|ADJ|PROPN|NUM)$/.test(tags[first - 1] ?? "") && !/['’]s?$/.test(tokens[first - 1]?.text ?? ""))
    first -= 1;
  emit(
    parse,
    tokensOf(chunk).filter((at) => at >= first),
  );
}

/**
 * Takes one sentence apart into atomic claims: one for each predicate, each adjunct, each item of a list, each relative clause
 * and apposition. Every word of a statement stands in the text. A sentence without a predicate comes back whole.
 */
export function decompose(text: string, start = 0, end = text.length): AtomicClaim[] {
  const tokens = joinNumbers(joinAbbreviations(tokenise(text, start, end)));
  const tags = withGrammar(tokens, withLexicon(tokens, tagTokens(tokens)));
  const close = tokens.length - 2;
  if (isCueByPlace(tokens, tags, close)) tags[close] = "VERB";
  const sentence: ReadSentence = { tokens, tags, signals: [] };
  const found: number[][] = [];
  const chunks = tokens.length <= tokensMax ? withoutBrackets(sentence, withBounds(chunksOf(sentence)), found) : [];
  const parse: Parse = { sentence, chunks, found, depth: 0, clause: readClause };
  if (!holdsTogether(parse)) readClause(parse, 0);
  for (const chunk of chunks) emitNamed(parse, chunk);
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
