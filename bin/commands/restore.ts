import { askedOptions } from "@/bin/asked-options";
import { type BackupArguments, readRestoreArguments } from "@/bin/backup-arguments";
import { prepareGivenDatabase } from "@/bin/postgres/prepare-database.mjs";
import { auditEveryLog } from "@/lib/audit/check-log";
import { findLostNewsrooms } from "@/lib/audit/lost-newsrooms";
import { RestoreRefused, restoreBackup } from "@/lib/backup/restore-backup";
import { UnreadableBackup } from "@/lib/backup/sealed-stream";
import { disconnectDatabase } from "@/lib/database";
import { environment } from "@/lib/environment";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { keyOpenToOthers } from "@/lib/open-to-others";

/** How it is used. */
export const usage = `usage: DATABASE_URL=… [ASSAY_OWNER_DATABASE_URL=…] assay restore FILE [--key-file FILE] [--without-evidence]
  Restores a backup into an empty database, all of it or nothing, puts the stored files of evidence back, each checked by its hash, and audits every log and the tables with it: against what the backup says and against the last
  signed heads in the data folder. Whoever owns the tables restores: give both addresses where the app has a user of its own.
`;

/** PostgreSQL's code for what somebody has no right to. */
const noRight = "42501";

async function prepare(): Promise<void> {
  try {
    await prepareGivenDatabase({ url: environment.databaseUrl, ownerUrl: environment.ownerDatabaseUrl }, { report: () => undefined });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === noRight)
      throw new RestoreRefused("The database belongs to another user. Give its owner’s address as ASSAY_OWNER_DATABASE_URL, too.");
    throw error;
  }
}

async function restore({ file, passphrase, isWithEvidence }: BackupArguments): Promise<number> {
  await prepare();
  const store = isWithEvidence ? artefactStore() : null;
  const { rows, header, files, lacking } = await restoreBackup(file, { passphrase, store });
  const stored = files === 0 ? "" : ` and ${files} stored files`;
  process.stdout.write(`${rows} rows${stored} of ${header.madeAt} are back.\n`);
  for (const hash of lacking) process.stdout.write(`It was missing or damaged already when the backup was made: the stored file ${hash}\n`);
  let areProven = true;
  let count = 0;
  for await (const { slug, workspaceId, report, rows: compared, faults, further } of auditEveryLog()) {
    count += 1;
    const said = header.logs.find((log) => log.workspaceId === workspaceId);
    const isAsSaid = said !== undefined && said.size === String(report.events) && said.root === report.root;
    const signed = report.checkpoint === null ? "no signed head to compare with" : `signed up to ${report.checkpoint}`;
    process.stdout.write(
      `${slug}: ${report.events} events, ${isAsSaid ? "as saved" : "NOT AS SAVED"}, ${signed}, ${compared ?? "no"} rows compared, ${faults.length + further} faults\n`,
    );
    for (const { sequence, fault } of faults) process.stdout.write(`  ${sequence === null ? "head" : `event ${sequence}`}: ${fault}\n`);
    if (further > 0) process.stdout.write(`  and ${further} more\n`);
    areProven &&= isAsSaid && faults.length === 0;
  }
  const lost = await findLostNewsrooms();
  for (const { workspaceId, fault } of lost) process.stdout.write(`${workspaceId}: ${fault}\n`);
  return areProven && count === header.logs.length && lost.length === 0 ? 0 : 1;
}

/** `assay restore`: 0 when all is back and proves itself, 1 when it does not or nothing was restored, 2 on wrong usage. */
export async function run(given: readonly string[]): Promise<number> {
  const asked = askedOptions(usage, () => readRestoreArguments(given));
  if (asked === null) return 2;
  const open = asked.keyFile === null ? null : await keyOpenToOthers(asked.keyFile);
  if (open !== null) process.stderr.write(`! ${open}\n`);
  try {
    return await restore(asked);
  } catch (error) {
    // What the operating system refuses, such as a file that is not there, says itself what it is.
    const isOfTheSystem = error instanceof Error && "syscall" in error;
    const isExpected = error instanceof UnreadableBackup || error instanceof RestoreRefused || isOfTheSystem;
    if (!isExpected) throw error;
    process.stderr.write(`Nothing was restored. ${error.message}\n`);
    return 1;
  } finally {
    await disconnectDatabase();
  }
}
