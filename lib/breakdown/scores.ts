import { type LinearModel, logistic, readModel, type StoredModel, shareOf, weightOf } from "@/lib/breakdown/linear-model";
import { type ReadSentence, type SentenceFeatures, sentenceFeatures } from "@/lib/breakdown/sentence-features";
import stored from "@/lib/breakdown/weights-sentences.json" with { type: "json" };

/** Why a score is what it is: a code, its weight in log odds (above 0 speaks for a check), and the words responsible. */
export type Reason = { code: string; weight: number; start: number; end: number };

/** The three things said of a sentence, each a calibrated probability. */
export type Scores = { checkWorthiness: number; verifiable: number; subjective: number };

/**
 * A linear model over all features, where given a second one over the plain words alone that is added to it, and how the sum becomes a
 * probability: p = logistic(slope * sum + shift), each weight counting its share of the sentence.
 */
export type StoredScorer = StoredModel & { words?: StoredModel; slope: number; shift: number };

type Scorer = { model: LinearModel; words: LinearModel | null; slope: number; shift: number };

const reasonWeightMin = 0.12;
const reasonsMax = 12;

/** The one fixed threshold on check-worthiness, chosen for transfer on debates held out from training. */
export const worthThreshold: number = stored.threshold;

type Scorers = { worth: Scorer; verifiable: Scorer; subjective: Scorer };

let scorers: { alone: Scorers; beside: Scorers } | undefined;

function loadAll(): { alone: Scorers; beside: Scorers } {
  const worth = load(stored.worth);
  return {
    alone: { worth, verifiable: load(stored.alone.verifiable), subjective: load(stored.alone.subjective) },
    beside: { worth, verifiable: load(stored.verifiable), subjective: load(stored.subjective) },
  };
}

function load(one: StoredScorer): Scorer {
  return { model: readModel(one), words: one.words ? readModel(one.words) : null, slope: one.slope, shift: one.shift };
}

function shareSum(model: LinearModel, hashes: Int32Array): number {
  let sum = 0;
  for (const hash of hashes) sum += weightOf(model, hash);
  return model.bias + shareOf(hashes.length) * sum;
}

function sumOf(scorer: Scorer, features: SentenceFeatures): number {
  const whole = shareSum(scorer.model, features.hashes);
  const words = scorer.words ? shareSum(scorer.words, features.hashes.subarray(0, features.wordTotal)) : 0;
  return scorer.slope * (whole + words) + scorer.shift;
}

/**
 * Scores one sentence with the sparse linear models of `weights-sentences.json` and names the words that led to its check-worthiness. `alone`, they hold what
 * sentence embeddings taught them; `beside` a vector, they say what it does not.
 */
export function scoreSentence(sentence: ReadSentence, standing: "alone" | "beside"): Scores & { reasons: Reason[] } {
  scorers ??= loadAll();
  const { worth, verifiable, subjective } = scorers[standing];
  // One word states nothing, and texts of a million one-word lines must not cost a million scores.
  if (sentence.tokens.length < 8 && sentence.tokens.filter((token) => token.kind !== "mark").length < 2)
    return { checkWorthiness: 0, verifiable: 0, subjective: 0, reasons: [] };
  const features = sentenceFeatures(sentence);
  return {
    checkWorthiness: logistic(sumOf(worth, features)),
    verifiable: logistic(sumOf(verifiable, features)),
    subjective: logistic(sumOf(subjective, features)),
    reasons: reasonsFor(sentence, features, worth),
  };
}

/** What each token adds to the sum: a feature made of several tokens is shared out among them. */
function sharesOf(total: number, features: SentenceFeatures, scorer: Scorer): Float64Array {
  const shares = new Float64Array(total);
  const each = shareOf(features.hashes.length) * scorer.slope;
  const eachWord = shareOf(features.wordTotal) * scorer.slope;
  for (const [number, hash] of features.hashes.entries()) {
    const first = features.firsts[number] ?? -1;
    if (first < 0) continue;
    const last = features.lasts[number] ?? first;
    const asWord = scorer.words && number < features.wordTotal ? weightOf(scorer.words, hash) * eachWord : 0;
    const share = (weightOf(scorer.model, hash) * each + asWord) / (last - first + 1);
    for (let at = first; at <= last; at += 1) shares[at] = (shares[at] ?? 0) + share;
  }
  return shares;
}

function reasonsFor(sentence: ReadSentence, features: SentenceFeatures, scorer: Scorer): Reason[] {
  const { tokens, signals } = sentence;
  const shares = sharesOf(tokens.length, features, scorer);
  const explained = new Uint8Array(tokens.length);
  const reasons: Reason[] = [];
  let from = 0;
  for (const signal of signals) {
    while (from < tokens.length && (tokens[from]?.end ?? 0) <= signal.start) from += 1;
    let weight = 0;
    const short = signal.code !== "quotation";
    for (let at = from; at < tokens.length && (tokens[at]?.start ?? 0) < signal.end; at += 1) {
      if (short) {
        weight += shares[at] ?? 0;
        explained[at] = 1;
      } else if (at === from) weight += shares[at] ?? 0;
    }
    reasons.push({ code: signal.code, weight: rounded(weight), start: signal.start, end: signal.end });
  }
  for (const [at, token] of tokens.entries()) {
    const weight = shares[at] ?? 0;
    if (!explained[at] && token.kind === "word" && Math.abs(weight) >= 2 * reasonWeightMin)
      reasons.push({ code: "wording", weight: rounded(weight), start: token.start, end: token.end });
  }
  return reasons
    .filter((reason) => Math.abs(reason.weight) >= reasonWeightMin)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start)
    .slice(0, reasonsMax)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function rounded(weight: number): number {
  return Math.round(weight * 100) / 100;
}
