import type { Chunk } from "@/lib/breakdown/chunks";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** Numbers of the tokens of a sentence. */
export type Tokens = readonly number[];

/** The items of a noun phrase or list, and the chunk after it. */
export type Noun = { options: Tokens[]; next: number };

/** Pronouns that are the subject of a verb wherever they stand. */
export const subjectPronouns = /^(?:he|she|it|they|i|we|who)$/;

/** The tokens of a chunk, in order; none of none. */
export function tokensOf(chunk: Chunk | undefined): number[] {
  return chunk ? Array.from({ length: chunk.last - chunk.first + 1 }, (_, at) => chunk.first + at) : [];
}

/** Whether a chunk is one of these marks. */
export function isMark(chunk: Chunk | undefined, marks: string): boolean {
  return chunk?.kind === "mark" && marks.includes(chunk.word);
}

/** The year of a date goes on over a comma: `May 28, 2014`. */
function withTail(chunks: readonly Chunk[], at: number, tokens: number[]): number {
  // `in 2011, 2014 and 2019`
  if (!isMark(chunks[at], ",") || !/^\d{4}$/.test(chunks[at + 1]?.word ?? "") || /^\d{4}$/.test(chunks[at - 1]?.word ?? "")) return at;
  tokens.push(...tokensOf(chunks[at]), ...tokensOf(chunks[at + 1]));
  return at + 2;
}

/** `in Houston, Texas`: behind a preposition a name goes on over a comma with the name it lies in, where that ends the phrase. */
function withPlace(chunks: readonly Chunk[], at: number, tokens: number[]): number {
  const [place, comma, larger, after] = chunks.slice(at, at + 4);
  const isPlace =
    place?.isName === true &&
    larger?.isName === true &&
    isMark(comma, ",") &&
    chunks[at - 1]?.kind === "preposition" &&
    (after === undefined || (after.kind !== "and" && after.kind !== "verb" && !listEnds(chunks, at + 2)));
  if (!isPlace) return at + 1;
  tokens.push(...tokensOf(comma), ...tokensOf(larger));
  return at + 3;
}

/** A noun phrase with what belongs to it by `of`, from chunk `at`. */
export function ofPhrase(chunks: readonly Chunk[], at: number): { tokens: number[]; next: number } {
  const tokens = tokensOf(chunks[at]);
  let next = withPlace(chunks, at, tokens);
  if (next === at + 1) next = withTail(chunks, at + 1, tokens);
  while (chunks[next]?.kind === "preposition" && chunks[next]?.word === "of" && chunks[next + 1]?.kind === "noun") {
    tokens.push(...tokensOf(chunks[next]), ...tokensOf(chunks[next + 1]));
    next = withTail(chunks, next + 2, tokens);
  }
  return { tokens, next };
}

/** `of emphasising its value`: a preposition with an -ing form takes that form's object along. */
export function ingPhrase(chunks: readonly Chunk[], at: number): Noun {
  const tokens = tokensOf(chunks[at]);
  let next = at + 1;
  if (chunks[next]?.kind !== "noun") return { options: [tokens], next };
  const list = nounList(chunks, next);
  next = list.next;
  return { options: list.options.map((option) => [...tokens, ...option]), next };
}

/** `companies that do business`: a plural that nothing but qualities stand before. */
export function isBarePlural({ tokens, tags }: ReadSentence, { first, last }: { first: number; last: number }): boolean {
  const isCounted = tokens.slice(first, last + 1).some(({ lower }) => /^(?:several|many|some|few|various|numerous|both)$/.test(lower));
  return (
    !isCounted &&
    tags[last] === "NOUN" &&
    /[^su]s$|^people$|^(?:wo)?men$|^children$/.test(tokens[last]?.lower ?? "") &&
    tags.slice(first, last + 1).every((tag) => tag === "NOUN" || tag === "ADJ")
  );
}

/** Participles that take a noun behind them without being the verb of a clause: `a man named Falk`, `people given aid`. */
const holdingNoun =
  /^(?:named|called|nicknamed|titled|entitled|dubbed|termed|considered|deemed|given|awarded|granted|offered|paid|sent|told|taught|shown|asked|denied|elected|appointed|declared|made|known|rated|ranked)$/;

