import { parseArgs } from "node:util";
import { z } from "zod";
import { readOffline } from "@/lib/breakdown/providers/offline";
import type { Known, Proposal, Reading } from "@/lib/breakdown/providers/provider";
import { readMeanings } from "@/lib/breakdown/providers/read-meanings";
import { loadScoreEmbeddings } from "@/lib/sentence-embeddings";
import { readText, UnreadableInput } from "../input";

/** How it is used. */
export const usage = `usage: assay breakdown [--json] [--no-embeddings] [--provider offline|language-model] [--published-on DATE] [--author NAME] [--title TITLE] [--language CODE] FILE|-
  The sentences and candidate claims of one text in UTF-8; - is standard input. --json prints them as one object, with offsets in UTF-16 units.
  With the day it was published (2026-11-24) "on Monday" is told as a date; what the author states is claimed by them.
  language-model has the model of ASSAY_MODEL_URL and ASSAY_MODEL_NAME read the text, too; nothing is sent without it.
`;

type Asked = { asJson: boolean; isPlain: boolean; provider: "offline" | "language-model"; path: string; known: Known };

/** Whether a day is one as ISO 8601 writes it. */
const isDay = (day: string) => z.iso.date().safeParse(day).success;
const isLanguage = (code: string) => /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,4}$/.test(code);

function parse(options: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const known = { "published-on": text, author: text, title: text, language: text };
  return parseArgs({
    args: [...options],
    options: { json: flag, "no-embeddings": flag, provider: text, ...known },
    allowPositionals: true,
  });
}

/** What is asked for, the problem with one option in words, or null where the usage says it all. */
function readOptions(options: readonly string[]): Asked | string | null {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(options);
  } catch {
    // What parseArgs has against the options is told by the usage.
    return null;
  }
  const { values, positionals } = parsed;
  const [path] = positionals;
  const { json = false, provider = "offline", author, title, language, "published-on": publishedOn } = values;
  if (path === undefined || positionals.length > 1 || (provider !== "offline" && provider !== "language-model")) return null;
  if (publishedOn !== undefined && !isDay(publishedOn)) return "--published-on: give the date as year-month-day, such as 2026-11-24.";
  if (language !== undefined && !isLanguage(language)) return "--language: give a code such as en or de-AT.";
  const known = {
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(author === undefined ? {} : { author }),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
  };
  return { asJson: json, isPlain: values["no-embeddings"] ?? false, provider, path, known };
}

/**
 * `assay breakdown [--json] [--no-embeddings] [--provider NAME] [--published-on DATE] [--author NAME] [--title TITLE] [--language CODE] FILE|-`: sentences
 * and candidate claims of one text; 0, or 2 with one line on unreadable input, a bad option or a provider that is not set up.
 * Why a language model's part is missing goes to standard error, and the offline result stands.
 */
export async function run(options: readonly string[]): Promise<number> {
  const asked = readOptions(options);
  if (asked === null || typeof asked === "string") {
    process.stderr.write(asked === null ? usage : `assay breakdown: ${asked}\n`);
    return 2;
  }
  const { known } = asked;
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
  const meanings = embed === null ? null : await readMeanings(text, known, { embed, signal: never });
  const offline = readOffline(text, known, { meanings });
  const reading =
    asking === null || configured === null ? offline : await asking.readWithModel(offline, { text, known, ...configured }, never);
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
