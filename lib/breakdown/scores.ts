import type { SentenceKind } from "@/lib/breakdown/kind";
import type { Signal, SignalCode } from "@/lib/breakdown/signals";

/** Why a score is what it is: a code, its weight in log odds (above 0 speaks for a check), and the words responsible. */
export type Reason = { code: string; weight: number; start: number; end: number };

const weights: Readonly<Record<SignalCode, number>> = {
  number: 1,
  date: 0.5,
  comparison: 0.5,
  "past-event": 0.9,
  "named-actor": 0.6,
  attribution: 0.8,
  quotation: 0.2,
  cause: 0.3,
  hedge: -0.8,
  "value-word": -0.5,
  duty: -1,
  future: -0.9,
  "first-person": -0.6,
  question: -2,
  command: -1.5,
  condition: -0.8,
  generic: -0.6,
};
const bias: Readonly<Record<SentenceKind, number>> = {
  claim: -0.9,
  "quoted-claim": -0.7,
  background: -1.2,
  opinion: -1.6,
  prediction: -1.6,
  recommendation: -2,
  question: -2,
  heading: -3,
  other: -3,
};
const countedMax = 3;

function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/** Check-worthiness, verifiability and subjectivity in 0..1 from the signals of a sentence, with a reason for each signal counted. */
export function scoreSignals(
  signals: readonly Signal[],
  kind: SentenceKind,
): { checkWorthiness: number; verifiable: number; subjective: number; reasons: Reason[] } {
  const counted = new Map<SignalCode, number>();
  const reasons: Reason[] = [];
  let worth = bias[kind];
  let objective = 0;
  for (const signal of signals) {
    const before = counted.get(signal.code) ?? 0;
    counted.set(signal.code, before + 1);
    if (before >= countedMax) continue;
    const weight = Math.round((weights[signal.code] / (1 + before)) * 100) / 100;
    worth += weight;
    objective += weight;
    reasons.push({ code: signal.code, weight, start: signal.start, end: signal.end });
  }
  return {
    checkWorthiness: logistic(worth),
    verifiable: logistic(objective + bias[kind] + 0.5),
    subjective: logistic(-objective),
    reasons,
  };
}
