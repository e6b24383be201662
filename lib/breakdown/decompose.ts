import { withBounds } from "@/lib/breakdown/bounds";
import { type Chunk, chunksOf } from "@/lib/breakdown/chunks";
import { isApposition, restOf, timeNouns, withPhrases } from "@/lib/breakdown/clause-parts";
import { readClause } from "@/lib/breakdown/clause-reader";
import { clausesOf } from "@/lib/breakdown/clause-splits";
import { splitContractions } from "@/lib/breakdown/contractions";
import { isCueByPlace } from "@/lib/breakdown/cue-tags";
import { emitAside, emitNaming, emitReading, type Fact, lose, type Parse, type Reading } from "@/lib/breakdown/facts";
import type { Span } from "@/lib/breakdown/gap-walk";
import { withHiddenVerbs } from "@/lib/breakdown/hidden-verbs";
import { isPast } from "@/lib/breakdown/links";
import { isMark, ofPhrase, tokensOf } from "@/lib/breakdown/noun-phrases";
import { withNumber } from "@/lib/breakdown/number";
import { tagTokens } from "@/lib/breakdown/part-of-speech";
import { readRelative } from "@/lib/breakdown/predicate-reader";
import { joinAbbreviations } from "@/lib/breakdown/retag";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { isSound } from "@/lib/breakdown/soundness";
import { withGrammar } from "@/lib/breakdown/tag-grammar";
import { withLexicon } from "@/lib/breakdown/tag-lexicon";
import { withOrder } from "@/lib/breakdown/tag-order";
import { type Token, tokenise } from "@/lib/breakdown/tokens";
import { withSeries } from "@/lib/breakdown/verb-series";
import { holdsTogether, type SpeakerTail, tailOf, turnedTail, withTail } from "@/lib/breakdown/whole";

/** One fact of a sentence: the stretches of the sentence that state it, and those stretches read as a statement. */
export type AtomicClaim = { spans: Span[]; statement: string };

const tokensMax = 250;
const bracketMax = 40;

/** Makes one number of what a dash joins without a space, `1983–1985`, `787-8`, and one word of `34-year-old`. */
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
    const isCompound =
      token.kind === "word" && before?.kind === "number" && dash?.text === "-" && dash.end === token.start && before.end === dash.start;
    if ((!isRange && !isCompound) || !before) joined.push(token);
    else {
      joined.length -= 2;
      const between = dash?.text ?? "";
      joined.push({
        ...before,
        kind: token.kind,
        text: before.text + between + token.text,
        lower: before.lower + between + token.lower,
        end: token.end,
      });
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

function wordsOf(text: string, sentence: ReadSentence, tokens: readonly number[]): string {
  return spansOf(sentence, tokens)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " "))
    .join(" ")
    .replace(/ ([,;:])/g, "$1");
}

/** `Falk whose father died`: Falk’s father. */
function withOwner(words: string): string {
  return words.replace(/s,? whose /u, "s[’] ").replace(/,? whose /u, "[’s] ");
}

function readingOf(text: string, sentence: ReadSentence, { before, link, after }: Reading): string {
  const words = (tokens: readonly number[]) => wordsOf(text, sentence, tokens);
  const put = typeof link === "string" ? `[${link}]` : `[${words(link)}]${link.at(-1) === (after[0] ?? 0) - 1 ? "" : ","}`;
  const said = words(after);
  const isName = sentence.tags[after[0] ?? -1] === "PROPN";
  return `${words(before)} ${put} ${isName ? said : said.charAt(0).toLowerCase() + said.slice(1)}`;
}

