import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** What `assay backup` or `assay restore` was given: the one file, the file of the key and its passphrase, null without one, and whether stored evidence belongs to it. */
export type BackupArguments = { file: string; keyFile: string | null; passphrase: string | null; isWithEvidence: boolean };

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const shared = { "key-file": text, "without-evidence": flag };

type Parsed = { values: { "key-file"?: string | undefined; "without-evidence": boolean }; positionals: string[] };

function passphraseIn(keyFile: string): string {
  let passphrase: string;
  try {
    passphrase = readFileSync(keyFile, "utf8").trim();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw new TypeError(`The key file cannot be read. ${error.message}`);
  }
  // An empty key would look like one and protect nothing.
  if (passphrase === "") throw new TypeError("The key file is empty.");
  return passphrase;
}

function argumentsIn({ values, positionals }: Parsed): BackupArguments {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new TypeError("Name one file.");
  const keyFile = values["key-file"] ?? null;
  return { file, keyFile, passphrase: keyFile === null ? null : passphraseIn(keyFile), isWithEvidence: !values["without-evidence"] };
}

/** Reads the arguments of `assay backup`. Throws TypeError with words for the person. */
export function readBackupArguments(given: readonly string[]): BackupArguments & { isReplacing: boolean } {
  const parsed = parseArgs({ args: [...given], allowPositionals: true, options: { ...shared, replace: flag } });
  return { ...argumentsIn(parsed), isReplacing: parsed.values.replace };
}

/** Reads the arguments of `assay restore`. Throws TypeError with words for the person. */
export function readRestoreArguments(given: readonly string[]): BackupArguments {
  return argumentsIn(parseArgs({ args: [...given], allowPositionals: true, options: shared }));
}
