import type { Ruling } from "@/lib/breakdown/boundary-rules";
import { type LinearModel, readModel, weightOf } from "@/lib/breakdown/linear-model";
import stored from "@/lib/breakdown/weights-boundary.json" with { type: "json" };

let model: LinearModel | undefined;

/** The log odds that a gap with these features ends a sentence. */
export function boundaryScore(features: Int32Array): number {
  model ??= readModel(stored);
  let sum = model.bias;
  for (const feature of features) sum += weightOf(model, feature);
  return sum;
}

/** Whether the gap ends a sentence: the log odds asked for depend on what the rules said and on whether the text has paragraphs. */
export function isBoundary(features: Int32Array, ruling: Ruling, running: boolean): boolean {
  return boundaryScore(features) >= stored.thresholds[running ? "running" : "paragraphs"][ruling];
}
