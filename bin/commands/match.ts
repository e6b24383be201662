import { type EarlierClaim, indexClaims, matchClaims } from "@/lib/breakdown/match";
import { rerankByMeaning } from "@/lib/breakdown/providers/embeddings";
import { howToInstallEmbeddings, loadEmbeddings } from "@/lib/sentence-embeddings";
import { readText, UnreadableInput } from "../input";
import { answerLines, readRecord, textField } from "../json-lines";

/** `assay match --corpus FILE`: {"id","text","claimant"?,"date"?} → {"id","matches":[{"id","score"}]}, the 20 best of the claims in FILE, a line each; with `--embeddings` ranked again by meaning. */
export async function run(options: readonly string[]): Promise<number> {
  const isByMeaning = options.includes("--embeddings");
  const [flag, path, ...more] = options.filter((option) => option !== "--embeddings");
  if (flag !== "--corpus" || path === undefined || more.length > 0) {
    process.stderr.write("usage: assay match --corpus FILE [--embeddings]\n");
    return 2;
  }
  const embed = isByMeaning ? await loadEmbeddings(import.meta.url) : null;
  if (isByMeaning && embed === null) {
    process.stderr.write(
      `assay match: --embeddings needs packages that are not installed, or that ASSAY_EMBEDDINGS=0 switches off. Install them with\n  ${howToInstallEmbeddings}\n`,
    );
    return 2;
  }
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
  return answerLines(async (record) => {
    const claimant = textField(record, "claimant");
    const date = textField(record, "date");
    const matches = matchClaims(index, {
      text: record.text,
      ...(claimant === undefined ? {} : { claimant }),
      ...(date === undefined ? {} : { date }),
    });
    return { matches: embed === null ? matches : await rerankByMeaning(record.text, matches, { claims: byId, embed }) };
  });
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