/** `grocers blamed fuel costs`: a form in -ed with its own object right behind it is the verb of its clause. */
export function isActive(chunks: readonly Chunk[], at: number): boolean {
  const verb = chunks[at];
  return verb?.form === "participle" && verb.word !== "" && !holdingNoun.test(verb.word) && chunks[at + 1]?.kind === "noun";
}

/** Whether behind the relative clause at chunk `at`, before a comma, its noun has a verb of its own. */
function hasVerbBehindRelative(chunks: readonly Chunk[], at: number): boolean {
  let verbs = 0;
  for (let next = at + 1; next < chunks.length && next < at + 16; next += 1) {
    if (isMark(chunks[next], ",;.")) return false;
    if (chunks[next]?.kind !== "verb" || (chunks[next]?.form !== "finite" && !isActive(chunks, next))) continue;
    verbs += 1;
    if (verbs === 2 && chunks[next - 1]?.kind !== "and") return true;
  }
  return false;
}

/** `and its debt, at 90 million, was the lowest`: whether behind what commas put in at chunk `at` the noun before it has the verb of the last clause. */
function hasVerbBehindAside(chunks: readonly Chunk[], at: number): boolean {
  if (!isMark(chunks[at], ",") || !/^(?:preposition|relative)$/.test(chunks[at + 1]?.kind ?? "")) return false;
  const close = chunks.findIndex((other, place) => place > at && place < at + 12 && isMark(other, ",;."));
  const verb = chunks[close + 1];
  const isMore = chunks.slice(close + 2).some(({ kind }, place) => kind === "and" && chunks[close + 3 + place]?.kind === "verb");
  return isMark(chunks[close], ",") && verb?.kind === "verb" && verb.form === "finite" && !isMore;
}

/** Whether a noun phrase from chunk `at` on is the subject of a verb. */
export function startsClause(chunks: readonly Chunk[], at: number): boolean {
  let { next } = ofPhrase(chunks, at);
  while (chunks[next]?.kind === "adverb") next += 1;
  const verb = chunks[next];
  // `…, and shops that sell it face fines`
  if (verb?.kind === "relative" && chunks[at - 1]?.kind === "and" && isMark(chunks[at - 2], ","))
    return hasVerbBehindRelative(chunks, next);
  // `and her brother, Falk, died`
  if (chunks[at - 1]?.kind === "and" && isMark(verb, ",") && chunks[next + 1]?.isName && isMark(chunks[next + 2], ","))
    return chunks[next + 3]?.kind === "verb" && chunks[next + 3]?.form !== "ing";
  if (chunks[at - 1]?.kind === "and" && hasVerbBehindAside(chunks, next)) return true;
  // `…, but wages barely moved`
  const isJoined = chunks[at - 1]?.word === "but" && isMark(chunks[at - 2], ",");
  // `…, and one of those sank within minutes`
  const isShare = chunks[at + 1]?.word === "of" && /^(?:those|these)$/.test(chunks[at + 2]?.word ?? "") && next === at + 3;
  return (
    verb?.kind === "verb" &&
    (verb.form === "finite" ||
      isActive(chunks, next) ||
      (verb.form === "participle" &&
        (isJoined ||
          isShare ||
          (chunks[next + 1]?.word === "that" && chunks[next + 2]?.kind === "noun") ||
          subjectPronouns.test(chunks[at]?.word ?? "") ||
          isMark(chunks[next + 1], ","))))
  );
}

/** `farmers in the east lost most of it`: a subject with phrases that hang on it, and its verb. */
export function startsFarClause(chunks: readonly Chunk[], at: number): boolean {
  let { next } = ofPhrase(chunks, at);
  const near = next;
  while (chunks[next]?.kind === "preposition" && chunks[next + 1]?.kind === "noun") next = ofPhrase(chunks, next + 1).next;
  if (next === near) return false;
  while (chunks[next]?.kind === "adverb") next += 1;
  return chunks[next]?.kind === "verb" && (chunks[next]?.form === "finite" || isActive(chunks, next));
}

