import { judge, type LayerWeights } from "@/lib/breakdown/learning/layer";
import { solveSymmetric } from "@/lib/breakdown/learning/solve-symmetric";

/** One decision of the desk: the features of the stretch, and whether people took it as a claim. `group` names its article. */
export type Decision = { group: string; features: ReadonlyMap<string, number>; isTaken: boolean };

/** How firmly a weight is held to what it was, in decisions' worth of evidence; the score's own weight most of all. */
const firmness = (name: string): number => (name === "score" ? 6 : name === "bias" ? 1 : 3);

const stepsMax = 50;
const gradientMin = 1e-7;
const stepMin = 1e-6;

type Row = { x: readonly number[]; y: number };
type Held = { names: readonly string[]; prior: readonly number[] };

/**
 * Logistic regression held to the layer in force by a Gaussian prior around its weights, fitted by Newton's method: the same decisions in
 * the same order give the same weights, and no decisions give the layer in force. Weights are rounded to four digits.
 */
export function fitLayer(decisions: readonly Decision[], present: LayerWeights): LayerWeights {
  const names = [...new Set([...Object.keys(present), ...decisions.flatMap(({ features }) => [...features.keys()])])].toSorted();
  const held = { names, prior: names.map((name) => present[name] ?? 0) };
  const rows = decisions.map(({ features, isTaken }) => ({ x: names.map((name) => features.get(name) ?? 0), y: isTaken ? 1 : 0 }));
  let weights = held.prior;
  for (let step = 0; step < stepsMax; step += 1) {
    const { gradient, hessian } = slopeOf(rows, weights, held);
    if (Math.max(...gradient.map(Math.abs)) < gradientMin) break;
    weights = descend(rows, weights, { ...held, move: solveSymmetric(hessian, gradient) });
  }
  const fitted = names.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(4))] as const);
  return Object.fromEntries(fitted.filter(([, weight]) => weight !== 0));
}

/** Newton's step may overshoot far from the optimum: it is halved until the loss no longer rises. */
function descend(rows: readonly Row[], from: readonly number[], { move, ...held }: Held & { move: readonly number[] }): number[] {
  const before = lossOf(rows, from, held);
  for (let size = 1; ; size /= 2) {
    const weights = from.map((weight, at) => weight - size * (move[at] ?? 0));
    if (size < stepMin || lossOf(rows, weights, held) <= before) return weights;
  }
}

function predict(row: Row, weights: readonly number[]): number {
  const sum = row.x.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

function lossOf(rows: readonly Row[], weights: readonly number[], { names, prior }: Held): number {
  let loss = 0;
  for (const row of rows) loss -= Math.log(Math.max(1e-12, row.y === 1 ? predict(row, weights) : 1 - predict(row, weights)));
  for (const [at, name] of names.entries()) loss += (firmness(name) / 2) * ((weights[at] ?? 0) - (prior[at] ?? 0)) ** 2;
  return loss;
}

function slopeOf(rows: readonly Row[], weights: readonly number[], { names, prior }: Held) {
  const gradient = names.map((name, at) => firmness(name) * ((weights[at] ?? 0) - (prior[at] ?? 0)));
  const hessian = names.map((name, at) => names.map((_, other) => (other === at ? firmness(name) : 0)));
  for (const row of rows) {
    const p = predict(row, weights);
    for (const [at, value] of row.x.entries()) {
      const line = hessian[at];
      if (value === 0 || line === undefined) continue;
      gradient[at] = (gradient[at] ?? 0) + (p - row.y) * value;
      for (const [other, second] of row.x.entries()) line[other] = (line[other] ?? 0) + p * (1 - p) * value * second;
    }
  }
  return { gradient, hessian };
}

/** How well decisions were foretold: mean log loss, the share that was right at the threshold, and F1 of what was taken. */
export type Measures = { logLoss: number; agreement: number; f1: number };

type Judged = { probability: number; isTaken: boolean };

/** Judges decisions with one layer. */
export function judgeAll(decisions: readonly Decision[], weights: LayerWeights): Judged[] {
  return decisions.map(({ features, isTaken }) => ({ probability: judge(weights, features), isTaken }));
}

/** Measures judgements against what people decided; there must be at least one. Rounded to four digits. */
export function measure(judged: readonly Judged[], threshold: number): Measures {
  let [loss, right, both, proposed, taken] = [0, 0, 0, 0, 0];
  for (const { probability, isTaken } of judged) {
    const isProposed = probability >= threshold;
    loss -= Math.log(Math.max(1e-9, isTaken ? probability : 1 - probability));
    if (isProposed === isTaken) right += 1;
    if (isProposed) proposed += 1;
    if (isTaken) taken += 1;
    if (isProposed && isTaken) both += 1;
  }
  const rounded = (value: number) => Number(value.toFixed(4));
  return {
    logLoss: rounded(loss / judged.length),
    agreement: rounded(right / judged.length),
    f1: rounded(proposed + taken === 0 ? 0 : (2 * both) / (proposed + taken)),
  };
}
