import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** What `assay backup` or `assay restore` was given: the one file, its passphrase, null without a key file, and whether stored evidence belongs to it. */
export type BackupArguments = { file: string; passphrase: string | null; isWithEvidence: boolean };

/** Reads the arguments of `assay backup` and `assay restore`. Throws with words for the person. */
export function readBackupArguments(given: readonly string[]): BackupArguments {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { "key-file": { type: "string" }, "without-evidence": { type: "boolean", default: false } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new TypeError("Name one file.");
  const keyFile = values["key-file"];
  const passphrase = keyFile === undefined ? null : readFileSync(keyFile, "utf8").trim();
  // An empty key would look like one and protect nothing.
  if (passphrase === "") throw new TypeError("The key file is empty.");
  return { file, passphrase, isWithEvidence: !values["without-evidence"] };
}
