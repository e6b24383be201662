import "server-only";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { environment } from "@/lib/environment";
import { isId } from "@/lib/is-id";
import { fileOpenToOthers, keyOpenToOthers } from "@/lib/open-to-others";
import { clearUnfinished, unfinishedName } from "@/lib/unfinished-file";
import { unlessGone } from "@/lib/unless-gone";
import { passRecordStep } from "./record-steps";

/** What is kept of a newsroom's log outside the database: the keys that sign it, and the last checkpoint they signed. */
export type RecordFile = "signing-keys.json" | "checkpoint";

const recordFolder = () => path.join(environment.dataFolder, "record");
const folderOf = (workspaceId: string) => path.join(recordFolder(), workspaceId);

/** A file kept outside the database that is there and cannot be read. The message is one plain sentence that names it. */
export class UnreadableRecord extends Error {}

/** Refuses a file of a newsroom's record whose content, or the file itself, cannot be read. */
export function refuseUnreadable(workspaceId: string, name: RecordFile, cause: unknown): never {
  const why = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  throw new UnreadableRecord(`The file record/${workspaceId}/${name} in the data folder cannot be read${why}.`, { cause });
}

/** A file kept outside the database that cannot be written, whatever was there before. The message is one plain sentence that names it. */
export class UnwritableRecord extends Error {}

/** The content of a file kept outside the database; null when there is none. Throws UnreadableRecord for one that is there and cannot be read. */
export async function readRecordFile(workspaceId: string, name: RecordFile): Promise<string | null> {
  try {
    return await unlessGone(readFile(path.join(folderOf(workspaceId), name), "utf8"));
  } catch (error) {
    return refuseUnreadable(workspaceId, name, error);
  }
}

/** The newsrooms of which something is kept outside the database, by id. */
export async function listRecordFolders(): Promise<string[]> {
  return ((await unlessGone(readdir(recordFolder()))) ?? []).filter(isId).sort();
}

/** Who else may read or change what is kept outside the database of a newsroom's log, one sentence for each file. */
export async function recordOpenToOthers(workspaceId: string): Promise<string[]> {
  const found = [
    await keyOpenToOthers(path.join(folderOf(workspaceId), "signing-keys.json" satisfies RecordFile)),
    await fileOpenToOthers(path.join(folderOf(workspaceId), "checkpoint" satisfies RecordFile)),
  ];
  return found.filter((sentence) => sentence !== null);
}

/** Writes a file so that after a crash it holds either the old or the new content, whole, readable for nobody else. */
export async function writeDurably(file: string, content: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearUnfinished(file);
  const unfinished = unfinishedName(file);
  try {
    await flushed(unfinished, "w", content);
    await passRecordStep("record file on disk");
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await flushed(folder, "r", null);
  await passRecordStep("record file named");
}

async function flushed(file: string, flags: "w" | "r", content: string | null): Promise<void> {
  const handle = await open(file, flags, 0o600);
  try {
    if (content !== null) await handle.writeFile(content, "utf8");
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keeps a file of a newsroom's log outside the database. Throws UnwritableRecord, and leaves what was there, when the folder or the disc does not take it. */
export async function writeRecordFile(workspaceId: string, name: RecordFile, content: string): Promise<void> {
  try {
    await writeDurably(path.join(folderOf(workspaceId), name), content);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error && "code" in error)) throw error;
    const which = `The file record/${workspaceId}/${name} in the data folder cannot be written`;
    throw new UnwritableRecord(`${which} (${String(error.code)}).`, { cause: error });
  }
}
