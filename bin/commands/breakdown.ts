import { breakDown } from "@/lib/breakdown/break-down";
import { readText, UnreadableInput } from "../input";

/** `assay breakdown [--json] FILE|-`: sentences and candidate claims of one text; 0, or 2 with one line on unreadable input. */
export async function run(options: readonly string[]): Promise<number> {
  const asJson = options.includes("--json");
  const paths = options.filter((option) => option !== "--json");
  const [path] = paths;
  if (path === undefined || paths.length > 1 || (path.startsWith("-") && path !== "-")) {
    process.stderr.write("usage: assay breakdown [--json] FILE|-\n");
    return 2;
  }
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    process.stderr.write(`assay breakdown: ${error.message}\n`);
    return 2;
  }
  process.stdout.write(asJson ? asObject(text) : asListing(text));
  return 0;
}

function asObject(text: string): string {
  const { sentences, candidates } = breakDown(text);
  return `${JSON.stringify({
    sentences: sentences.map(({ start, end, kind, checkWorthiness }) => ({ start, end, kind, checkWorthiness })),
    candidates: candidates.map(({ start, end, statement, claimant, checkWorthiness, reasons }) => ({
      start,
      end,
      statement,
      claimant,
      checkWorthiness,
      reasons,
    })),
  })}\n`;
}

function asListing(text: string): string {
  const { sentences, candidates } = breakDown(text);
  const lines = sentences.map((sentence) => {
    const quote = text.slice(sentence.start, sentence.end).replace(/\s+/g, " ");
    return `${sentence.checkWorthiness.toFixed(2)}  ${sentence.kind.padEnd(14)}  ${quote}`;
  });
  const proposed = candidates.map((candidate, at) => {
    const why = candidate.reasons
      .map((reason) => `${reason.code} “${text.slice(reason.start, reason.end).replace(/\s+/g, " ")}”`)
      .join(", ");
    const who = candidate.claimant === null ? "" : `\n     claimant: ${candidate.claimant}`;
    return `${String(at + 1).padStart(3)}. ${candidate.statement}${who}\n     because: ${why}`;
  });
  return `${sentences.length} sentences\n${lines.join("\n")}\n\n${candidates.length} candidate claims\n${proposed.join("\n")}\n`;
}
