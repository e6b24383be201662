import type { Chunk } from "@/lib/breakdown/chunks";
import type { Parse } from "@/lib/breakdown/facts";
import { isActive, isMark, ofPhrase, startsClause, type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";

/** Nouns of time: what follows them says when. */
export const timeNouns = /^(?:days?|weeks?|months?|years?|hours?|minutes?|seasons?|decades?|centuries|yesterday|today|tomorrow)$/;

/** Names of times, of which nothing is said. */
const timeNames =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter)$/;

/** `to the islands, to the coast and to the capital`: the same preposition again joins another item. */
export function isRepeated({ chunks, sentence }: Parse, former: Tokens | undefined, at: number): boolean {
  const before = chunks[at - 1];
  const word = sentence.tokens[former?.[0] ?? -1]?.lower;
  return word !== undefined && word === chunks[at]?.word && (before?.kind === "and" || isMark(before, ","));
}

/** Whether a joint and the same preposition follow at chunk `at`. */
export function repeatsAhead(chunks: readonly Chunk[], at: number, word: string): boolean {
  let next = at;
  if (isMark(chunks[next], ",")) next += 1;
  if (chunks[next]?.kind === "and") next += 1;
  return next > at && chunks[next]?.kind === "preposition" && chunks[next]?.word === word;
}

const numberWords = /^(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand)$/;

/** `at Kensington Palace in London`, `one in twelve`: a name of a place right behind another belongs to it, and a number behind another. */
export function isPlaceInPlace(parse: Parse, at: number): boolean {
  const { chunks, sentence } = parse;
  const isNumber = (token: number | undefined) => numberWords.test(sentence.tokens[token ?? -1]?.lower ?? "");
  // `nearly two in five clerks`
  if (/^(?:in|of)$/.test(chunks[at]?.word ?? "") && isNumber(chunks[at - 1]?.last) && isNumber(chunks[at + 1]?.first)) return true;
  // `one job in five`
  if (chunks[at]?.word === "in" && isNumber(chunks[at - 1]?.first) && numberWords.test(chunks[at + 1]?.word ?? "")) return true;
  const isNamed = (place: number) => sentence.tags[chunks[place]?.last ?? -1] === "PROPN";
  return chunks[at]?.word === "in" && isNamed(at + 1) && isNamed(at - 1) && /^(?:at|in|of)$/.test(chunks[at - 2]?.word ?? "");
}

/** Whether a phrase ends in a number or a noun of time, of which nothing more is said. */
export function isTimeOrNumber({ sentence }: Parse, tokens: Tokens): boolean {
  const last = tokens.at(-1) ?? -1;
  return sentence.tags[last] === "NUM" || timeNouns.test(sentence.tokens[last]?.lower ?? "");
}

/** Whether a phrase ends in the name of a month or day. */
export function isTimeName({ sentence }: Parse, tokens: Tokens): boolean {
  const last = sentence.tokens[tokens.at(-1) ?? -1];
  // `an order this morning that …`
  const isThis = /^(?:this|that|last|next|each|every)$/.test(sentence.tokens[tokens.at(-2) ?? -1]?.lower ?? "");
  if (isThis && /^(?:morning|afternoon|evening|night|spring|summer|autumn|winter|weekend)$/.test(last?.lower ?? "")) return true;
  return timeNames.test(last?.lower ?? "") || timeNouns.test(last?.lower ?? "") || /^(?:1[5-9]|20)\d\d$/.test(last?.lower ?? "");
}

/** Whether a verb is a form of `be` alone, so that what follows describes the subject. */
export function isCopular(parse: Parse, verb: Tokens): boolean {
  const { tags, tokens } = parse.sentence;
  return (
    verb.length > 0 &&
    verb.every((at) => tags[at] === "AUX" || tags[at] === "ADV" || tags[at] === "PART") &&
    verb.some((at) => /^(?:is|are|was|were|be|been|being|am|'s|'re|isn't|aren't|wasn't|weren't)$/.test(tokens[at]?.lower ?? ""))
  );
}

/** Where a participle with its phrases ends before the finite verb of its subject; -1 when it is the verb of the clause itself. */
export function reducedEnd(chunks: readonly Chunk[], at: number): number {
  let next = at + 1;
  if (chunks[next]?.kind !== "preposition") return -1;
  while (chunks[next]?.kind === "preposition" && chunks[next + 1]?.kind === "noun") next = ofPhrase(chunks, next + 1).next;
  while (chunks[next]?.kind === "adverb") next += 1;
  return chunks[next]?.kind === "verb" && chunks[next]?.form === "finite" ? next : -1;
}

/** `Ana Petrova, the treasurer`, `the treasurer, Ana Petrova`: a name and, with its article, what it names. */
export function isApposition({ sentence }: Parse, head: Tokens, other: Tokens): boolean {
  const isName = (tokens: Tokens) => sentence.tags[tokens[0] ?? -1] === "PROPN" && sentence.tags[tokens.at(-1) ?? -1] === "PROPN";
  const hasArticle = (tokens: Tokens) => tokens.length > 1 && sentence.tags[tokens[0] ?? -1] === "DET";
  const last = sentence.tokens[head.at(-1) ?? -1]?.lower ?? "";
  if (timeNames.test(last) || timeNouns.test(last)) return false;
  // `The senator, a Republican, …`
  const isKind = /^an?$/.test(sentence.tokens[other[0] ?? -1]?.lower ?? "") && other.length > 1 && (hasArticle(head) || isName(head));
  return isKind || (isName(head) && hasArticle(other)) || (hasArticle(head) && isName(other));
}

