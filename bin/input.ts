import { readFile } from "node:fs/promises";

/** Input that cannot be read as text; the message is one plain line. */
export class UnreadableInput extends Error {}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "is a folder, not a file";
  if (code === "EACCES") return "permission denied";
  return code || String(error);
}

async function readBytes(path: string): Promise<Buffer> {
  if (path !== "-") return readFile(path);
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** Reads a file, or standard input for `-`, as UTF-8 text; a byte order mark stays, so that offsets are those of the input. */
export async function readText(path: string): Promise<string> {
  const shown = path === "-" ? "standard input" : path;
  let bytes: Buffer;
  try {
    bytes = await readBytes(path);
  } catch (error) {
    throw new UnreadableInput(`cannot read ${shown}: ${reasonOf(error)}`);
  }
  if (bytes.includes(0)) throw new UnreadableInput(`cannot read ${shown}: it holds NUL bytes and is not text`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnreadableInput(`cannot read ${shown}: it is not valid UTF-8`);
  }
}
