import type { Span } from "@/lib/breakdown/gap-walk";
import { logistic } from "@/lib/breakdown/linear-model";
import type { Reason, Scores } from "@/lib/breakdown/scores";
import stored from "@/lib/breakdown/weights-meaning.json" with { type: "json" };

/** What a sentence means as numbers: its vector of sentence embeddings, of length 1. */
export type Meaning = readonly number[];

/** The vectors of an article's sentences, by their words. */
export type Meanings = ReadonlyMap<string, Meaning>;

/**
 * A linear head over a sentence's vector: weights of 8 bits in base 64, times `scale`. `sparse` is what the log odds of the sparse model
 * count beside it; `slope` and `shift` make a probability of both.
 */
export type StoredHead = { scale: number; bias: number; weights: string; sparse: number; slope: number; shift: number };

type Head = Omit<StoredHead, "weights"> & { weights: Int8Array };

/** The model of sentence embeddings that the heads were fitted to: vectors of another one mean something else. */
export const meaningModel: string = stored.model;

const certainty = 1e-4;

/** What meaning adds to the log odds of check-worthiness is a reason from here on; less says nothing. */
const reasonWeightMin = 0.5;

let heads: { worth: Head; verifiable: Head; subjective: Head } | undefined;

/** Reads a stored head. */
export function readHead(head: StoredHead): Head {
  return { ...head, weights: Int8Array.from(atob(head.weights), (letter) => (letter.charCodeAt(0) << 24) >> 24) };
}

/** Log odds of a probability, bounded so that a certain model can still be contradicted. */
export function logOdds(probability: number): number {
  const bounded = Math.min(1 - certainty, Math.max(certainty, probability));
  return Math.log(bounded / (1 - bounded));
}

/** The log odds that a head makes of a vector and of the sparse model's probability, before calibration. */
export function headSum(head: Head, meaning: Meaning, probability: number): number {
  let sum = 0;
  for (const [at, weight] of head.weights.entries()) sum += weight * (meaning[at] ?? 0);
  return head.bias + head.scale * sum + head.sparse * logOdds(probability);
}

/** A probability of the sparse model, mended by what the sentence means. */
export function mended(probability: number, head: Head, meaning: Meaning): number {
  return logistic(head.slope * headSum(head, meaning, probability) + head.shift);
}

/**
 * Scores with what meaning tells of them: whether a sentence is worth a check, can be verified, and is subjective. What it adds to the
 * check-worthiness is a reason of its own, of the sentence as a whole (`span`), since a vector has no words.
 */
export function withMeaning<Scored extends Scores & { reasons: Reason[] }>(
  scores: Scored,
  meaning: Meaning | undefined,
  span: Span,
): Scored {
  // A text too short for the sparse models scores 0 in all, which no vector makes a statement of.
  if (meaning === undefined || (scores.verifiable === 0 && scores.subjective === 0)) return scores;
  heads ??= { worth: readHead(stored.worth), verifiable: readHead(stored.verifiable), subjective: readHead(stored.subjective) };
  const checkWorthiness = mended(scores.checkWorthiness, heads.worth, meaning);
  return {
    ...scores,
    checkWorthiness,
    verifiable: mended(scores.verifiable, heads.verifiable, meaning),
    subjective: mended(scores.subjective, heads.subjective, meaning),
    reasons: [...reasonOf(logOdds(checkWorthiness) - logOdds(scores.checkWorthiness), span), ...scores.reasons],
  };
}

function reasonOf(weight: number, { start, end }: Span): Reason[] {
  return Math.abs(weight) < reasonWeightMin ? [] : [{ code: "whole-sentence", weight: Math.round(weight * 100) / 100, start, end }];
}
