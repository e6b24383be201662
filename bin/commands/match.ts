import { type EarlierClaim, indexClaims, matchClaims } from "@/lib/breakdown/match";
import { readText, UnreadableInput } from "../input";
import { answerLines, readRecord, textField } from "../json-lines";

/** `assay match --corpus FILE`: {"id","text","claimant"?,"date"?} → {"id","matches":[{"id","score"}]}, the 20 best of the claims in FILE, a line each. */
export async function run(options: readonly string[]): Promise<number> {
  const [flag, path] = options;
  if (flag !== "--corpus" || path === undefined || options.length !== 2) {
    process.stderr.write("usage: assay match --corpus FILE\n");
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
  return answerLines((record) => {
    const claimant = textField(record, "claimant");
    const date = textField(record, "date");
    return {
      matches: matchClaims(index, {
        text: record.text,
        ...(claimant === undefined ? {} : { claimant }),
        ...(date === undefined ? {} : { date }),
      }),
    };
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
