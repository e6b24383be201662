import { finish } from "@/lib/breakdown/feature-hash";

/** A sparse linear model: a weight of 8 bits for each bucket of hashed features, times `scale`. */
export type LinearModel = { bits: number; scale: number; bias: number; weights: Int8Array };

/** A linear model as it stands in a weights file: the weights in base 64. */
export type StoredModel = { bits: number; scale: number; bias: number; weights: string };

/** Reads a stored model; throws a RangeError when its length does not fit its bits. */
export function readModel(stored: StoredModel): LinearModel {
  const raw = atob(stored.weights);
  if (raw.length !== 1 << stored.bits) throw new RangeError(`a model of ${stored.bits} bits cannot have ${raw.length} weights`);
  const weights = new Int8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) weights[at] = (raw.charCodeAt(at) << 24) >> 24;
  return { bits: stored.bits, scale: stored.scale, bias: stored.bias, weights };
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

/** The bucket of a feature's hash. */
export function bucketOf(hash: number, bits: number): number {
  return finish(hash) >>> (32 - bits);
}

/** The weight of one feature in log odds. */
export function weightOf(model: LinearModel, hash: number): number {
  return (model.weights[bucketOf(hash, model.bits)] ?? 0) * model.scale;
}

/** What each of a sentence's features counts: less where there are many, so that a sum does not grow with the mere length of a sentence. */
export function shareOf(featureTotal: number): number {
  return 10 / Math.sqrt(Math.max(1, featureTotal));
}

/** 1 / (1 + e^-x). */
export function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
