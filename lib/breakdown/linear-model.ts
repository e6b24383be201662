import { finish } from "@/lib/breakdown/feature-hash";

/** A sparse linear model: a weight of 8 bits for each bucket of hashed features, times `scale`. */
export type LinearModel = { bits: number; scale: number; bias: number; weights: Int8Array };

/** A linear model as it stands in a weights file: the weights in base 64, a byte each or two in a byte. */
export type StoredModel = { bits: number; scale: number; bias: number; weights: string };

/** The largest step of a weight in four bits, and the power that puts more of the steps where weights are small. */
const stepMax = 7;
const stepPower = 1.5;
/** Weights beyond this share of all are cut off, so that a few do not make the steps of all others coarse. */
const uncut = 0.9999;

/** Reads a stored model, whose weights take eight bits each or four; throws a RangeError when its length does not fit its bits. */
export function readModel(stored: StoredModel): LinearModel {
  const raw = atob(stored.weights);
  const total = 1 << stored.bits;
  if (raw.length !== total && raw.length !== total / 2)
    throw new RangeError(`a model of ${stored.bits} bits cannot have ${raw.length} bytes of weights`);
  const weights = new Int8Array(total);
  if (raw.length === total) for (let at = 0; at < total; at += 1) weights[at] = raw.charCodeAt(at);
  else {
    const values = Int8Array.from({ length: 16 }, (_, code) => ofStep((code << 28) >> 28));
    for (let at = 0; at < total; at += 2) {
      const code = raw.charCodeAt(at >> 1);
      weights[at] = values[code & 15] ?? 0;
      weights[at + 1] = values[code >> 4] ?? 0;
    }
  }
  return { bits: stored.bits, scale: stored.scale, bias: stored.bias, weights };
}

function ofStep(step: number): number {
  return Math.round(Math.sign(step) * 127 * (Math.min(stepMax, Math.abs(step)) / stepMax) ** stepPower);
}

/** Writes a model with weights rounded to 8 bits; the same weights give the same text. */
export function storeModel(model: { bits: number; bias: number; weights: Float64Array }): StoredModel {
  let largest = 1e-9;
  for (const weight of model.weights) largest = Math.max(largest, Math.abs(weight));
  const scale = Number((largest / 127).toPrecision(6));
  let raw = "";
  for (const weight of model.weights) raw += String.fromCharCode(Math.max(-127, Math.min(127, Math.round(weight / scale))) & 255);
  return { bits: model.bits, scale, bias: Number(model.bias.toPrecision(6)), weights: btoa(raw) };
}

/** Writes a model with weights in 15 steps of four bits, finer for small weights: four times the features in twice the space. */
export function storeModelSmall(model: { bits: number; bias: number; weights: Float64Array }): StoredModel {
  const sizes = model.weights.map(Math.abs).sort();
  const largest = Math.max(1e-9, sizes[Math.floor(uncut * sizes.length)] ?? 0);
  const codes = Array.from(model.weights, (weight) => {
    const step = Math.round(stepMax * Math.min(1, Math.abs(weight) / largest) ** (1 / stepPower));
    return (weight < 0 ? -step : step) & 15;
  });
  let raw = "";
  for (let at = 0; at < codes.length; at += 2) raw += String.fromCharCode((codes[at] ?? 0) | ((codes[at + 1] ?? 0) << 4));
  return {
    bits: model.bits,
    scale: Number((largest / 127).toPrecision(6)),
    bias: Number(model.bias.toPrecision(6)),
    weights: btoa(raw),
  };
}

/** The bucket of a feature's hash. */
export function bucketOf(hash: number, bits: number): number {
  return finish(hash) >>> (32 - bits);
}

/** The weight of one feature in log odds. */
export function weightOf(model: LinearModel, hash: number): number {
  return spreadWeight(model, finish(hash));
}

/** The weight of a feature whose hash has its bits spread already, as `finish` does. */
export function spreadWeight({ weights, bits, scale }: LinearModel, spread: number): number {
  return (weights[spread >>> (32 - bits)] ?? 0) * scale;
}

/** What each of a sentence's features counts: less where there are many, so that a sum does not grow with the mere length of a sentence. */
export function shareOf(featureTotal: number): number {
  return 10 / Math.sqrt(Math.max(1, featureTotal));
}

/** 1 / (1 + e^-x). */
export function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