/** Whether a phrase before a subject opens a clause here: `in the same season he reached …`. */
export function startsFrontedClause(chunks: readonly Chunk[], at: number): boolean {
  if (chunks[at]?.kind !== "preposition" || chunks[at + 1]?.kind !== "noun") return false;
  let { next } = ofPhrase(chunks, at + 1);
  if (isMark(chunks[next], ",")) next += 1;
  return chunks[next]?.kind === "noun" && startsClause(chunks, next);
}

/**
 * A noun phrase or a list of them (`A, B and C`), from chunk `at`. What `or` and `nor` join stays together, for neither half is stated alone, and so
 * does a list that could end in two ways, `Anna, Ben and the mayor and her deputy`.
 */
export function nounList(chunks: readonly Chunk[], at: number): Noun {
  const list = itemsFrom(chunks, at);
  return undivided(chunks, at, list) ?? list;
}

/** The list as one item where its joint is `or`, `nor` or the `but` of `anything but a house`; null where it is another. */
function undivided(chunks: readonly Chunk[], at: number, { options, next }: Noun): Noun | null {
  const whole = chunks.slice(at, next);
  const isKept = ({ kind, word }: Chunk, place: number) =>
    kind === "and" &&
    (/^n?or$/.test(word) || (word === "but" && !isMark(whole[place - 1], ",") && (chunks[at]?.word !== "" || !whole[place + 1]?.isOpened)));
  const isOne = options.length > 1 && (whole.some(isKept) || sharesOf(chunks, at, { options, next }));
  return isOne ? { options: [whole.flatMap(tokensOf)], next } : null;
}

/** `the production and use of bombs`: the last item's phrase belongs to all, where it has no article of its own. */
function sharesOf(chunks: readonly Chunk[], at: number, { options, next }: Noun): boolean {
  const last = options.at(-1) ?? [];
  const own = chunks.findIndex(({ first }) => first === last[0]);
  return (
    options.length > 1 &&
    own > at &&
    chunks[own + 1]?.word === "of" &&
    chunks[own]?.word !== "" &&
    chunks[own]?.isName === false &&
    chunks[own - 2]?.kind === "noun" &&
    next > own + 1
  );
}

/** Where a list of three or more ends that goes on behind its joint with another joint at chunk `at`; `at` where it does not. */
function doubledEnd(chunks: readonly Chunk[], at: number, isSubject: boolean): number {
  let next = at;
  while (chunks[next]?.kind === "and" && chunks[next + 1]?.kind === "noun" && (isSubject || !startsClause(chunks, next + 1)))
    next = ofPhrase(chunks, next + 1).next;
  return next;
}

function itemsFrom(chunks: readonly Chunk[], at: number): Noun {
  const first = ofPhrase(chunks, at);
  const options: Tokens[] = [first.tokens];
  let next = first.next;
  for (;;) {
    let ahead = next;
    if (isMark(chunks[ahead], ",")) ahead += 1;
    const joined = chunks[ahead]?.kind === "and";
    if (joined) ahead += 1;
    const asWell = chunks[ahead]?.kind === "adverb" && chunks[ahead]?.word === "as";
    if (asWell || ahead === next || chunks[ahead]?.kind !== "noun" || startsClause(chunks, ahead)) break;
    if (!joined && !listEnds(chunks, ahead)) break;
    // `rose to $47, and those in Castell fell`
    const isFarther = startsFarClause(chunks, ahead);
    if (joined && options.length === 1 && isMark(chunks[next], ",") && (isFarther || chunks[ahead - 1]?.word === "but")) break;
    const item = ofPhrase(chunks, ahead);
    options.push(item.tokens);
    next = item.next;
    if (!joined) continue;
    const doubled = doubledEnd(chunks, next, false);
    if (doubled > next) return { options: [chunks.slice(at, doubled).flatMap(tokensOf)], next: doubled };
    break;
  }
  // `the cities of A, B and C`: what follows `of` is the list.
  const head = chunks[first.next - 1];
  if (options.length > 1 && first.next > at + 1 && head) {
    const shared = first.tokens.filter((token) => token < head.first);
    // `40 kilos of salt, two barrels and a rope`: what has an opening of its own is no part of the first.
    const isOther = chunks.slice(first.next, next).some(({ isOpened }) => isOpened) && !head.isOpened;
    const isDivided = options.length === 2 && isMark(chunks[first.next], ",");
    if (!isOther && !isDivided && options.slice(1).every((option) => option.length <= 3))
      return { options: options.map((option, place) => (place === 0 ? option : [...shared, ...option])), next };
  }
  return { options, next };
}

