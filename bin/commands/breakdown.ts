import { parseArgs } from "node:util";
import { readOffline } from "@/lib/breakdown/providers/offline";
import type { Proposal, Reading } from "@/lib/breakdown/providers/provider";
import { readMeanings } from "@/lib/breakdown/providers/read-meanings";
import { loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import { readText, UnreadableInput } from "../input";

/** How it is used. */
export const usage = `usage: assay breakdown [--json] [--no-embeddings] [--provider offline|language-model] FILE|-
  The sentences and candidate claims of one text in UTF-8; - is standard input. --json prints them as one object, with offsets in UTF-16 units.
  language-model has the model of ASSAY_MODEL_URL and ASSAY_MODEL_NAME read the text, too; nothing is sent without it.
`;

type Asked = { asJson: boolean; isPlain: boolean; provider: "offline" | "language-model"; path: string };

function readOptions(options: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...options],
      options: { json: { type: "boolean" }, "no-embeddings": { type: "boolean" }, provider: { type: "string" } },
      allowPositionals: true,
    });
    const [path] = positionals;
    const { json = false, provider = "offline" } = values;
    if (path === undefined || positionals.length > 1 || (provider !== "offline" && provider !== "language-model")) return null;
    return { asJson: json, isPlain: values["no-embeddings"] ?? false, provider, path };
  } catch {
    // What parseArgs has against the options is told by the usage.
    return null;
  }
}

/**
 * `assay breakdown [--json] [--no-embeddings] [--provider NAME] FILE|-`: sentences and candidate claims of one text; 0, or 2 with one line on unreadable input or a
 * provider that is not set up. Why a language model's part is missing goes to standard error, and the offline result stands.
 */
export async function run(options: readonly string[]): Promise<number> {
  const asked = readOptions(options);
  if (asked === null) {
    process.stderr.write(usage);
    return 2;
  }
  // Loaded only where a model is asked for.
  const asking =
    asked.provider === "offline"
      ? null
      : { ...(await import("@/lib/language-model")), ...(await import("@/lib/breakdown/providers/language-model")) };
  const configured = asking?.configuredModel() ?? null;
  if (asking !== null && configured === null) {
    process.stderr.write(
      "assay breakdown: no language model is set up: give its address in ASSAY_MODEL_URL and its name in ASSAY_MODEL_NAME.\n",
    );
    return 2;
  }
  let text: string;
  try {
    text = await readText(asked.path);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    process.stderr.write(`assay breakdown: ${error.message}\n`);
    return 2;
  }
  const never = new AbortController().signal;
  const embed = asked.isPlain ? null : await loadScoreEmbeddings(import.meta.url);
  const meanings = embed === null ? null : await readMeanings(text, {}, { embed, signal: never });
  const offline = readOffline(text, {}, { meanings });
  const reading =
    asking === null || configured === null ? offline : await asking.readWithModel(offline, { text, known: {}, ...configured }, never);
  if (reading.fallback !== null) process.stderr.write(`assay breakdown: ${reading.fallback}\n`);
  process.stdout.write(asked.asJson ? asObject(reading) : asListing(text, reading));
  return 0;
}

function asObject({ sentences, candidates, model, fallback }: Reading): string {
  // What the offline provider prints is a promise; who proposed what is only said where there was a choice.
  const provenance = ({ provider, version, score, ...rest }: Proposal) =>
    model === null ? {} : { provider, model: rest.model, version, score };
  return `${JSON.stringify({
    sentences: sentences.map(({ start, end, kind, checkWorthiness }) => ({ start, end, kind, checkWorthiness })),
    candidates: candidates.map((candidate) => {
      const { start, end, statement, claimant, checkWorthiness, reasons } = candidate;
      return { start, end, statement, claimant, checkWorthiness, reasons, ...provenance(candidate) };
    }),
    ...(model === null ? {} : { model, fallback }),
  })}\n`;
}

function asListing(text: string, { sentences, candidates }: Reading): string {
  const lines = sentences.map((sentence) => {
    const quote = text.slice(sentence.start, sentence.end).replace(/\s+/g, " ");
    return `${sentence.checkWorthiness.toFixed(2)}  ${sentence.kind.padEnd(14)}  ${quote}`;
  });
  const proposed = candidates.map((candidate, at) => {
    const why = candidate.reasons
      .map(({ code, start, end }) => (code === "whole-sentence" ? code : `${code} “${text.slice(start, end).replace(/\s+/g, " ")}”`))
      .join(", ");
    const who = candidate.claimant === null ? "" : `\n     claimant: ${candidate.claimant}`;
    const by = candidate.model === null ? "" : `\n     proposed by: ${candidate.model}`;
    return `${String(at + 1).padStart(3)}. ${candidate.statement}${who}${by}\n     because: ${why}`;
  });
  return `${sentences.length} sentences\n${lines.join("\n")}\n\n${candidates.length} candidate claims\n${proposed.join("\n")}\n`;
}
