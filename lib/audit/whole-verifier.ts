import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";

const parts = ["offline-bytes.mjs", "offline-note.mjs", "offline-timestamp.mjs", "offline-verifier.mjs"];

/** The text of the offline verifier as one file that needs no other: what one of its files takes from another stands before it. */
export async function wholeVerifier(): Promise<string> {
  const texts = await Promise.all(parts.map((part) => readFile(path.join(process.cwd(), "lib/audit", part), "utf8")));
  return texts.map((text) => text.replace(/^import [^;]*;\n/gm, "")).join("\n");
}
