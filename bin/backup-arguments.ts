import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** The one file that `assay backup` or `assay restore` was given, and its passphrase, null without a key file. Throws with words for the person. */
export function readBackupArguments(given: readonly string[]): { file: string; passphrase: string | null } {
  const { values, positionals } = parseArgs({ args: [...given], allowPositionals: true, options: { "key-file": { type: "string" } } });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new TypeError("Name one file.");
  const keyFile = values["key-file"];
  const passphrase = keyFile === undefined ? null : readFileSync(keyFile, "utf8").trim();
  // An empty key would look like one and protect nothing.
  if (passphrase === "") throw new TypeError("The key file is empty.");
  return { file, passphrase };
}
