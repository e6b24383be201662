import { parseArgs } from "node:util";
import { assessAlone } from "@/lib/breakdown/assess-sentence";
import { readMeaning } from "@/lib/breakdown/providers/read-meanings";
import { worthThreshold } from "@/lib/breakdown/scores";
import { loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import { answerLines, textField } from "../json-lines";

/** How it is used. */
export const usage = `usage: assay score [--no-embeddings] < LINES
  Whether a sentence is worth a check, can be verified and is subjective, with the words responsible.
  A line in: {"id","text","before"?,"after"?,"speaker"?}.
  A line out: {"id","checkWorthiness","checkWorthy","verifiable","subjective","kind","reasons"}.
`;

/** About a minute: whoever scores more lines than this at once waits for the sparse models alone from there on. */
const embeddedMax = 2_000;

/**
 * `assay score [--no-embeddings]`: {"id","text","before"?,"after"?,"speaker"?} → {"id","checkWorthiness","checkWorthy","verifiable","subjective",
 * "kind","reasons"}, a line each; by meaning, too, where sentence embeddings are installed.
 */
export async function run(options: readonly string[]): Promise<number> {
  const isPlain = readOptions(options);
  if (isPlain === null) {
    process.stderr.write(usage);
    return 2;
  }
  const embed = isPlain ? null : await loadScoreEmbeddings(import.meta.url);
  let embedded = 0;
  return answerLines(async (record) => {
    const [before, after, speaker] = [textField(record, "before"), textField(record, "after"), textField(record, "speaker")];
    const meaning = embed !== null && embedded < embeddedMax ? await readMeaning(record.text, embed) : undefined;
    embedded += 1;
    if (embed !== null && embedded === embeddedMax + 1)
      process.stderr.write(`assay score: from line ${embedded} on without sentence embeddings, which take long.\n`);
    const { checkWorthiness, verifiable, subjective, kind, reasons } = assessAlone(record.text, {
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(speaker === undefined ? {} : { speaker }),
      meaning,
    });
    return { checkWorthiness, checkWorthy: checkWorthiness >= worthThreshold, verifiable, subjective, kind, reasons };
  });
}

function readOptions(options: readonly string[]): boolean | null {
  try {
    return parseArgs({ args: [...options], options: { "no-embeddings": { type: "boolean" } } }).values["no-embeddings"] ?? false;
  } catch {
    // What parseArgs has against the options is told by the usage.
    return null;
  }
}
