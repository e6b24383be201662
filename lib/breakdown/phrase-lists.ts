import type { Chunk } from "@/lib/breakdown/chunks";
import { asideEnd, isTimeName, isTimeOrNumber, timeNouns, verbAfterAdverbs } from "@/lib/breakdown/clause-parts";
import type { Argument, Parse } from "@/lib/breakdown/facts";
import { ingPhrase, isMark, type Noun, nounList, ofPhrase, type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** `the pilot, who had flown alone, misread it`: whether an aside opens at chunk `at` and a verb follows it. */
export function startsBehindAside(chunks: readonly Chunk[], at: number): boolean {
  return (
    isMark(chunks[at], ",") &&
    chunks[at + 1]?.kind === "relative" &&
    chunks[verbAfterAdverbs(chunks, asideEnd(chunks, at) + 1)]?.kind === "verb"
  );
}

/** The list at chunk `at`; of one that a time opens, that time alone where others are none: `12 miles an hour and fining riders`. */
export function timesOf(parse: Parse, args: readonly Argument[], at: number): Noun {
  const list = nounList(parse.chunks, at);
  const isTime = (option: Tokens) => option.some((token) => timeNouns.test(parse.sentence.tokens[token]?.lower ?? ""));
  const first = list.options[0] ?? [];
  const others = list.options.slice(1);
  const one = ofPhrase(parse.chunks, at);
  return args.length > 0 && isTime(first) && others.length > 0 && !others.every(isTime) ? { options: [one.tokens], next: one.next } : list;
}

const bounding =
  /^(?:mostly|mainly|largely|chiefly|partly|primarily|predominantly|especially|particularly|notably|usually|often|perhaps|possibly|probably|allegedly|reportedly|apparently|only|even|just|not|never|nearly|almost)$/;

/** The adverb that bounds the phrase with the preposition at chunk `at`, behind what the verb has already: `sold boats, mostly to Norland and Castell`. */
export function boundBefore({ chunks }: Parse, args: readonly Argument[], at: number): number[] {
  const before = chunks[at - 1];
  return args.length > 0 && before?.kind === "adverb" && bounding.test(before.word) ? tokensOf(before) : [];
}

/** What stands behind the preposition at chunk `at`: no more than the time where a list that a time opens goes on with something else, `at 6 on Monday, and nurses …`. */
export function itemsBehind(parse: Parse, at: number): Noun {
  const { chunks } = parse;
  if (chunks[at + 1]?.kind !== "noun") return ingPhrase(chunks, at + 1);
  const list = nounList(chunks, at + 1);
  const [first = [], ...others] = list.options;
  const one = ofPhrase(chunks, at + 1);
  const isOther =
    others.length > 0 && isTimeName(parse, first) && !others.every((option) => isTimeName(parse, option) || isTimeOrNumber(parse, option));
  return isOther && isMark(chunks[one.next], ",") ? { options: [one.tokens], next: one.next } : list;
}

/** `between A and B` is one place: both of them with their joint. */
export function bothOf(chunks: readonly Chunk[], at: number, { options, next }: { options: Tokens[]; next: number }): number[] {
  const joints = chunks.slice(at, next).filter(({ kind }) => kind === "and");
  return options.flat().concat(joints.flatMap(tokensOf));
}

/** `a day`, `an hour`: a time in which something is done so often. */
export function isRate({ sentence }: Parse, [first = -1]: Tokens): boolean {
  return /^(?:an?|each|every)$/.test(sentence.tokens[first]?.lower ?? "");
}

/** `took him eleven years`: a verb that a time completes. */
export function takesTime({ sentence }: Parse, verb: Tokens): boolean {
  return /^(?:takes?|took|taken|lasts?|lasted|spends?|spent|waits?|waited|serves?|served|costs?)$/.test(
    sentence.tokens[verb.at(-1) ?? -1]?.lower ?? "",
  );
}

/** Whether the last item of a list behind the preposition at chunk `at` is one thing or so many, as the noun before the preposition is, and the first item is not. */
export function isLikeBefore({ chunks, sentence }: Parse, at: number, { options, next }: Noun): boolean {
  const { tokens, tags } = sentence;
  const kindOf = (first: number) => (/^an?$/.test(tokens[first]?.lower ?? "") ? "one" : tags[first] === "NUM" ? "some" : "");
  const [before, last] = [chunks[at - 1], options.at(-1)?.[0] ?? -1];
  const own = before?.kind === "noun" ? kindOf(before.first) : "";
  if (options.length < 2 || kindOf(options[0]?.[0] ?? -1) === kindOf(last)) return false;
  // `$1,100 a finger from the railroad, and a letter`: no comma divides a list of two.
  if (chunks.slice(at, next).some((other) => isMark(other, ","))) return options.length === 2 && kindOf(last) === "one";
  return own !== "" && kindOf(last) === own;
}

/** What can only be a superlative, whatever the tagger takes it for. */
const sureSuperlative = /(?:([bdgmnt])\1|\p{L}{3}i)est$/u;

/** Whether an item is a superlative without a noun: `the most generous`, `the oldest`. */
function isBareSuperlative({ tokens, tags }: ReadSentence, item: Tokens): boolean {
  const word = (at: number) => tokens[at]?.lower ?? "";
  return (
    word(item[0] ?? -1) === "the" &&
    item.every((at) => (tags[at] !== "NOUN" && tags[at] !== "PROPN") || sureSuperlative.test(word(at))) &&
    item.some((at) => /^(?:most|least|best|worst)$|..est$/.test(word(at)))
  );
}

/** The last of a list behind a preposition where it is a superlative and the first is none, `in town and the most generous`: it is not in anything. Null where it is not so. */
export function superlativeOf({ sentence }: Parse, { options }: Noun): Tokens | null {
  const last = options.at(-1) ?? [];
  return options.length > 1 && isBareSuperlative(sentence, last) && !isBareSuperlative(sentence, options[0] ?? []) ? last : null;
}

/** Verbs that say little without a phrase with this preposition. */
const completed: Readonly<Record<string, RegExp>> = {
  after: /^(?:look(?:s|ed)?|ask(?:s|ed)?)$/,
  at: /^(?:stand|stands|stood|aim(?:s|ed)?|look(?:s|ed)?|arriv(?:e|es|ed))$/,
  on: /^(?:depend(?:s|ed)?|rely|relies|relied|focus(?:es|ed)?|insist(?:s|ed)?|count(?:s|ed)?|based|hinge[sd]?|border(?:s|ed)?)$/,
  in: /^(?:result(?:s|ed)?|participat(?:e|es|ed)|specialis(?:e|es|ed)|specializ(?:e|es|ed)|consist(?:s|ed)?|engag(?:e|es|ed)|involved|believ(?:e|es|ed))$/,
  with: /^(?:deal|deals|dealt|agree(?:s|d)?|cop(?:e|es|ed)|compar(?:e|es|ed)|replaced|filled|covered|charged)$/,
};

/** `the libraries and the bus line`, `fog, rain and a strike`: whether the last item of a list has an article of its own, so that what follows it is said of that alone. */
export function hasOwnLast({ sentence }: Parse, options: readonly Tokens[]): boolean {
  const isOpened = ([first = -1, second = -1]: Tokens) =>
    [first, second].some(
      (token) => sentence.tags[token] === "DET" || /^(?:its|his|her|their|our|my|your)$/.test(sentence.tokens[token]?.lower ?? ""),
    );
  return options.length > 1 && isOpened(options.at(-1) ?? []);
}

/** `depends on fish`: whether the preposition completes a verb that has nothing behind it yet. */
export function completes({ sentence }: Parse, { verb, args }: { verb: Tokens; args: readonly Argument[] }, word: string): boolean {
  return args.length === 0 && completed[word]?.test(sentence.tokens[verb.at(-1) ?? -1]?.lower ?? "") === true;
}

/** `over sites in Norland`: right behind a phrase with a preposition, a phrase that tells no time belongs to that. */
export function hangsOn(parse: Parse, held: Argument, option: Tokens, at: number): boolean {
  const { chunks } = parse;
  return (
    held.role === "adjunct" &&
    chunks[at - 1]?.kind === "noun" &&
    chunks[at - 2]?.kind === "preposition" &&
    /^(?:in|on|at|with|near|over|by)$/.test(chunks[at]?.word ?? "") &&
    !isTimeName(parse, option) &&
    !isTimeName(parse, held.options.at(-1) ?? [])
  );
}
