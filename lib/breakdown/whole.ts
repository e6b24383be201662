import type { Chunk } from "@/lib/breakdown/chunks";
import { timeNouns } from "@/lib/breakdown/clause-parts";
import type { Fact, Parse } from "@/lib/breakdown/facts";
import { isMark, type Tokens } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import type { Token } from "@/lib/breakdown/tokens";

/** `Only after the vote did the bank say so`: the subject behind the first verb, for what opens the sentence. */
function isTurned({ chunks, sentence }: Parse): boolean {
  if (!/^(?:only|never|not|rarely|seldom|hardly|scarcely|nowhere|little|no|nor)$/.test(sentence.tokens[0]?.lower ?? "")) return false;
  return chunks.some(
    ({ word }, at) => at > 0 && /^(?:did|does|do)$/.test(word) && chunks[at + 1]?.kind === "noun" && chunks[at + 2]?.kind === "verb",
  );
}

/** Whether somebody is quoted with a sentence of their own: what they say is theirs, `“We won,” the clerk said`. */
function isQuoted({ tokens, tags }: ReadSentence): boolean {
  let isInside = false;
  let saysInside = false;
  let saysOutside = false;
  for (const [at, { text, lower }] of tokens.entries()) {
    if (text === '"' || text === "“" || text === "”") isInside = text === '"' ? !isInside : text === "“";
    else if (isInside) saysInside ||= tags[at] === "AUX" || tags[at] === "VERB";
    else saysOutside ||= tags[at] === "VERB" && speechFrames.get(lower)?.quotation === true;
  }
  return saysInside && saysOutside;
}

const times = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** `the Liberals 87`, `a trader 30 percent`: somebody and how many, in one phrase. */
function isSomebodysNumber({ tokens, tags }: ReadSentence, { first, last }: Chunk): boolean {
  if (tags[first] !== "DET" && tags[first] !== "PROPN") return false;
  for (let at = first + 1; at <= last; at += 1) {
    const isNumber = tags[at] === "NUM" || tags[at] === "SYM";
    const isNamed = /^(?:NOUN|PROPN)$/.test(tags[at - 1] ?? "") && !times.test(tokens[at - 1]?.lower ?? "");
    if (isNumber && isNamed && !/^(?:1[5-9]|20)\d\d$/.test(tokens[at]?.text ?? "")) return true;
  }
  return false;
}

/**
 * Whether a verb is left out behind a comma or a joint, for it has been said: `Norland will supply the sails, Castell the ropes`, `won 214 seats, the
 * Liberals 87`, `gave one party this house and the other that one`.
 */
function leavesVerbOut({ chunks, sentence }: Parse): boolean {
  const { tags, tokens } = sentence;
  if (!chunks.some(({ kind }) => kind === "and") || !tags.includes("VERB")) return false;
  const counts = chunks.findIndex(
    ({ kind, first, last }) =>
      kind === "noun" && tags.slice(first, last).some((tag) => tag === "NUM" || tag === "SYM") && tags[last] === "NOUN",
  );
  // `gave one party this house and the other that one`
  const opensOther = (at: number) =>
    isOpened(tokens[at + 1], tokens[at + 2]) || (tags[at + 1] === "NOUN" && isOpened(tokens[at + 2], tokens[at + 3]));
  if (tokens.some(({ lower }, at) => lower === "other" && tokens[at - 1]?.lower === "the" && opensOther(at))) return true;
  return chunks.some((chunk, at) => {
    if (!isMark(chunk, ",") && chunk.kind !== "and") return false;
    const [who, what, behind] = chunks.slice(at + 1, at + 4);
    if (who?.kind !== "noun" || !chunks.slice(0, at).some(({ kind }) => kind === "verb")) return false;
    if (counts >= 0 && counts < at && isSomebodysNumber(sentence, who)) return true;
    const ends =
      behind === undefined ||
      behind.kind === "mark" ||
      behind.kind === "and" ||
      behind.kind === "preposition" ||
      behind.kind === "relative";
    const opens =
      /^(?:DET|NUM)$/.test(tags[what?.first ?? -1] ?? "") || /^(?:its|his|her|their)$/.test(tokens[what?.first ?? -1]?.lower ?? "");
    return what?.kind === "noun" && opens && ends && !isTime(sentence, what) && !isTime(sentence, who);
  });
}

function isOpened(first: Token | undefined, second: Token | undefined): boolean {
  return /^(?:the|an?|this|his|her|its)$/.test(first?.lower ?? "") || (first?.lower === "that" && second?.lower === "one");
}