/** Whether a phrase ends in a share of something, of which nothing more is said: `27 per cent, which is the worst …`. */
export function isShare({ sentence }: Parse, tokens: Tokens): boolean {
  return /^(?:per ?cent|cent|percentage|%)$/.test(sentence.tokens[tokens.at(-1) ?? -1]?.lower ?? "");
}

/** How many words at the end of a phrase make its last noun phrase: all behind its last preposition. */
export function headLength({ sentence }: Parse, tokens: Tokens): number {
  let length = 0;
  for (let at = tokens.length - 1; at >= 0 && sentence.tags[tokens[at] ?? -1] !== "ADP"; at -= 1) length += 1;
  return length;
}

/** A noun phrase with all phrases that hang on it by prepositions, from chunk `at`. */
export function withPhrases(chunks: readonly Chunk[], at: number): { tokens: number[]; next: number } {
  const { tokens, next: first } = ofPhrase(chunks, at);
  let next = first;
  while (
    (chunks[next]?.kind === "preposition" || chunks[next]?.kind === "conjunction") &&
    chunks[next + 1]?.kind === "noun" &&
    !startsClause(chunks, next + 1)
  ) {
    const phrase = ofPhrase(chunks, next + 1);
    tokens.push(...tokensOf(chunks[next]), ...phrase.tokens);
    next = phrase.next;
  }
  return { tokens, next };
}

/** Everything from chunk `at` on, up to a semicolon or the full stop. */
export function restOf({ chunks, sentence }: Parse, at: number): number[] {
  const close = chunks.findIndex((chunk, place) => place >= at && isMark(chunk, ";"));
  return chunks
    .slice(at, close < 0 ? chunks.length : close)
    .flatMap(tokensOf)
    .filter((token) => sentence.tokens[token]?.text !== ".");
}

/** `The town, often in winter, floods`: the place behind the comma that ends what is put in before the verb; -1 when nothing is. */
export function parenthesisEnd(chunks: readonly Chunk[], at: number): number {
  const close = chunks.findIndex((other, place) => place > at && place < at + 12 && isMark(other, ","));
  return close > 0 && chunks[close + 1]?.kind === "verb" && chunks[close + 1]?.form !== "ing" ? close + 1 : -1;
}

/** `the language as a whole is …`: a subject with phrases that hang on it, and its verb. */
export function startsLongClause(chunks: readonly Chunk[], at: number): boolean {
  let { next } = ofPhrase(chunks, at);
  while (chunks[next]?.kind === "preposition" && chunks[next + 1]?.kind === "noun") next = ofPhrase(chunks, next + 1).next;
  while (chunks[next]?.kind === "adverb") next += 1;
  return startsClause(chunks, at) || (chunks[next]?.kind === "verb" && chunks[next]?.form === "finite");
}

/**
 * The comma that closes what is said of a subject behind the comma at chunk `at`: the one before a verb, or else the first
 * that does not stand in a date; -1 for none.
 */
export function asideEnd(chunks: readonly Chunk[], at: number): number {
  let first = -1;
  for (let place = at + 2; place < chunks.length && place < at + 40; place += 1) {
    if (!isMark(chunks[place], ",") || /^\d{4}$/.test(chunks[place + 1]?.word ?? "")) continue;
    if (first < 0) first = place;
    const verb = verbAfterAdverbs(chunks, place + 1);
    if (chunks[verb]?.form === "finite" || isActive(chunks, verb)) return place;
  }
  return first;
}

/** The adverbs that stand right before a chunk. */
export function adverbsBefore(chunks: readonly Chunk[], at: number): number[] {
  let first = at;
  while (chunks[first - 1]?.kind === "adverb") first -= 1;
  return chunks.slice(first, at).flatMap(tokensOf);
}

/** The verb from chunk `at` on, over adverbs; -1 where something else comes first. */
export function verbAfterAdverbs(chunks: readonly Chunk[], at: number): number {
  let next = at;
  while (chunks[next]?.kind === "adverb") next += 1;
  return chunks[next]?.kind === "verb" ? next : -1;
}

/** The comma between what stands before the main clause and its subject, from chunk `from` on; -1 for none. */
export function mainClauseComma(chunks: readonly Chunk[], from: number): number {
  for (let at = from + 1; at < chunks.length && at < from + 24; at += 1)
    if (isMark(chunks[at], ",") && chunks[at + 1]?.kind === "noun" && startsLongClause(chunks, at + 1)) return at;
  return -1;
}

/** The verb of the main clause behind a relative clause that opens at chunk `at`; -1 for none. */
export function mainVerbAfter(chunks: readonly Chunk[], at: number): number {
  const own = chunks.findIndex((other, place) => place > at && other.kind === "verb");
  if (own < 0) return -1;
  return chunks.findIndex(
    ({ kind, form }, place) =>
      place > own &&
      kind === "verb" &&
      (form === "finite" || (isActive(chunks, place) && chunks[own]?.form !== "infinitive")) &&
      /^(?:noun|verb)$/.test(chunks[place - 1]?.kind ?? ""),
  );
}

/** What an -ing form or the like at chunk `at` adds to its clause: all up to a clause of its own, a semicolon or the end. */
export function asideRest(parse: Parse, at: number): number[] {
  const { chunks } = parse;
  const close = chunks.findIndex(
    (chunk, place) =>
      place > at &&
      (isMark(chunk, ";") ||
        /^(?:while|although|though|whereas)$/.test(chunk.word) ||
        (isMark(chunk, ",") && chunks[place + 1]?.kind === "and" && chunks[place + 2]?.kind === "noun" && startsClause(chunks, place + 2))),
  );
  return restOf({ ...parse, chunks: close < 0 ? chunks : chunks.slice(0, close) }, at);
}
