import { hashOf, mix } from "@/lib/breakdown/feature-hash";
import { determiners, irregularPasts } from "@/lib/breakdown/lexicon";
import { bucketOf } from "@/lib/breakdown/linear-model";
import { bestPacked, packTagger } from "@/lib/breakdown/packed-tagger";
import { opensUpper, type Token } from "@/lib/breakdown/tokens";
import stored from "@/lib/breakdown/weights-part-of-speech.json" with { type: "json" };

/** Universal parts of speech, in the order of the tagger's weights. */
export const partsOfSpeech = [
  "NOUN",
  "PROPN",
  "VERB",
  "AUX",
  "ADJ",
  "ADV",
  "PRON",
  "DET",
  "ADP",
  "CCONJ",
  "SCONJ",
  "PART",
  "NUM",
  "PUNCT",
  "SYM",
  "INTJ",
] as const;

/** A universal part of speech. */
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** How many parts of speech there are; a bucket of the tagger holds one weight for each. */
export const partTotal: number = partsOfSpeech.length;

/** What the tagger sees of a word by itself. */
export type WordTraits = { word: number; suffix: number; ending: number; shape: number };

const outside: WordTraits = { word: 11, suffix: 12, ending: 13, shape: 14 };

function shapeOf(token: Token): number {
  if (token.kind === "number") return 1;
  if (token.kind === "mark") return 2;
  const upper = opensUpper(token.text);
  if (upper && token.text.length > 1 && token.text === token.text.toUpperCase()) return 3;
  return (upper ? 4 : 5) + (token.text.includes("-") ? 2 : 0);
}

const wordLengthMax = 24;

/** Reads the traits of a token; all digits count as one. */
export function wordTraits(token: Token | undefined): WordTraits {
  if (!token) return outside;
  const isNumber = token.kind === "number";
  const lower = isNumber ? token.lower.replace(/\d+/g, "0") : token.lower;
  const end = isNumber ? lower.length : Math.min(lower.length, wordLengthMax);
  return {
    word: hashOf(lower, 0, end),
    suffix: hashOf(lower, Math.max(0, end - 3), end),
    ending: hashOf(lower, Math.max(0, end - 2), end),
    shape: shapeOf(token),
  };
}

/** How many features `tagFeatures` writes. */
export const tagFeatureCount = 16;

/** The word that is tagged, `at` in its sentence, and the tags given last: `t1` right before it, `t2` before that. */
export type TagPlace = { at: number; t2: number; t1: number };

function featureOf(number: number, a: number, b: number, c: number): number {
  return mix(mix(mix(number + 11, a), b), c);
}

/** Writes the hashed features of one word, which rest on the two words before it and behind it and on the tags given last. */
export function tagFeatures(traits: readonly WordTraits[], { at, t2, t1 }: TagPlace, out: Int32Array): void {
  const w2 = traits[at - 2] ?? outside;
  const w1 = traits[at - 1] ?? outside;
  const { word, suffix, ending, shape } = traits[at] ?? outside;
  const n1 = traits[at + 1] ?? outside;
  const n2 = traits[at + 2] ?? outside;
  out[0] = featureOf(0, 0, 0, 0);
  out[1] = featureOf(1, word, 0, 0);
  out[2] = featureOf(2, suffix, shape, 0);
  out[3] = featureOf(3, ending, t1, 0);
  out[4] = featureOf(4, shape, t1, 0);
  out[5] = featureOf(5, t1, 0, 0);
  out[6] = featureOf(6, t1, t2, 0);
  out[7] = featureOf(7, t1, word, 0);
  out[8] = featureOf(8, w1.word, 0, 0);
  out[9] = featureOf(9, w1.suffix, suffix, 0);
  out[10] = featureOf(10, w2.word, 0, 0);
  out[11] = featureOf(11, n1.word, 0, 0);
  out[12] = featureOf(12, n1.suffix, suffix, 0);
  out[13] = featureOf(13, n1.shape, shape, t1);
  out[14] = featureOf(14, n2.word, 0, 0);
  out[15] = featureOf(15, word, n1.shape, 0);
}

/** The weights of a tagger: for each bucket one number for each part of speech. */
export type TaggerWeights = { bits: number; weights: Int8Array | Float64Array };

/** The number of the best part of speech for these features. */
export function bestPart({ bits, weights }: TaggerWeights, features: Int32Array, sums: Float64Array): number {
  sums.fill(0);
  for (let at = 0; at < features.length; at += 1) {
    const from = bucketOf(features[at] ?? 0, bits) * partTotal;
    for (let part = 0; part < partTotal; part += 1) sums[part] = (sums[part] ?? 0) + (weights[from + part] ?? 0);
  }
  let best = 0;
  for (let part = 1; part < partTotal; part += 1) if ((sums[part] ?? 0) > (sums[best] ?? 0)) best = part;
  return best;
}

/** Tells the number of the best part of speech for the features of a word. */
export type Tagger = (features: Int32Array) => number;

/** The tagger that these weights make. */
export function taggerOf(weights: TaggerWeights): Tagger {
  const sums = new Float64Array(partTotal);
  return (features) => bestPart(weights, features, sums);
}

let own: Tagger | undefined;

function loaded(): Tagger {
  if (own) return own;
  const packed = packTagger(stored);
  own = (features) => bestPacked(packed, features);
  return own;
}

/** A past form between a noun and a determiner is a verb (`the council sold the hall`), which the teacher sometimes misses. */
function corrected(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number, tag: PartOfSpeech): PartOfSpeech {
  if (tag !== "ADJ" && tag !== "NOUN") return tag;
  const before = tags[at - 1];
  if (before !== "NOUN" && before !== "PROPN" && before !== "PRON") return tag;
  if (!irregularPasts.has(tokens[at]?.lower ?? "") || !determiners.has(tokens[at + 1]?.lower ?? "")) return tag;
  return "VERB";
}

/** Tags the tokens of one sentence from left to right (averaged perceptron, after Collins 2002); linear time. */
export function tagTokens(tokens: readonly Token[], best: Tagger = loaded()): PartOfSpeech[] {
  const traits = tokens.map(wordTraits);
  const features = new Int32Array(tagFeatureCount);
  const tags: PartOfSpeech[] = [];
  const place: TagPlace = { at: 0, t2: partTotal, t1: partTotal };
  for (; place.at < tokens.length; place.at += 1) {
    tagFeatures(traits, place, features);
    const part = best(features);
    tags.push(corrected(tokens, tags, place.at, partsOfSpeech[part] ?? "NOUN"));
    place.t2 = place.t1;
    place.t1 = part;
  }
  return tags;
}