function isTime({ tokens }: ReadSentence, { last }: Chunk): boolean {
  return timeNouns.test(tokens[last]?.lower ?? "") || /^(?:time|times|night|morning|evening|week|quarter)$/.test(tokens[last]?.lower ?? "");
}

/** `It was this party that banned it`: what is said of the one is said of no other. */
function isCleft({ tokens, tags }: ReadSentence): boolean {
  if (tokens[0]?.lower !== "it" || !/^(?:is|was)$/.test(tokens[1]?.lower ?? "")) return false;
  const opens =
    tags[2] === "PROPN" || tags[2] === "PRON" || tags[2] === "ADP" || /^(?:the|this|these|those|only)$/.test(tokens[2]?.lower ?? "");
  const relative = tokens.findIndex(({ lower }, at) => at > 2 && /^(?:that|who|which)$/.test(lower));
  return (
    opens && relative > 0 && relative < 10 && tags.slice(2, relative).every((tag) => tag !== "VERB" && tag !== "AUX" && tag !== "PUNCT")
  );
}

/** `is not a weed but a plant`, `not only in Castell but on the coast`: what is denied and what is said instead share their words. */
function isContrast({ tokens, tags }: ReadSentence): boolean {
  return tokens.some(({ lower }, at) => {
    if (!/^(?:not|n['’]t)$/.test(lower)) return false;
    const but = tokens.findIndex((token, place) => place > at && place < at + 15 && token.lower === "but");
    return but > 0 && tokens[but - 1]?.text !== "," && tags.slice(at + 1, but).every((tag) => tag !== "VERB" && tag !== "AUX");
  });
}

/** Whether nothing in the sentence holds by itself: `8 and 11 percent respectively`, `What it does is help`, `The mill, according to the city, was sold`. */
export function holdsTogether(parse: Parse, tail: number): boolean {
  const { chunks, sentence } = parse;
  if (
    sentence.tokens.some(
      ({ lower }, at) => /^(?:respectively|neither)$/.test(lower) || (lower === "either" && at < sentence.tokens.length - 2),
    )
  )
    return true;
  const [opening = ""] = sentence.tokens.map(({ lower }) => lower);
  if (/^(?:what|whoever|whatever|why|how|where|wherever|whichever)$/.test(opening) || isCleft(sentence)) return true;
  if (isContrast(sentence) || isTurned(parse) || isQuoted(sentence) || isPutIn(parse) || leavesVerbOut(parse)) return true;
  return chunks.some((_, at) => at > 0 && at !== tail + 1 && isAccording(parse, at));
}

function isAccording({ chunks, sentence }: Parse, at: number): boolean {
  const chunk = chunks[at];
  return chunk?.kind === "preposition" && (chunk.word || sentence.tokens[chunk.first]?.lower) === "according";
}

/** The comma before what tells at the end who says all that stands before, `…, a survey shows.`, `…, engineers warned on Monday.`, `…, according to a report.`; -1 for none. */
export function tailOf(parse: Parse): number {
  const { chunks } = parse;
  let close = chunks.length - 1;
  while (chunks[close]?.kind === "mark") close -= 1;
  const according = chunks.findIndex((_, at) => at > 1 && isAccording(parse, at) && isMark(chunks[at - 1], ","));
  if (according > 0) return chunks.slice(according, close).some((chunk) => isMark(chunk, ",;:")) ? -1 : according - 1;
  const direct = speakerComma(parse, close);
  if (direct > 0) return direct;
  // `…, scientists said in the Journal of Bees.`
  while (chunks[close - 1]?.kind === "preposition" && chunks[close]?.kind === "noun") close -= 2;
  // `…, doctors told the newspaper on Monday.`
  if (chunks[close]?.kind === "noun" && /^tell|^told$/.test(chunks[close - 1]?.word ?? "")) close -= 1;
  return speakerComma(parse, close);
}

/** The comma behind which a verb of saying at chunk `close` and its subject tell who says all that stands before; -1 where they do not. */
function speakerComma({ chunks, sentence }: Parse, close: number): number {
  let at = close;
  const verb = chunks[at];
  const isSaying =
    verb?.kind === "verb" &&
    verb.first === verb.last &&
    verb.form !== "infinitive" &&
    (/^hears?d?$/.test(sentence.tokens[verb.last]?.lower ?? "") || speechFrames.get(sentence.tokens[verb.last]?.lower ?? "")?.clause);
  if (!isSaying) return -1;
  const isPart = (place: number) =>
    /^(?:noun|preposition|adverb)$/.test(chunks[place]?.kind ?? "") ||
    (chunks[place]?.word === "and" && chunks[place + 1]?.kind === "noun" && chunks[place - 1]?.kind === "noun");
  for (at -= 1; isPart(at); at -= 1);
  return at < close - 1 && isMark(chunks[at], ",") && /^(?:noun|preposition|adverb|adjective)$/.test(chunks[0]?.kind ?? "") ? at : -1;
}

/** What tells behind all else who says it: the comma before it, the chunk behind its last, and the first of what is said of the speaker there, -1 for nothing. */
export type SpeakerTail = { comma: number; end: number; aside: number };

/** Whether a verb of saying and somebody stand behind the comma at chunk `comma`: `, said the minister`. */
function saysBehind({ chunks, sentence }: Parse, comma: number): boolean {
  const [verb, speaker] = chunks.slice(comma + 1, comma + 3);
  if (!isMark(chunks[comma], ",") || verb?.kind !== "verb" || speaker?.kind !== "noun" || verb.first !== verb.last) return false;
  const word = sentence.tokens[verb.last]?.lower ?? "";
  const frame = speechFrames.get(word);
  return frame?.clause === true && frame.quotation && !/ing$/.test(word) && !isTime(sentence, speaker);
}

/** Whether a verb at chunk `at` is that of a relative clause: nothing but its own subject stands between. */
function isInRelative({ chunks }: Parse, at: number): boolean {
  let before = at - 1;
  while (/^(?:noun|preposition|adverb)$/.test(chunks[before]?.kind ?? "")) before -= 1;
  return chunks[before]?.kind === "relative";
}

/** `…, said the minister.`, `…, says the union, which has 40,000 members.`: a verb of saying before its subject, behind the last clause of the sentence; null for none. */
export function turnedTail(parse: Parse): SpeakerTail | null {
  const { chunks } = parse;
  const isTold = (end: number) =>
    chunks
      .slice(0, end)
      .some(({ kind, form }, at) => at > 0 && kind === "verb" && /^(?:finite|participle)$/.test(form) && !isInRelative(parse, at));
  for (let comma = chunks.length - 3; comma > 1; comma -= 1) {
    if (!saysBehind(parse, comma) || !isTold(comma)) continue;
    let end = comma + 3;
    while (
      /^(?:noun|preposition|adverb)$/.test(chunks[end]?.kind ?? "") ||
      (chunks[end]?.word === "and" && chunks[end + 1]?.kind === "noun")
    )
      end += 1;
    const isOver = chunks.slice(end).every(({ kind }) => kind === "mark");
    const isMore = isMark(chunks[end], ",") && (chunks[end + 1]?.kind === "relative" || chunks[end + 1]?.kind === "noun");
    if (isOver || isMore) return { comma, end, aside: isOver ? -1 : end + 1 };
  }
  return null;
}

/** `The law, said the minister, has …`, `In March, the clerk said, the port …`, `Rents, we were told, would …`: who says it, put in before the verb. */
function isPutIn(parse: Parse): boolean {
  const { chunks, sentence } = parse;
  const comma = chunks.findIndex((chunk) => isMark(chunk, ","));
  if (comma < 1 || chunks.slice(0, comma).some(({ kind }) => kind === "verb")) return false;
  if (saysBehind(parse, comma)) return true;
  const close = chunks.findIndex((chunk, at) => at > comma && isMark(chunk, ","));
  const [who, ...more] = chunks.slice(comma + 1, Math.max(comma + 1, close));
  const verb = more.at(-1);
  // `The goat's keeper, I trust, is …`, `Some of them, I have it on good authority, voted …`
  const opensAside =
    /^(?:i|we|it|they)$/.test(who?.word ?? "") &&
    more.every(({ kind }) => kind !== "mark") &&
    chunks[0]?.kind === "noun" &&
    !isTime(sentence, chunks[comma - 1] ?? chunks[0]);
  if (opensAside && more.some(({ kind }) => kind === "verb") && isMark(chunks[close], ",") && chunks[close + 1]?.kind === "verb")
    return true;
  return (
    who?.kind === "noun" &&
    verb?.kind === "verb" &&
    chunks[close + 1]?.kind !== "and" &&
    more.every(({ kind }) => /^(?:noun|preposition|adverb|verb)$/.test(kind)) &&
    speechFrames.get(sentence.tokens[verb.last]?.lower ?? "")?.clause === true
  );
}

/** A fact with what tells at the end of the sentence who says so. */
export function withTail(fact: Fact, tail: Tokens): Fact {
  const { reading } = fact;
  if (tail.length === 0 || fact.isAside || (reading && (reading.after[0] ?? 0) < (reading.before[0] ?? 0))) return fact;
  return {
    ...fact,
    tokens: [...fact.tokens, ...tail],
    ...(reading ? { reading: { ...reading, after: [...reading.after, ...tail] } } : {}),
  };
}
