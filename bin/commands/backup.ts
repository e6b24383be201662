import { type BackupArguments, readBackupArguments } from "@/bin/backup-arguments";
import { type SavedBackup, writeBackup } from "@/lib/backup/write-backup";
import { artefactStore } from "@/lib/evidence/chosen-store";

const usage = `usage: DATABASE_URL=… assay backup FILE [--key-file FILE] [--without-evidence]
  Saves the whole database, as of one moment, while it runs, and the stored files of evidence that it names. --key-file names a file whose content encrypts the backup: keep it elsewhere.
  The folder record in the data folder (keys and last signed heads) is not part of it: save it apart.
`;

/** `assay backup`: 0 when the file is whole and on disk, 1 when it is but stored evidence is missing or damaged, or nothing was saved, 2 on wrong usage. */
export async function run(given: readonly string[]): Promise<number> {
  let asked: BackupArguments;
  try {
    asked = readBackupArguments(given);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const { file, passphrase, isWithEvidence } = asked;
  let saved: SavedBackup;
  try {
    saved = await writeBackup(file, { passphrase, store: isWithEvidence ? artefactStore() : null });
  } catch (error) {
    // What the operating system refuses, such as more room on the disc, says itself what it is.
    if (!(error instanceof Error && "syscall" in error)) throw error;
    process.stderr.write(`Nothing was saved. ${error.message}\n`);
    return 1;
  }
  const { rows, header, files, lacking } = saved;
  const events = header.logs.reduce((sum, { size }) => sum + Number(size), 0);
  const stored = isWithEvidence ? `, ${files} stored files` : "";
  process.stdout.write(
    `${file}: ${rows} rows, ${header.logs.length} newsrooms, ${events} events${stored}${passphrase === null ? "" : ", encrypted"}\n`,
  );
  for (const hash of lacking) process.stderr.write(`Not in it, because it is missing or damaged: the stored file ${hash}\n`);
  return lacking.length === 0 ? 0 : 1;
}
