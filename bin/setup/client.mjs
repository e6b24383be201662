import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fingerprintOfFiles, readFingerprint } from "./fingerprint.mjs";
import { inRoot } from "./folders.mjs";
import { mustSucceed } from "./processes.mjs";
import { step } from "./progress.mjs";

const madeFrom = inRoot("lib/generated/fingerprint");
const sources = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"];

/** Generates the Prisma client when it is missing or the schema has changed since. */
export async function ensureClient() {
  const fingerprint = fingerprintOfFiles(sources);
  if (existsSync(inRoot("lib/generated/prisma/client.ts")) && readFingerprint(madeFrom) === fingerprint) return;
  const program = inRoot("node_modules/prisma/build/index.js");
  await step("Generating the database client", () => mustSucceed("prisma generate", process.execPath, [program, "generate"]));
  mkdirSync(inRoot("lib/generated"), { recursive: true });
  writeFileSync(madeFrom, `${fingerprint}\n`);
}
