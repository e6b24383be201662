import "server-only";
import { inflateRawSync } from "node:zlib";
import { type Reading, read, refuse } from "@/lib/articles/reading";

/** The most bytes that the parts of a packed document may come to when unpacked (16 MB). */
export const unpackedBytesMax = 16 * 1024 * 1024;

const partsMax = 1_000;
const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const commentLengthMax = 65_535;
const methods = { stored: 0, deflated: 8 } as const;

const broken = "The document is damaged: its ZIP archive cannot be read.";
const bomb = `The document unpacks to more than ${unpackedBytesMax / 1024 / 1024} MB and was not read.`;

/**
 * Unpacks every part of a ZIP archive once, within a limit, before a library does it without one: what an archive says of its sizes proves
 * nothing. Answers the names of the parts. Refuses archives that are damaged, encrypted, in a newer form, or unpack to too much.
 */
export function checkZip(bytes: Uint8Array): Reading<string[]> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(archive);
  if (end < 0) return refuse(broken);
  const count = archive.readUInt16LE(end + 10);
  if (count > partsMax) return refuse(`The document has more than ${partsMax} parts and was not read.`);
  const names: string[] = [];
  let left = unpackedBytesMax;
  let at = archive.readUInt32LE(end + 16);
  try {
    for (let part = 0; part < count; part++) {
      if (archive.readUInt32LE(at) !== centralSignature) return refuse(broken);
      const nameLength = archive.readUInt16LE(at + 28);
      if ((archive.readUInt16LE(at + 8) & 1) === 1)
        return refuse("The document is encrypted. Save it without a password, then submit that.");
      names.push(archive.toString("utf8", at + 46, at + 46 + nameLength));
      const size = unpackedSize(archive, at, left);
      if (size === null) return refuse(bomb);
      left -= size;
      at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
  } catch (error) {
    if (error instanceof RangeError || isDamage(error)) return refuse(broken);
    throw error;
  }
  return read(names);
}

function findEnd(archive: Buffer): number {
  const least = Math.max(0, archive.length - endLength - commentLengthMax);
  for (let at = archive.length - endLength; at >= least; at--) if (archive.readUInt32LE(at) === endSignature) return at;
  return -1;
}

/** The size of one part when unpacked, null when that is more than `left`. Throws on damage. */
function unpackedSize(archive: Buffer, entry: number, left: number): number | null {
  const method = archive.readUInt16LE(entry + 10);
  const packed = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  if (archive.readUInt32LE(local) !== localSignature) throw new RangeError("no part there");
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (from + packed > archive.length) throw new RangeError("the part reaches beyond the archive");
  if (method === methods.stored) return packed > left ? null : packed;
  if (method !== methods.deflated) throw new RangeError("packed in a way that documents are not");
  if (packed === 0) return 0;
  try {
    return inflateRawSync(archive.subarray(from, from + packed), { maxOutputLength: Math.max(1, left) }).length;
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return null;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

const isDamage = (error: unknown) => codeOf(error).startsWith("Z_");
