import { hashOf, mix } from "@/lib/breakdown/feature-hash";
import { FeatureList, type SentenceFeatures } from "@/lib/breakdown/feature-list";
import {
  dutyModals,
  firstPersons,
  futureModals,
  hedges,
  irregularPasts,
  reportVerbs,
  timeWords,
  valueWords,
} from "@/lib/breakdown/lexicon";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import type { Signal } from "@/lib/breakdown/signals";
import type { Token } from "@/lib/breakdown/tokens";
import { clusterOf } from "@/lib/breakdown/word-clusters";

/** A sentence made ready for features and scores. */
export type ReadSentence = { tokens: readonly Token[]; tags: readonly PartOfSpeech[]; signals: readonly Signal[] };

const tokensMax = 120;
const closedParts: ReadonlySet<PartOfSpeech> = new Set(["AUX", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT"]);

const stemEndings = ["ations", "ation", "ingly", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ers", "er", "ed", "es", "ly", "s"];

function withoutPossessive(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word;
}

/** The word cut to its stem: a crude suffix stripper that maps the forms of one regular word together. */
export function stemOf(word: string): string {
  if (word.length < 5) return withoutPossessive(word);
  const bare = word.endsWith("'") ? word.slice(0, -1) : withoutPossessive(word);
  if (!bare.endsWith("ss"))
    for (const ending of stemEndings)
      if (bare.endsWith(ending) && bare.length - ending.length >= 3) return bare.slice(0, bare.length - ending.length);
  return bare.endsWith("e") || bare.endsWith("y") ? bare.slice(0, -1) : bare;
}

function verbForm(word: string, tags: readonly PartOfSpeech[], at: number): string {
  if (word.endsWith("ing")) return "VBG";
  if (word.endsWith("ed") || irregularPasts.has(word) || word.endsWith("en"))
    return tags[at - 1] === "AUX" || (tags[at - 1] === "ADV" && tags[at - 2] === "AUX") ? "VBN" : "VBD";
  return word.endsWith("s") && !word.endsWith("ss") ? "VBZ" : "VB";
}

/** A word's class: itself when its part of speech is closed, else its part of speech, finer for verbs and for words of our lists. */
function classOf(sentence: ReadSentence, at: number): string {
  const token = sentence.tokens[at];
  const tag = sentence.tags[at] ?? "NOUN";
  const word = token?.lower ?? "";
  if (closedParts.has(tag)) return word;
  if (tag === "VERB") return (reportVerbs.has(word) ? "say-" : "") + verbForm(word, sentence.tags, at);
  if (tag === "NUM" || token?.kind === "number") return /^(?:1[5-9]|20)\d\d$/.test(word) ? "YEAR" : /[%$€£]/.test(word) ? "RATE" : "NUM";
  if (valueWords.has(word)) return `v${tag}`;
  if (hedges.has(word)) return `h${tag}`;
  if (tag === "ADJ" && (word.endsWith("er") || word.endsWith("est"))) return "ADJR";
  return tag;
}

function bucket(total: number): number {
  return total < 4 ? total : total < 6 ? 4 : total < 9 ? 5 : total < 13 ? 6 : total < 20 ? 7 : total < 30 ? 8 : 9;
}

const nameWord = hashOf("<name>");
const outside = hashOf("<s>");

/** What each token of a sentence counts as: a word (every name is the same), a class, and a group of words used alike or -1. */
type Tokens = { length: number; words: Int32Array; classes: Int32Array; groups: Int32Array; names: Uint8Array };

function readTokens(sentence: ReadSentence): Tokens {
  const { tokens, tags } = sentence;
  const length = Math.min(tokens.length, tokensMax);
  const read = {
    words: new Int32Array(length),
    classes: new Int32Array(length),
    groups: new Int32Array(length),
    names: new Uint8Array(length),
  };
  for (let at = 0; at < length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const { lower, kind } = token;
    const isName = tags[at] === "PROPN" && at > 0 && kind === "word" && !timeWords.has(lower);
    read.names[at] = isName ? 1 : 0;
    read.words[at] = isName ? nameWord : hashOf(kind === "number" ? lower.replace(/\d/g, "0") : lower);
    read.classes[at] = hashOf(classOf(sentence, at));
    read.groups[at] = kind === "word" ? clusterOf(withoutPossessive(lower)) : -1;
  }
  return { length, ...read };
}

/** The most features that one token gives, and those of the sentence as a whole, its counts and its signals. */
const tokenFeaturesMax = 11;
const wholeFeaturesMax = 64;

/**
 * Hashed features of a sentence, blind to who or what is named (every name is one and the same word to it): its words, stems and word pairs, runs of word classes, and counts of
 * its signals.
 */
export function sentenceFeatures(sentence: ReadSentence): SentenceFeatures {
  const { tokens, signals } = sentence;
  const read = readTokens(sentence);
  const list = new FeatureList(read.length * tokenFeaturesMax + wholeFeaturesMax);
  for (let at = 0; at < read.length; at += 1) if (tokens[at]?.kind !== "mark") list.put(mix(1, read.words[at] ?? 0), at, at);
  const wordTotal = list.total;
  for (let at = 0; at < read.length; at += 1) tokenFeatures(sentence, read, { at, list });
  wholeFeatures(sentence, read.length, list);
  const counts = new Map<string, number>();
  for (const { code } of signals) counts.set(code, (counts.get(code) ?? 0) + 1);
  for (const [code, count] of counts) list.put(mix(mix(20, hashOf(code)), Math.min(count, 3)), -1, -1);
  return list.features(wordTotal);
}

function tokenFeatures(
  { tokens }: ReadSentence,
  { length, words, classes, groups, names }: Tokens,
  to: { at: number; list: FeatureList },
): void {
  const { at, list } = to;
  const token = tokens[at];
  const before = Math.max(0, at - 1);
  const word = words[at] ?? 0;
  if (token?.kind === "word" && names[at] === 0) list.put(mix(2, hashOf(stemOf(token.lower))), at, at);
  list.put(mix(mix(3, at > 0 ? (words[at - 1] ?? outside) : outside), word), before, at);
  const c0 = classes[at] ?? 0;
  const c1 = at > 0 ? (classes[at - 1] ?? outside) : outside;
  const c2 = at > 1 ? (classes[at - 2] ?? outside) : outside;
  list.put(mix(mix(4, c1), c0), before, at);
  list.put(mix(mix(mix(5, c2), c1), c0), Math.max(0, at - 2), at);
  if (at >= 3) list.put(mix(mix(mix(mix(6, classes[at - 3] ?? outside), c2), c1), c0), at - 3, at);
  list.put(mix(mix(7, c1), word), before, at);
  const k0 = groups[at] ?? -1;
  const k1 = at > 0 ? (groups[at - 1] ?? -1) : -1;
  if (k0 < 0) return;
  list.put(mix(8, k0), at, at);
  list.put(mix(mix(9, k0), c1), before, at);
  list.put(mix(mix(10, k0), at + 1 < length ? (classes[at + 1] ?? outside) : outside), at, Math.min(length - 1, at + 1));
  if (k1 >= 0) list.put(mix(mix(11, k1), k0), at - 1, at);
}

const counted = [
  "NUM",
  "PROPN",
  "VERB",
  "VBD",
  "VBN",
  "ADJ",
  "ADV",
  "NOUN",
  "first",
  "second",
  "duty",
  "future",
  "value",
  "PRON",
  "INTJ",
] as const;
type Counted = (typeof counted)[number];

const countedAt: ReadonlyMap<string, number> = new Map(counted.map((name, at) => [name, at]));
const countedHashes = counted.map((name) => hashOf(name));

function add(tally: Int32Array, name: PartOfSpeech | Counted): void {
  const at = countedAt.get(name);
  if (at !== undefined) tally[at] = (tally[at] ?? 0) + 1;
}

function has(tally: Int32Array, name: Counted): 0 | 1 {
  return (tally[countedAt.get(name) ?? -1] ?? 0) > 0 ? 1 : 0;
}

function wholeFeatures({ tokens, tags }: ReadSentence, length: number, list: FeatureList): void {
  const tally = new Int32Array(counted.length);
  for (let at = 0; at < length; at += 1) {
    const word = tokens[at]?.lower ?? "";
    const tag = tags[at] ?? "NOUN";
    add(tally, tag);
    if (tag === "VERB") {
      const form = verbForm(word, tags, at);
      if (form === "VBD" || form === "VBN") add(tally, form);
    }
    if (firstPersons.has(word)) add(tally, "first");
    if (word === "you" || word === "your") add(tally, "second");
    if (dutyModals.has(word)) add(tally, "duty");
    if (futureModals.has(word)) add(tally, "future");
    if (valueWords.has(word)) add(tally, "value");
  }
  const ofLength = bucket(length);
  list.put(mix(30, ofLength), -1, -1);
  for (let at = 0; at < counted.length; at += 1) {
    const name = countedHashes[at] ?? 0;
    const total = bucket(tally[at] ?? 0);
    list.put(mix(mix(31, name), total), -1, -1);
    list.put(mix(mix(32, name), mix(ofLength, total)), -1, -1);
  }
  const told =
    has(tally, "NUM") +
    2 * has(tally, "PROPN") +
    4 * (has(tally, "VBD") | has(tally, "VBN")) +
    8 * has(tally, "first") +
    16 * (has(tally, "duty") | has(tally, "future")) +
    32 * has(tally, "value");
  list.put(mix(33, told), -1, -1);
  list.put(mix(34, hashOf(tokens.at(-1)?.text ?? "")), -1, -1);
}
