import { hashOf, mix } from "@/lib/breakdown/feature-hash";
import { determiners, irregularPasts } from "@/lib/breakdown/lexicon";
import { bucketOf } from "@/lib/breakdown/linear-model";
import type { Token } from "@/lib/breakdown/tokens";
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
  const upper = /^\p{Lu}/u.test(token.text);
  if (upper && token.text.length > 1 && token.text === token.text.toUpperCase()) return 3;
  return (upper ? 4 : 5) + (token.text.includes("-") ? 2 : 0);
}

/** Reads the traits of a token; all digits count as one. */
export function wordTraits(token: Token | undefined): WordTraits {
  if (!token) return outside;
  const lower = token.kind === "number" ? token.lower.replace(/\d+/g, "0") : token.lower.slice(0, 24);
  return { word: hashOf(lower), suffix: hashOf(lower.slice(-3)), ending: hashOf(lower.slice(-2)), shape: shapeOf(token) };
}

/** How many features `tagFeatures` writes. */
export const tagFeatureCount = 16;

/** Writes the hashed features of one token; `around` are its neighbours from two before to two after, `before` the two tags given last. */
export function tagFeatures(around: readonly WordTraits[], before: readonly [number, number], out: Int32Array): void {
  const [w2 = outside, w1 = outside, word = outside, n1 = outside, n2 = outside] = around;
  const [t2, t1] = before;
  let at = 0;
  const put = (a: number, b = 0, c = 0) => {
    out[at] = mix(mix(mix(at + 11, a), b), c);
    at += 1;
  };
  put(0);
  put(word.word);
  put(word.suffix, word.shape);
  put(word.ending, t1);
  put(word.shape, t1);
  put(t1);
  put(t1, t2);
  put(t1, word.word);
  put(w1.word);
  put(w1.suffix, word.suffix);
  put(w2.word);
  put(n1.word);
  put(n1.suffix, word.suffix);
  put(n1.shape, word.shape, t1);
  put(n2.word);
  put(word.word, n1.shape);
}

/** The weights of a tagger: for each bucket one number for each part of speech. */
export type TaggerWeights = { bits: number; weights: Int8Array | Float64Array };

/** The number of the best part of speech for these features. */
export function bestPart(tagger: TaggerWeights, features: Int32Array, sums: Float64Array): number {
  sums.fill(0);
  for (const feature of features) {
    const from = bucketOf(feature, tagger.bits) * partTotal;
    for (let part = 0; part < partTotal; part += 1) sums[part] = (sums[part] ?? 0) + (tagger.weights[from + part] ?? 0);
  }
  let best = 0;
  for (let part = 1; part < partTotal; part += 1) if ((sums[part] ?? 0) > (sums[best] ?? 0)) best = part;
  return best;
}

let model: TaggerWeights | undefined;

function loaded(): TaggerWeights {
  if (model) return model;
  const raw = atob(stored.weights);
  const weights = new Int8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) weights[at] = (raw.charCodeAt(at) << 24) >> 24;
  model = { bits: stored.bits, weights };
  return model;
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
export function tagTokens(tokens: readonly Token[], tagger: TaggerWeights = loaded()): PartOfSpeech[] {
  const traits = tokens.map(wordTraits);
  const features = new Int32Array(tagFeatureCount);
  const sums = new Float64Array(partTotal);
  const tags: PartOfSpeech[] = [];
  let t2 = partTotal;
  let t1 = partTotal;
  for (let at = 0; at < tokens.length; at += 1) {
    tagFeatures(
      [traits[at - 2] ?? outside, traits[at - 1] ?? outside, traits[at] ?? outside, traits[at + 1] ?? outside, traits[at + 2] ?? outside],
      [t2, t1],
      features,
    );
    const best = bestPart(tagger, features, sums);
    tags.push(corrected(tokens, tags, at, partsOfSpeech[best] ?? "NOUN"));
    t2 = t1;
    t1 = best;
  }
  return tags;
}