function statementOf(text: string, sentence: ReadSentence, { tokens, reading, isAside }: Fact): string {
  const isVerb = (at: number) => /^(?:VERB|AUX)$/.test(sentence.tags[at] ?? "");
  const owned = tokens.findIndex((at) => sentence.tokens[at]?.lower === "whose");
  const isOwner =
    owned > 0 &&
    !isAside &&
    tokens.slice(0, owned).every((at) => !isVerb(at)) &&
    tokens.filter((at, place) => isVerb(at) && !isVerb(tokens[place - 1] ?? -1)).length === 1;
  const plain = wordsOf(text, sentence, tokens);
  const words = reading === undefined ? (isOwner ? withOwner(plain) : plain) : readingOf(text, sentence, reading);
  const closed = words.lastIndexOf("(") > words.lastIndexOf(")") ? `${words})` : words;
  const ended = closed.replace(/[,;:]$/, "");
  const opened = ended.charAt(0).toUpperCase() + ended.slice(1);
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

/** `the Port Authority (PA)`: what it is called, of which nothing is said. */
function isInitialism({ tokens }: ReadSentence, part: readonly number[]): boolean {
  return part.length === 1 && /^\p{Lu}[\p{Lu}\d&.-]*$/u.test(tokens[part[0] ?? -1]?.text ?? "");
}

/** Takes what stands in brackets out of the phrases, each part of it said of the noun before it, so that lists go on over it. */
function withoutBrackets(sentence: ReadSentence, chunks: readonly Chunk[], found: Fact[]): Chunk[] {
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
        if (part.length > 0 && !isInitialism(sentence, part)) emitAside({ sentence, chunks, found }, [...tokensOf(head), ...part]);
        part = [];
      } else part.push(...tokensOf(inner));
    }
    at = close;
  }
  return kept;
}

