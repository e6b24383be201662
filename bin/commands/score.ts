import { assessSentence } from "@/lib/breakdown/assess-sentence";
import { worthThreshold } from "@/lib/breakdown/scores";
import { answerLines } from "../json-lines";

/** `assay score`: {"id","text","before"?,"after"?,"speaker"?} → {"id","checkWorthiness","checkWorthy","verifiable","subjective","kind","reasons"}, a line each. */
export function run(): Promise<number> {
  return answerLines(({ text }) => {
    const { checkWorthiness, verifiable, subjective, kind, reasons } = assessSentence(
      text,
      { start: 0, end: text.length },
      { block: "paragraph", focus: null },
    );
    return { checkWorthiness, checkWorthy: checkWorthiness >= worthThreshold, verifiable, subjective, kind, reasons };
  });
}
