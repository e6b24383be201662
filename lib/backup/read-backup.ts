import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { type BackupHeader, backupHeader, endLine, fileLine, lackingLine, lineBytesMax, rowLine, tableLine, tablesLeftOut } from "./format";
import { openStream, sealedMagic, UnreadableBackup } from "./sealed-stream";

/** One thing that stands in a backup, in the order of the file: first the header, last the end. */
export type BackupPart =
  | { kind: "header"; header: BackupHeader }
  | { kind: "table"; table: string; columns: string[] }
  | { kind: "row"; values: (string | null)[] }
  | { kind: "file"; contentHash: string; sizeBytes: number }
  | { kind: "piece"; bytes: Buffer }
  | { kind: "lacking"; contentHash: string };

async function isSealed(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer } = await handle.read(Buffer.alloc(sealedMagic.length), 0, sealedMagic.length, 0);
    return buffer.equals(sealedMagic);
  } finally {
    await handle.close();
  }
}

async function* linesIn(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const part of source) {
    let from = 0;
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, from)) {
      yield Buffer.concat([...held, part.subarray(from, at + 1)]);
      held = [];
      heldBytes = 0;
      from = at + 1;
    }
    if (from < part.length) held.push(Buffer.from(part.subarray(from)));
    heldBytes += part.length - from;
    if (heldBytes > lineBytesMax) throw new UnreadableBackup("A line of the backup is longer than any that is written.");
  }
  if (held.length > 0) throw new UnreadableBackup("The backup is cut short.");
}

function storedPart(value: unknown): Extract<BackupPart, { kind: "file" | "piece" | "lacking" }> | null {
  if (typeof value === "string") return { kind: "piece", bytes: Buffer.from(value, "base64") };
  const file = fileLine.safeParse(value);
  if (file.success) return { kind: "file", contentHash: file.data.file, sizeBytes: file.data.sizeBytes };
  const lacking = lackingLine.safeParse(value);
  return lacking.success ? { kind: "lacking", contentHash: lacking.data.lacking } : null;
}

/** Checks lines as they come, hands on what they hold, and insists on the end. */
function reader(take: (part: BackupPart) => Promise<void>) {
  const hash = createHash("sha256");
  const tables = new Set(tablesLeftOut);
  const seen = { rows: 0, hasHeader: false, isOver: false, columns: 0, missingBytes: 0 };
  async function line(bytes: Buffer): Promise<void> {
    if (seen.isOver) throw new UnreadableBackup("The backup has something after its end.");
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    if (!seen.hasHeader) {
      seen.hasHeader = true;
      hash.update(bytes);
      return take({ kind: "header", header: backupHeader.parse(value) });
    }
    const stored = storedPart(value);
    if (stored !== null) {
      if (stored.kind === "piece") seen.missingBytes -= stored.bytes.length;
      else if (seen.missingBytes === 0) seen.missingBytes = stored.kind === "file" ? stored.sizeBytes : 0;
      else throw new UnreadableBackup("A stored file in the backup is not as long as it says.");
      if (seen.missingBytes < 0) throw new UnreadableBackup("A stored file in the backup is not as long as it says.");
      hash.update(bytes);
      return take(stored);
    }
    if (seen.missingBytes !== 0) throw new UnreadableBackup("A stored file in the backup is not as long as it says.");
    const row = rowLine.safeParse(value);
    if (row.success) {
      if (row.data.length !== seen.columns) throw new UnreadableBackup("A row of the backup does not fit its table.");
      seen.rows += 1;
      hash.update(bytes);
      return take({ kind: "row", values: row.data });
    }
    const table = tableLine.safeParse(value);
    if (table.success) {
      // Sessions above all: nobody is signed in by a backup, and no audit knows who may be.
      if (tables.has(table.data.table)) throw new UnreadableBackup(`The backup holds ${table.data.table}, which no backup holds there.`);
      tables.add(table.data.table);
      seen.columns = table.data.columns.length;
      hash.update(bytes);
      return take({ kind: "table", ...table.data });
    }
    const end = endLine.parse(value);
    if (end.rows !== seen.rows || end.sha256 !== hash.digest("hex"))
      throw new UnreadableBackup("The backup does not hold what its end says.");
    seen.isOver = true;
  }
  return { line, isOver: () => seen.isOver };
}

function readably(error: unknown): never {
  const isCut = error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
  if (isCut || error instanceof z.ZodError || error instanceof SyntaxError) {
    throw new UnreadableBackup("The file is not a backup, or it was altered.", { cause: error });
  }
  throw error;
}

/**
 * Reads a backup from its beginning to its end, handing each part on in turn. Throws UnreadableBackup when it was altered, is cut short or is
 * none; whatever was handed on before is then worth nothing.
 */
export async function readBackup(
  file: string,
  { passphrase, take }: { passphrase: string | null; take: (part: BackupPart) => Promise<void> },
): Promise<void> {
  const sealed = await isSealed(file);
  if (sealed && passphrase === null) throw new UnreadableBackup("The backup is encrypted: say with --key-file what its key is.");
  // Whoever gives a key expects a backup that nobody without it could have made.
  if (!sealed && passphrase !== null)
    throw new UnreadableBackup("The file is not an encrypted backup. If it is meant to be none, leave --key-file out.");
  const read = reader(take);
  // A pipeline whose last step fails reports that the steps before were aborted: what made it fail is kept.
  const failures: unknown[] = [];
  const consume = async (source: AsyncIterable<Buffer>) => {
    try {
      for await (const bytes of linesIn(source)) await read.line(bytes);
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  try {
    await (sealed
      ? pipeline(createReadStream(file), openStream(passphrase ?? ""), createGunzip(), consume)
      : pipeline(createReadStream(file), createGunzip(), consume));
  } catch (error) {
    const [failure = error] = failures.filter((one) => !(one instanceof Error && one.name === "AbortError"));
    readably(failure);
  }
  if (!read.isOver()) throw new UnreadableBackup("The backup is cut short.");
}
