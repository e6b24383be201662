import type { SentenceFeatures } from "@/lib/breakdown/feature-list";
import { type LinearModel, logistic, readModel, type StoredModel, shareOf, spreadWeight } from "@/lib/breakdown/linear-model";
import { type ReadSentence, sentenceFeatures } from "@/lib/breakdown/sentence-features";
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

/** Whether the sparse models speak for themselves or beside what a vector says. */
type Standing = "alone" | "beside";

const scorers: { [standing in Standing]?: Scorers } = {};

function loaded(standing: Standing): Scorers {
  const worth = (scorers.alone ?? scorers.beside)?.worth ?? load(stored.worth);
  const { verifiable, subjective } = standing === "alone" ? stored.alone : stored;
  return { worth, verifiable: load(verifiable), subjective: load(subjective) };
}

function load(one: StoredScorer): Scorer {
  return { model: readModel(one), words: one.words ? readModel(one.words) : null, slope: one.slope, shift: one.shift };
}

function shareSum(model: LinearModel, { spread }: SentenceFeatures, total: number): number {
  let sum = 0;
  for (let at = 0; at < total; at += 1) sum += spreadWeight(model, spread[at] ?? 0);
  return model.bias + shareOf(total) * sum;
}

function sumOf(scorer: Scorer, features: SentenceFeatures): number {
  const whole = shareSum(scorer.model, features, features.spread.length);
  const words = scorer.words ? shareSum(scorer.words, features, features.wordTotal) : 0;
  return scorer.slope * (whole + words) + scorer.shift;
}

/**
 * Scores one sentence with the sparse linear models of `weights-sentences.json` and names the words that led to its check-worthiness. `alone`, they hold what
 * sentence embeddings taught them; `beside` a vector, they say what it does not.
 */
export function scoreSentence(sentence: ReadSentence, standing: Standing): Scores & { reasons: Reason[] } {
  // One word states nothing, and texts of a million one-word lines must not cost a million scores.
  if (sentence.tokens.length < 8 && sentence.tokens.filter((token) => token.kind !== "mark").length < 2)
    return { checkWorthiness: 0, verifiable: 0, subjective: 0, reasons: [] };
  scorers[standing] ??= loaded(standing);
  const { worth, verifiable, subjective } = scorers[standing];
  const features = sentenceFeatures(sentence);
  return {
    checkWorthiness: logistic(sumOf(worth, features)),
    verifiable: logistic(sumOf(verifiable, features)),
    subjective: logistic(sumOf(subjective, features)),
    reasons: reasonsFor(sentence, features, worth),
  };
}

/** What each token adds to the sum: a feature made of several tokens is shared out among them. */
function sharesOf(total: number, { spread, firsts, lasts, wordTotal }: SentenceFeatures, scorer: Scorer): Float64Array {
  const shares = new Float64Array(total);
  const each = shareOf(spread.length) * scorer.slope;
  const eachWord = shareOf(wordTotal) * scorer.slope;
  for (let number = 0; number < spread.length; number += 1) {
    const first = firsts[number] ?? -1;
    if (first < 0) continue;
    const last = lasts[number] ?? first;
    const hash = spread[number] ?? 0;
    const asWord = scorer.words && number < wordTotal ? spreadWeight(scorer.words, hash) * eachWord : 0;
    const share = (spreadWeight(scorer.model, hash) * each + asWord) / (last - first + 1);
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
