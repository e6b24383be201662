import { decompose } from "@/lib/breakdown/decompose";
import { answerLines } from "../json-lines";

/** `assay decompose`: {"id","text"} (one sentence) → {"id","claims":[{"spans","statement"}]}, a line each. */
export function run(): Promise<number> {
  return answerLines(({ text }) => ({ claims: decompose(text) }));
}
