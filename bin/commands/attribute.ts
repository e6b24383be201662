import { attribute } from "@/lib/breakdown/attribute";
import { answerLines } from "../json-lines";

/** `assay attribute`: {"id","text"} → {"id","attributions":[{"source","cue","content","antecedent"?,"nested"?}]}, a line each. */
export function run(): Promise<number> {
  return answerLines(({ text }) => ({ attributions: attribute(text) }));
}