/** `the actor Ellis Falk`, `the 1979 film Low Water`: says that Falk is an actor, and Low Water a film of 1979. */
function emitNamed(parse: Parse, chunk: Chunk): void {
  if (chunk.kind !== "noun") return;
  const { tags, tokens } = parse.sentence;
  let name = chunk.last + 1;
  while (name > chunk.first && tags[name - 1] === "PROPN") name -= 1;
  const noun = name - 1;
  if (/^[$€£¥]?\d/.test(tokens[name]?.text ?? "")) return;
  if (name > chunk.last || noun < chunk.first || tags[noun] !== "NOUN" || !/^\p{Ll}+$/u.test(tokens[noun]?.text ?? "")) return;
  let first = noun;
  while (first > chunk.first && /^(?:NOUN|ADJ|PROPN|NUM)$/.test(tags[first - 1] ?? "") && !/['’]s?$/.test(tokens[first - 1]?.text ?? ""))
    first -= 1;
  const before = tokens[first - 1]?.lower ?? "";
  if (first > chunk.first && (tags[first - 1] === "PRON" || /['’]s?$/.test(before))) return;
  // `a lieutenant named von Falk`
  if (/^(?:von|van|de|der|den|zu|al|bin|ibn|da|di|du|la|le|how|why|since|btw)$/.test(tokens[noun]?.lower ?? "")) return;
  if (/[^s]s$/.test(tokens[noun]?.lower ?? "") || timeNouns.test(tokens[noun]?.lower ?? "")) return;
  const opening = tokens[first]?.lower ?? "";
  const article = /^(?:[aeiou]|8|11\D|18\D)/.test(opening) && !/^(?:uni|euro|one)/.test(opening) ? "an" : "a";
  const named = Array.from({ length: chunk.last - noun }, (_, at) => noun + 1 + at);
  const kind = Array.from({ length: noun + 1 - first }, (_, at) => first + at);
  emitReading(parse, { before: named, link: `${isPast(parse) ? "was" : "is"} ${article}`, after: kind });
}

/**
 * Takes one sentence apart into atomic claims: one for each predicate, each adjunct, each item of a list, each relative clause
 * and apposition. Every word of a statement stands in the text. A sentence without a predicate comes back whole.
 */
export function decompose(text: string, start = 0, end = text.length): AtomicClaim[] {
  const words = joinNumbers(joinAbbreviations(tokenise(text, start, end)));
  const { tokens, tags: tagged } = splitContractions(words, withLexicon(words, tagTokens(words)));
  const tags = withHiddenVerbs(tokens, withSeries(tokens, withOrder(tokens, withGrammar(tokens, tagged))));
  const close = tokens.length - 2;
  if (isCueByPlace(tokens, tags, close)) tags[close] = "VERB";
  const sentence: ReadSentence = { tokens, tags, signals: [] };
  const found: Fact[] = [];
  const chunks = tokens.length <= tokensMax ? withoutBrackets(sentence, withBounds(sentence, chunksOf(sentence)), found) : [];
  const parse: Parse = { sentence, chunks, found, depth: 0, clause: readClause };
  // `…, the fire service said`, `…, said the minister, who …`: each fact is told with who says it.
  const turned = turnedTail(parse);
  const tail = turned?.comma ?? tailOf(parse);
  const told = tail > 0 ? [...chunks.slice(0, tail), ...chunks.slice(-1).filter((chunk) => isMark(chunk, "."))] : chunks;
  if (holdsTogether(parse, tail)) lose(parse, []);
  else for (const [from, to] of clausesOf({ ...parse, chunks: told })) readClause({ ...parse, chunks: told.slice(0, to) }, from);
  const said = tail > 0 ? { tail: chunks.slice(tail, turned?.end).flatMap(tokensOf), facts: new Set(found) } : null;
  if (turned && turned.aside > 0) emitSpeaker(parse, turned);
  for (const chunk of chunks) emitNamed(parse, chunk);
  const seen = new Set<string>();
  return soundFacts(parse, said).flatMap((fact) => {
    const key = fact.tokens.join(" ");
    if (seen.has(key) || fact.tokens.length === 0) return [];
    seen.add(key);
    return [{ spans: spansOf(sentence, fact.tokens), statement: statementOf(text, sentence, fact) }];
  });
}

/** Who tells, and the facts that are told by them. */
type Said = { tail: number[]; facts: ReadonlySet<Fact> };

/** What the sentence says of whoever says the rest: `said the minister, who took office in 2020`. */
function emitSpeaker(parse: Parse, { comma, end, aside }: SpeakerTail): void {
  const { chunks } = parse;
  const speaker = chunks.slice(comma + 2, end).flatMap(tokensOf);
  const isDivided = chunks[aside]?.word === "whose" && chunks.slice(aside).some((chunk) => isMark(chunk, ","));
  if (chunks[aside]?.kind === "relative" && !isDivided) readRelative({ ...parse, depth: 1 }, speaker, aside);
  else if (isApposition(parse, speaker, ofPhrase(chunks, aside).tokens)) emitNaming(parse, speaker, withPhrases(chunks, aside).tokens);
  else lose(parse, restOf(parse, aside));
}

/** The facts that are sentences by themselves; where those that are not leave something unsaid, or none is one, the whole sentence, too. */
function soundFacts(parse: Parse, said: Said | null): Fact[] {
  const { tags, tokens } = parse.sentence;
  const tail = (said?.tail ?? []).filter((at) => at < tokens.length - 1 || tokens[at]?.kind !== "mark");
  const sound = parse.found
    .filter((fact) => isSound(parse, fact))
    .flatMap((fact) => {
      const numbered = withNumber(parse, fact);
      return numbered === null ? [] : [said?.facts.has(fact) ? withTail(numbered, tail) : numbered];
    });
  const stated = new Set(sound.flatMap((fact) => fact.tokens));
  const whole = tokens.flatMap((token, at) =>
    at === tokens.length - 1 && token.kind === "mark" && !/^[?!]$/.test(token.text) ? [] : [at],
  );
  const tells = (at: number) => /^(?:NOUN|PROPN|NUM|VERB|ADJ)$/.test(tags[at] ?? "");
  const isUnsaid = whole.some((at) => tells(at) && !stated.has(at));
  // `If the dam leaks, the town floods; …`: of one side of a semicolon, nothing.
  const ends = [...whole.filter((at) => tokens[at]?.text === ";"), tokens.length];
  const isSkipped = ends.some((end, side) => {
    const own = whole.filter((at) => at > (ends[side - 1] ?? -1) && at < end && tells(at));
    return own.length > 1 && own.every((at) => !stated.has(at));
  });
  return sound.length === 0 || (sound.length < parse.found.length && isUnsaid) || isSkipped
    ? [{ tokens: whole, isAside: true }, ...sound]
    : sound;
}
