import { hashOf, mix } from "@/lib/breakdown/feature-hash";
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

/**
 * The features of one sentence: hashes, and for each the first and last token it was made of (-1 for the sentence as a whole). The first
 * `wordTotal` are its plain words.
 */
export type SentenceFeatures = { hashes: Int32Array; firsts: Int32Array; lasts: Int32Array; wordTotal: number };

/** A sentence made ready for features and scores. */
export type ReadSentence = { tokens: readonly Token[]; tags: readonly PartOfSpeech[]; signals: readonly Signal[] };

const tokensMax = 120;
const closedParts: ReadonlySet<PartOfSpeech> = new Set(["AUX", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT"]);

/** The word cut to its stem: a crude suffix stripper that maps the forms of one regular word together. */
export function stemOf(word: string): string {
  if (word.length < 5) return word.replace(/'s$/, "");
  const bare = word.replace(/'s?$/, "");
  for (const ending of [
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ings",
    "ing",
    "edly",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "ly",
    "s",
  ]) {
    if (bare.endsWith(ending) && bare.length - ending.length >= 3 && !bare.endsWith("ss"))
      return bare.slice(0, bare.length - ending.length);
  }
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
  if (tag === "ADJ" && /(?:er|est)$/.test(word)) return "ADJR";
  return tag;
}

function bucket(total: number): number {
  return total < 4 ? total : total < 6 ? 4 : total < 9 ? 5 : total < 13 ? 6 : total < 20 ? 7 : total < 30 ? 8 : 9;
}

/**
 * Hashed features of a sentence, blind to who or what is named (every name is one and the same word to it): its words, stems and word pairs, runs of word classes, and counts of
 * its signals.
 */
export function sentenceFeatures(sentence: ReadSentence): SentenceFeatures {
  const { tokens, signals } = sentence;
  const hashes: number[] = [];
  const firsts: number[] = [];
  const lasts: number[] = [];
  const seen = new Set<number>();
  const put = (hash: number, first = -1, last = first) => {
    if (seen.has(hash)) return;
    seen.add(hash);
    hashes.push(hash);
    firsts.push(first);
    lasts.push(last);
  };
  const length = Math.min(tokens.length, tokensMax);
  const words: number[] = [];
  const names: boolean[] = [];
  const nameWord = hashOf("<name>");
  const classes: number[] = [];
  const groups: number[] = [];
  for (let at = 0; at < length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const isName = sentence.tags[at] === "PROPN" && at > 0 && token.kind === "word" && !timeWords.has(token.lower);
    names.push(isName);
    words.push(isName ? nameWord : token.kind === "number" ? hashOf(token.lower.replace(/\d/g, "0")) : hashOf(token.lower));
    classes.push(hashOf(classOf(sentence, at)));
    groups.push(token.kind === "word" ? clusterOf(token.lower.replace(/'s$/, "")) : -1);
  }
  for (let at = 0; at < length; at += 1) if (tokens[at]?.kind !== "mark") put(mix(1, words[at] ?? 0), at);
  const wordTotal = hashes.length;
  const start = hashOf("<s>");
  for (let at = 0; at < length; at += 1) {
    const token = tokens[at];
    const word = words[at] ?? 0;
    if (token?.kind === "word" && !names[at]) put(mix(2, hashOf(stemOf(token.lower))), at);
    put(mix(mix(3, words[at - 1] ?? start), word), Math.max(0, at - 1), at);
    const c0 = classes[at] ?? 0;
    const c1 = classes[at - 1] ?? start;
    const c2 = classes[at - 2] ?? start;
    put(mix(mix(4, c1), c0), Math.max(0, at - 1), at);
    put(mix(mix(mix(5, c2), c1), c0), Math.max(0, at - 2), at);
    if (at >= 3) put(mix(mix(mix(mix(6, classes[at - 3] ?? start), c2), c1), c0), at - 3, at);
    put(mix(mix(7, c1), word), Math.max(0, at - 1), at);
    const k0 = groups[at] ?? -1;
    const k1 = groups[at - 1] ?? -2;
    if (k0 >= 0) {
      put(mix(8, k0), at);
      put(mix(mix(9, k0), c1), Math.max(0, at - 1), at);
      put(mix(mix(10, k0), classes[at + 1] ?? start), at, Math.min(length - 1, at + 1));
      if (k1 >= 0) put(mix(mix(11, k1), k0), at - 1, at);
    }
  }
  wholeFeatures(sentence, length, put);
  const counts = new Map<string, number>();
  for (const signal of signals) counts.set(signal.code, (counts.get(signal.code) ?? 0) + 1);
  for (const [code, count] of counts) put(mix(mix(20, hashOf(code)), Math.min(count, 3)));
  return { hashes: Int32Array.from(hashes), firsts: Int32Array.from(firsts), lasts: Int32Array.from(lasts), wordTotal };
}

function wholeFeatures(sentence: ReadSentence, length: number, put: (hash: number) => void): void {
  const { tokens, tags } = sentence;
  const tally = new Map<string, number>();
  const count = (name: string) => tally.set(name, (tally.get(name) ?? 0) + 1);
  for (let at = 0; at < length; at += 1) {
    const word = tokens[at]?.lower ?? "";
    const tag = tags[at] ?? "NOUN";
    count(tag);
    if (tag === "VERB") count(verbForm(word, tags, at));
    if (firstPersons.has(word)) count("first");
    if (word === "you" || word === "your") count("second");
    if (dutyModals.has(word)) count("duty");
    if (futureModals.has(word)) count("future");
    if (valueWords.has(word)) count("value");
  }
  put(mix(30, bucket(length)));
  for (const name of [
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
  ]) {
    const total = tally.get(name) ?? 0;
    put(mix(mix(31, hashOf(name)), bucket(total)));
    put(mix(mix(32, hashOf(name)), mix(bucket(length), bucket(total))));
  }
  const has = (name: string) => ((tally.get(name) ?? 0) > 0 ? 1 : 0);
  put(
    mix(
      33,
      has("NUM") +
        2 * has("PROPN") +
        4 * (has("VBD") | has("VBN")) +
        8 * has("first") +
        16 * (has("duty") | has("future")) +
        32 * has("value"),
    ),
  );
  put(mix(34, hashOf(tokens.at(-1)?.text ?? "")));
}
