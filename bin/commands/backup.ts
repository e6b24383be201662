import { readBackupArguments } from "@/bin/backup-arguments";
import { writeBackup } from "@/lib/backup/write-backup";

const usage = `usage: DATABASE_URL=… assay backup FILE [--key-file FILE]
  Saves the whole database, as of one moment, while it runs. --key-file names a file whose content encrypts the backup: keep it elsewhere.
  The folder record in the data folder (keys and last signed heads) is not part of it: save it apart.
`;

/** `assay backup`: 0 when the file is whole and on disk, 2 on wrong usage. */
export async function run(given: readonly string[]): Promise<number> {
  let asked: ReturnType<typeof readBackupArguments>;
  try {
    asked = readBackupArguments(given);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const { file, passphrase } = asked;
  const { rows, header } = await writeBackup(file, { passphrase });
  const events = header.logs.reduce((sum, { size }) => sum + Number(size), 0);
  process.stdout.write(
    `${file}: ${rows} rows, ${header.logs.length} newsrooms, ${events} events${passphrase === null ? "" : ", encrypted"}\n`,
  );
  return 0;
}
