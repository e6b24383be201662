import "server-only";
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { ContentTooLargeError, type StoredContent } from "./artefact-store";
import { passCustodyStep } from "./custody-steps";

/** SHA-256 in lower-case hex. */
export const hashPattern = /^[0-9a-f]{64}$/;

/** How many bytes are read from a disk at once. */
export const pieceBytes = 1024 * 1024;

const readOnly = 0o440;

/** Writes a stream to a new file, read-only, while it hashes it; answers once it is on disk. Throws ContentTooLargeError. */
export async function writeHashed(file: string, content: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StoredContent> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, readOnly);
  try {
    for await (const piece of content) {
      sizeBytes += piece.length;
      if (sizeBytes > bytesMax) throw new ContentTooLargeError(bytesMax);
      if (sizeBytes === piece.length) await passCustodyStep("file begun");
      // One piece is on its way to the disk while it, and no other, is hashed: memory stays bounded by the pieces' own size.
      await writing;
      writing = writeAll(handle, piece);
      writing.catch(() => undefined);
      hash.update(piece);
    }
    await writing;
    await handle.sync();
  } finally {
    await writing.catch(() => undefined);
    await handle.close();
  }
  return { contentHash: hash.digest("hex"), sizeBytes };
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.length; ) written += (await handle.write(piece, written)).bytesWritten;
}

/** Hashes a stream to its end. */
export async function hashOf(content: AsyncIterable<unknown>): Promise<StoredContent> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const piece of content) {
    if (!(piece instanceof Uint8Array)) throw new Error("A file gives bytes.");
    hash.update(piece);
    sizeBytes += piece.length;
  }
  return { contentHash: hash.digest("hex"), sizeBytes };
}
