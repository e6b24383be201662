import { askedOptions } from "@/bin/asked-options";
import { readBackupArguments } from "@/bin/backup-arguments";
import { BackupRefused, type SavedBackup, writeBackup } from "@/lib/backup/write-backup";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { keyOpenToOthers } from "@/lib/open-to-others";
import { clearUnfinished } from "@/lib/unfinished-file";

/** How it is used. */
export const usage = `usage: DATABASE_URL=… assay backup FILE [--key-file FILE] [--without-evidence] [--replace]
  Saves the whole database, as of one moment, while it runs, and the stored files of evidence that it names. --key-file names a file whose content encrypts the backup: keep it elsewhere.
  A file that is there already stays; with --replace the new one takes its place once it is whole.
  The folder record in the data folder (keys and last signed heads) is not part of it: save it apart.
`;

async function save({ file, passphrase, isWithEvidence, isReplacing }: ReturnType<typeof readBackupArguments>): Promise<SavedBackup> {
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  try {
    for (const left of await clearUnfinished(file))
      process.stderr.write(`Taken away: ${left}, the beginning of a backup that was killed.\n`);
    return await writeBackup(file, { passphrase, store: isWithEvidence ? artefactStore() : null, isReplacing, signal: ending.signal });
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeListener(signal, end);
  }
}

/** `assay backup`: 0 when the file is whole and on disk, 1 when it is but stored evidence is missing or damaged, or nothing was saved, 2 on wrong usage. */
export async function run(given: readonly string[]): Promise<number> {
  const asked = askedOptions(usage, () => readBackupArguments(given));
  if (asked === null) return 2;
  const { file, keyFile, passphrase, isWithEvidence } = asked;
  const open = keyFile === null ? null : await keyOpenToOthers(keyFile);
  if (open !== null) process.stderr.write(`! ${open}\n`);
  let saved: SavedBackup;
  try {
    saved = await save(asked);
  } catch (error) {
    // What the operating system refuses, such as more room on the disc, says itself what it is.
    const isExpected = error instanceof BackupRefused || (error instanceof Error && ("syscall" in error || error.name === "AbortError"));
    if (!isExpected) throw error;
    process.stderr.write(`Nothing was saved. ${error.name === "AbortError" ? "It was stopped." : error.message}\n`);
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