/** Whether items divided by commas from here on end in `and` or `or`, as lists do. */
function listEnds(chunks: readonly Chunk[], at: number): boolean {
  let next = at;
  for (let items = 0; items < 30; items += 1) {
    if (chunks[next]?.kind !== "noun") return false;
    next = ofPhrase(chunks, next).next;
    if (isMark(chunks[next], ",")) next += 1;
    if (chunks[next]?.kind === "and") return chunks[next + 1]?.kind === "noun";
    if (next === at) return false;
  }
  return false;
}

/** Where a phrase put before the subject ends: at its comma, which in a date is the second; -1 when there is none before a verb. */
export function frontedEnd(chunks: readonly Chunk[], from: number): number {
  for (let at = from + 1; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    // `On Monday the board announced that the pass, …`
    const tells = chunk?.form === "participle" && chunks[at + 1]?.kind === "conjunction";
    if (chunk?.kind === "verb" && (chunk.form === "finite" || isActive(chunks, at) || tells)) break;
    if (isMark(chunk, ",") && !/^\d{4}$/.test(chunks[at + 1]?.word ?? "")) return at;
  }
  return chunks[from + 1]?.kind === "noun" ? ofPhrase(chunks, from + 1).next : -1;
}

/** The subject, or the subjects of one verb: `A, B and C are …`. */
export function subjectList(chunks: readonly Chunk[], at: number): Noun {
  const list = subjectsFrom(chunks, at);
  return undivided(chunks, at, list) ?? list;
}

function subjectsFrom(chunks: readonly Chunk[], at: number): Noun {
  const first = ofPhrase(chunks, at);
  const options: Tokens[] = [first.tokens];
  let next = first.next;
  for (let items = 0; items < 12; items += 1) {
    let ahead = next;
    if (isMark(chunks[ahead], ",")) ahead += 1;
    const joined = chunks[ahead]?.kind === "and";
    if (joined) ahead += 1;
    if (ahead === next || chunks[ahead]?.kind !== "noun") break;
    // `Ms Falk, 44, a clerk and sailor, …`: her age, and what she is.
    if (chunks[at]?.isName && !joined && /^\d{1,3}$/.test(chunks[ahead]?.word ?? "")) break;
    const item = ofPhrase(chunks, ahead);
    options.push(item.tokens);
    next = item.next;
    const doubled = joined ? doubledEnd(chunks, next, true) : next;
    if (doubled > next) return { options: [chunks.slice(at, doubled).flatMap(tokensOf)], next: doubled };
    let behind = next;
    while (joined && chunks[behind]?.kind === "preposition" && chunks[behind + 1]?.kind === "noun")
      behind = ofPhrase(chunks, behind + 1).next;
    // `Women and anyone with a cough were …`: what follows is said of the last, and so none is told by itself.
    if (joined && behind > next && chunks[behind]?.kind === "verb") return { options: [chunks.slice(at, next).flatMap(tokensOf)], next };
    // `The mayors of Ash, Elm and Oak met`: all of them together.
    if (joined && first.next > at + 1 && chunks[first.next - 1]?.isName && chunks[next - 1]?.isName)
      return { options: [chunks.slice(at, next).flatMap(tokensOf)], next };
    if (joined)
      return chunks[next]?.kind === "verb"
        ? { options, next }
        : first.next === next
          ? { options, next }
          : { options: [first.tokens], next: first.next };
  }
  return { options: [first.tokens], next: first.next };
}
