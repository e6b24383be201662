import { parseArgs } from "node:util";
import { type EarlierClaim, indexClaims, matchClaims } from "@/lib/breakdown/match";
import { remembering, rerankByMeaning, rerankedMax } from "@/lib/breakdown/providers/embeddings";
import { loadLikenessEmbeddings } from "@/lib/sentence-embeddings";
import { readText, UnreadableInput } from "../input";
import { answerLines, readRecord, textField } from "../json-lines";

/** How it is used. */
export const usage = `usage: assay match --corpus FILE [--no-embeddings] < LINES
  The 20 claims of FILE that are most like each line, the likest first.
  A line in: {"id","text","claimant"?,"date"?}; of FILE: {"id","text","title"?,"claimant"?,"date"?}. A line out: {"id","matches":[{"id","score"}]}.
`;

/** Fifty vectors a line at most: whoever matches more lines than this at once waits for words alone from there on. */
const embeddedMax = 500;
const rememberedMax = 20_000;
const toldMax = 20;

/**
 * `assay match --corpus FILE [--no-embeddings]`: {"id","text","claimant"?,"date"?} → {"id","matches":[{"id","score"}]}, the 20 best of the claims
 * in FILE, a line each; the fifty likeliest ranked by meaning, too, where sentence embeddings are installed.
 */
export async function run(options: readonly string[]): Promise<number> {
  const asked = readOptions(options);
  if (asked === null) {
    process.stderr.write(usage);
    return 2;
  }
  const { path, isPlain } = asked;
  const found = isPlain ? null : await loadLikenessEmbeddings(import.meta.url);
  const embed = found && remembering(found, rememberedMax);
  let claims: EarlierClaim[];
  try {
    claims = readCorpus(path, await readText(path));
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    process.stderr.write(`assay match: ${error.message}\n`);
    return 2;
  }
  const index = indexClaims(claims);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  let embedded = 0;
  return answerLines(async (record) => {
    const claimant = textField(record, "claimant");
    const date = textField(record, "date");
    const likely = matchClaims(
      index,
      { text: record.text, ...(claimant === undefined ? {} : { claimant }), ...(date === undefined ? {} : { date }) },
      rerankedMax,
    );
    embedded += 1;
    if (embed === null || embedded > embeddedMax) {
      if (embed !== null && embedded === embeddedMax + 1)
        process.stderr.write(`assay match: from line ${embedded} on without sentence embeddings, which take long.\n`);
      return { matches: likely.slice(0, toldMax) };
    }
    return { matches: (await rerankByMeaning(record.text, likely, { claims: byId, embed })).slice(0, toldMax) };
  });
}

function readOptions(options: readonly string[]): { path: string; isPlain: boolean } | null {
  try {
    const { values } = parseArgs({ args: [...options], options: { corpus: { type: "string" }, "no-embeddings": { type: "boolean" } } });
    return values.corpus === undefined ? null : { path: values.corpus, isPlain: values["no-embeddings"] ?? false };
  } catch {
    // What parseArgs has against the options is told by the usage.
    return null;
  }
}

function readCorpus(path: string, content: string): EarlierClaim[] {
  const claims: EarlierClaim[] = [];
  for (const [number, line] of content.split("\n").entries()) {
    if (line.trim() === "") continue;
    const record = readRecord(Buffer.from(line));
    if ("error" in record) throw new UnreadableInput(`cannot read ${path}, line ${number + 1}: ${record.error}`);
    const title = textField(record, "title");
    const claimant = textField(record, "claimant");
    const date = textField(record, "date");
    claims.push({
      id: record.id,
      text: record.text,
      ...(title === undefined ? {} : { title }),
      ...(claimant === undefined ? {} : { claimant }),
      ...(date === undefined ? {} : { date }),
    });
  }
  return claims;
}
