import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, link, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { type ArtefactStore, ContentTooLargeError, type Fixity, type StoredContent } from "./artefact-store";

const hashPattern = /^[0-9a-f]{64}$/;
const pieceBytes = 1024 * 1024;
const readOnly = 0o440;

/**
 * A store in a folder: `ab/cd/abcd…`, one read-only file for each content. A file is written under a passing name, brought to disk, and only
 * then linked to its own name, so that whatever has that name is whole, also after a power cut. Linking never replaces a file.
 */
export function folderStore(folder: string): ArtefactStore {
  const incoming = path.join(folder, "incoming");
  const fileOf = (contentHash: string) => {
    if (!hashPattern.test(contentHash)) throw new Error("That is no content hash.");
    return path.join(folder, contentHash.slice(0, 2), contentHash.slice(2, 4), contentHash);
  };

  async function put(content: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StoredContent> {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const passing = path.join(incoming, randomUUID());
    try {
      const stored = await writeTo(passing, content, bytesMax);
      await settle(passing, stored.contentHash);
      return stored;
    } finally {
      await rm(passing, { force: true });
    }
  }

  /** Gives the written file its name. What has the name already is looked through: damaged, it makes way for the good copy and is kept aside. */
  async function settle(passing: string, contentHash: string): Promise<void> {
    const file = fileOf(contentHash);
    const place = path.dirname(file);
    await makeFolders(folder, place);
    if (!(await linked(passing, file)) && !(await check(contentHash)).isIntact) {
      const aside = path.join(folder, "damaged");
      await makeFolders(folder, aside);
      await rename(file, path.join(aside, `${contentHash}-${randomUUID()}`));
      if (!(await linked(passing, file))) throw new Error("Somebody else mends the same file at this moment.");
    }
    await syncFolder(place);
  }

  async function openFile(contentHash: string) {
    const handle = await openOrNull(fileOf(contentHash));
    if (handle === null) return null;
    const { size } = await handle.stat();
    return { stream: handle.createReadStream({ highWaterMark: pieceBytes }), sizeBytes: size };
  }

  async function check(contentHash: string): Promise<Fixity> {
    const handle = await openOrNull(fileOf(contentHash));
    if (handle === null) return { contentHash, isIntact: false, found: null, sizeBytes: 0 };
    const { contentHash: found, sizeBytes } = await hashOf(handle);
    return { contentHash, isIntact: found === contentHash, found, sizeBytes };
  }

  return { put, open: openFile, check };
}

async function writeTo(file: string, content: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StoredContent> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, readOnly);
  try {
    for await (const piece of content) {
      sizeBytes += piece.length;
      if (sizeBytes > bytesMax) throw new ContentTooLargeError(bytesMax);
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

/** False when something has that name already. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** Makes the folders down to `place` and brings their own names to disk, too. */
async function makeFolders(folder: string, place: string): Promise<void> {
  const first = await mkdir(place, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = place; made.startsWith(folder) && made !== path.dirname(first); made = path.dirname(made)) {
    await syncFolder(path.dirname(made));
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing as a folder that can be brought to disk.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openOrNull(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, "r");
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function hashOf(handle: FileHandle): Promise<StoredContent> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  // Closes the handle when it ends, also by an error.
  for await (const piece of handle.createReadStream({ highWaterMark: pieceBytes })) {
    if (!(piece instanceof Uint8Array)) throw new Error("A file gives bytes.");
    hash.update(piece);
    sizeBytes += piece.length;
  }
  return { contentHash: hash.digest("hex"), sizeBytes };
}

const isCode = (error: unknown, code: string) => error instanceof Error && "code" in error && error.code === code;
