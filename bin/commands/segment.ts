import { splitSentences } from "@/lib/breakdown/sentences";
import { answerLines } from "../json-lines";

/** `assay segment`: {"id","text"} → {"id","sentences":[{"start","end"}]}, a line each. */
export function run(): Promise<number> {
  return answerLines(({ text }) => ({ sentences: splitSentences(text) }));
}
