import "server-only";
import { randomUUID } from "node:crypto";
import { type FileHandle, link, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { passingName } from "@/lib/passing-name";
import type { ArtefactStore, Fixity, StoredContent } from "./artefact-store";
import { passCustodyStep } from "./custody-steps";
import { hashOf, hashPattern, pieceBytes, writeHashed } from "./hash-content";

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
    const passing = path.join(incoming, passingName());
    try {
      const stored = await writeHashed(passing, content, bytesMax);
      await passCustodyStep("file on disk");
      await settle(passing, stored.contentHash);
      await passCustodyStep("file stored");
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
    await passCustodyStep("file named");
    await syncFolder(place);
  }

  async function openFile(contentHash: string) {
    const handle = await openOrNull(fileOf(contentHash));
    if (handle === null) return null;
    const { size } = await handle.stat();
    return { stream: handle.createReadStream({ highWaterMark: pieceBytes }), sizeBytes: size };
  }

  async function check(contentHash: string): Promise<Fixity> {
    const unread = { contentHash, isIntact: false, found: null, sizeBytes: 0 };
    try {
      const handle = await openOrNull(fileOf(contentHash));
      if (handle === null) return unread;
      // Closes the handle when it ends, also by an error.
      const { contentHash: found, sizeBytes } = await hashOf(handle.createReadStream({ highWaterMark: pieceBytes }));
      return { contentHash, isIntact: found === contentHash, found, sizeBytes };
    } catch (error) {
      // A dying disk fails at the file that it lost. It is that file's fault, and must not keep the others from being read.
      if (unreadable.some((code) => isCode(error, code))) return unread;
      throw error;
    }
  }

  return { put, open: openFile, check };
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

/** What a system answers that cannot give the bytes of one file: a broken disk, something else of that name, no right to read it. */
const unreadable = ["EIO", "EISDIR", "EACCES", "EPERM", "ELOOP", "ENXIO"];

const isCode = (error: unknown, code: string) => error instanceof Error && "code" in error && error.code === code;
