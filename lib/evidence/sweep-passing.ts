import "server-only";
import { lstat, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { now } from "@/lib/clock";
import { isLeftBehind } from "@/lib/passing-name";
import { unlessGone } from "@/lib/unless-gone";

/** A folder in which things lie that processes work on, and how their names begin there. */
export type PassingPlace = { folder: string; prefix: string };

/** What a sweep took away. */
export type Swept = { things: number; bytes: number };

/**
 * Takes away what processes left behind that were killed at their work. Safe beside living ones, of this machine and of others, and beside other
 * sweeps: what somebody may still be writing is not touched.
 */
export async function sweepPassing(places: readonly PassingPlace[]): Promise<Swept> {
  const swept: Swept = { things: 0, bytes: 0 };
  for (const { folder, prefix } of places) {
    for (const name of (await unlessGone(readdir(folder))) ?? []) {
      if (!name.startsWith(prefix)) continue;
      const place = path.join(folder, name);
      const found = await unlessGone(lstat(place));
      if (found === null || !isOurs(found.uid) || !isLeftBehind({ name, touchedAt: found.mtime }, now())) continue;
      const bytes = found.isDirectory() ? await bytesIn(place) : found.size;
      await rm(place, { recursive: true, force: true });
      swept.things += 1;
      swept.bytes += bytes;
    }
  }
  return swept;
}

// The folder for passing files is everybody's on some machines.
const isOurs = (uid: number) => process.getuid === undefined || process.getuid() === uid;

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of (await unlessGone(readdir(folder, { withFileTypes: true, recursive: true }))) ?? []) {
    if (entry.isFile()) bytes += (await unlessGone(lstat(path.join(entry.parentPath, entry.name))))?.size ?? 0;
  }
  return bytes;
}
