import { parseArgs } from "node:util";
import { assessAlone } from "@/lib/breakdown/assess-sentence";
import type { Meaning } from "@/lib/breakdown/meaning";
import { meaningsOf } from "@/lib/breakdown/providers/read-meanings";
import { worthThreshold } from "@/lib/breakdown/scores";
import { loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import { answerLots, type LineRecord, textField } from "../json-lines";
import { hasMoreLines } from "../line-total";
import { type SharedEmbedding, shareEmbedding } from "../shared-embedding";

/** About a minute and a half of one processor: whoever scores more lines than this at once gets the sparse models alone. */
const embeddedMax = 15_000;
/** So many lines are read ahead: about a second's work. */
const lotMax = 256;

/** How it is used. */
export const usage = `usage: assay score [--no-embeddings] < LINES
  Whether a sentence is worth a check, can be verified and is subjective, with the words responsible.
  A line in: {"id","text","before"?,"after"?,"speaker"?}.
  A line out: {"id","checkWorthiness","checkWorthy","verifiable","subjective","kind","reasons"}.
  A file of more than ${embeddedMax.toLocaleString("en")} lines is scored without sentence embeddings, which take long.
`;

/**
 * `assay score [--no-embeddings]`: {"id","text","before"?,"after"?,"speaker"?} → {"id","checkWorthiness","checkWorthy","verifiable","subjective",
 * "kind","reasons"}, a line each; by meaning, too, where sentence embeddings are installed and the lines are not too many.
 */
export async function run(options: readonly string[]): Promise<number> {
  const isPlain = readOptions(options);
  if (isPlain === null) {
    process.stderr.write(usage);
    return 2;
  }
  // Answers are written whole; what is under way when somebody interrupts is given up.
  process.on("SIGINT", () => process.exit(130));
  const shared = isPlain ? null : await embeddingForAll();
  const progress = showProgress();
  let total = 0;
  try {
    return await answerLots(lotMax, async (records) => {
      const embeddable = shared === null ? [] : records.slice(0, Math.max(0, embeddedMax - total));
      const meanings = shared === null ? null : await meaningsOf(textsOf(embeddable), shared.embed);
      const crosses = total <= embeddedMax && total + records.length > embeddedMax;
      if (shared !== null && crosses) tell(`from line ${embeddedMax + 1} on without sentence embeddings, which take long.`);
      total += records.length;
      progress.show(total);
      return records.map((record, at) => scoreOf(record, at < embeddable.length ? meanings?.get(record.text) : undefined));
    });
  } finally {
    progress.clear();
    await shared?.close();
  }
}

function tell(words: string): void {
  process.stderr.write(`assay score: ${words}\n`);
}

function textsOf(records: readonly LineRecord[]): string[] {
  return records.map(({ text }) => text);
}

/** Sentence embeddings, where they are installed and a file is not so long that some of its lines would be scored on another scale than the rest. */
async function embeddingForAll(): Promise<SharedEmbedding | null> {
  if (hasMoreLines(embeddedMax)) {
    tell(`more than ${embeddedMax} lines: all without sentence embeddings, which take long.`);
    return null;
  }
  const embed = await loadScoreEmbeddings(import.meta.url);
  if (embed === null) return null;
  return shareEmbedding(embed, { tell: (why) => tell(`a second thread failed, all goes on in one (${String(why)}).`) });
}

/** Shows how far a run is where somebody waits for it and sees no answers. */
function showProgress(): { show: (total: number) => void; clear: () => void } {
  const isSeen = process.stderr.isTTY && !process.stdout.isTTY;
  return {
    show: (total) => {
      if (isSeen) process.stderr.write(`\r${total.toLocaleString("en")} lines`);
    },
    clear: () => {
      if (isSeen) process.stderr.write("\r\u001b[K");
    },
  };
}

function scoreOf(record: LineRecord, meaning: Meaning | undefined): object {
  const [before, after, speaker] = [textField(record, "before"), textField(record, "after"), textField(record, "speaker")];
  const { checkWorthiness, verifiable, subjective, kind, reasons } = assessAlone(record.text, {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(speaker === undefined ? {} : { speaker }),
    meaning,
  });
  return { checkWorthiness, checkWorthy: checkWorthiness >= worthThreshold, verifiable, subjective, kind, reasons };
}

function readOptions(options: readonly string[]): boolean | null {
  try {
    return parseArgs({ args: [...options], options: { "no-embeddings": { type: "boolean" } } }).values["no-embeddings"] ?? false;
  } catch {
    // What parseArgs has against the options is told by the usage.
    return null;
  }
}
