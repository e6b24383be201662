import { assessAlone } from "@/lib/breakdown/assess-sentence";
import { worthThreshold } from "@/lib/breakdown/scores";
import { answerLines, textField } from "../json-lines";

/** `assay score`: {"id","text","before"?,"after"?,"speaker"?} → {"id","checkWorthiness","checkWorthy","verifiable","subjective","kind","reasons"}, a line each. */
export function run(): Promise<number> {
  return answerLines((record) => {
    const [before, after, speaker] = [textField(record, "before"), textField(record, "after"), textField(record, "speaker")];
    const { checkWorthiness, verifiable, subjective, kind, reasons } = assessAlone(record.text, {
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(speaker === undefined ? {} : { speaker }),
    });
    return { checkWorthiness, checkWorthy: checkWorthiness >= worthThreshold, verifiable, subjective, kind, reasons };
  });
}
