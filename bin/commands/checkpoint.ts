import { parseArgs } from "node:util";
import { askedOptions } from "@/bin/asked-options";
import { systemActor } from "@/lib/actor";
import { askTimestamp } from "@/lib/audit/ask-timestamp";
import { askWitness, type Witness, witnessOf } from "@/lib/audit/ask-witness";
import { isNamed } from "@/lib/audit/keys-for-signing";
import { recordOpenToOthers } from "@/lib/audit/record-folder";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { SigningRefused } from "@/lib/audit/signable";
import { database, disconnectDatabase } from "@/lib/database";
import { environment } from "@/lib/environment";

/** How it is used. */
export const usage = `usage: AUTH_URL=… DATABASE_URL=… assay checkpoint [--newsroom ADDRESS] [--new-key] [--witness URL=KEY]…
  Signs the head of every newsroom's log, or of one. Refuses when a log became smaller or different since it was last signed.
  AUTH_URL, the address that readers know, is needed once: a log is named after it, for good, when it is signed first.
  --new-key makes a new signing key first (with --newsroom). --witness asks a witness, known by its verifier key, to cosign.
`;

type Options = { newsroom?: string; isRenewed: boolean; witnesses: readonly Witness[] };

function readOptions(given: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...given],
    options: { newsroom: { type: "string" }, "new-key": { type: "boolean" }, witness: { type: "string", multiple: true } },
  });
  const isRenewed = values["new-key"] ?? false;
  if (isRenewed && values.newsroom === undefined) throw new TypeError("--new-key needs --newsroom.");
  const newsroom = values.newsroom === undefined ? {} : { newsroom: values.newsroom };
  return { ...newsroom, isRenewed, witnesses: (values.witness ?? []).map(witnessOf) };
}

async function signOne({ id, slug }: { id: string; slug: string }, { isRenewed, witnesses }: Options): Promise<boolean> {
  try {
    if (!environment.isBaseUrlGiven && !(await isNamed(id)))
      throw new SigningRefused(
        "The log is named after the address that readers know, for good, when it is signed first: say it as AUTH_URL.",
      );
    const { size } = await signCheckpoint(id, { isRenewed });
    process.stdout.write(`${slug}: a checkpoint of ${size} events is signed\n`);
    for (const sentence of await recordOpenToOthers(id)) process.stdout.write(`${slug}: ! ${sentence}\n`);
  } catch (error) {
    if (!(error instanceof SigningRefused)) throw error;
    process.stdout.write(`${slug}: REFUSED. ${error.message}\n`);
    return false;
  }
  const stamp = await askTimestamp(id);
  if (stamp !== null) process.stdout.write(`${slug}: ${stamp.ok ? `it is stamped at ${stamp.at}` : `no time stamp. ${stamp.reason}`}\n`);
  let isCosigned = stamp?.ok ?? true;
  for (const witness of witnesses) {
    const answer = await askWitness(systemActor(id), witness);
    process.stdout.write(
      `${slug}: ${answer.ok ? `${witness.key.name} cosigned it` : `${witness.key.name} did not cosign: ${answer.reason}`}\n`,
    );
    isCosigned &&= answer.ok;
  }
  return isCosigned;
}

/** `assay checkpoint`: signs the heads of the logs; 0 when all are signed (and cosigned), 1 when one is not, 2 on wrong usage. */
export async function run(given: readonly string[]): Promise<number> {
  const options = askedOptions(usage, () => readOptions(given));
  if (options === null) return 2;
  try {
    const where = options.newsroom === undefined ? {} : { slug: options.newsroom };
    const newsrooms = await database.workspace.findMany({ where, select: { id: true, slug: true }, orderBy: { slug: "asc" } });
    if (newsrooms.length === 0) {
      const { newsroom } = options;
      process.stderr.write(newsroom === undefined ? "There is no newsroom in this database.\n" : `There is no newsroom at /${newsroom}.\n`);
      return newsroom === undefined ? 0 : 2;
    }
    let areAllSigned = true;
    for (const newsroom of newsrooms) areAllSigned = (await signOne(newsroom, options)) && areAllSigned;
    return areAllSigned ? 0 : 1;
  } finally {
    await disconnectDatabase();
  }
}
