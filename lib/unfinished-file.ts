import "server-only";
import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { unlessGone } from "@/lib/unless-gone";
import { now } from "./clock";
import { isLeftBehind, passingName } from "./passing-name";

// The name of a maker of today, or the number of its process alone, as versions until 29 November 2026 had it. Nothing else beside the file is ours.
const making = /^(?:[0-9a-f]{8}-[1-9]\d*-[0-9a-f-]{36}|[1-9]\d*)\.unfinished$/;

/** The name under which this process writes a file that is to appear whole. */
export const unfinishedName = (file: string) => `${file}.${passingName()}.unfinished`;

/** Takes away what processes that were killed while they wrote the same file left beside it, and answers where that was. What a living process writes is not touched. */
export async function clearUnfinished(file: string): Promise<string[]> {
  const folder = path.dirname(file);
  const beginning = `${path.basename(file)}.`;
  const cleared: string[] = [];
  for (const name of (await unlessGone(readdir(folder))) ?? []) {
    const maker = name.startsWith(beginning) ? name.slice(beginning.length) : "";
    if (!making.test(maker)) continue;
    const left = path.join(folder, name);
    const found = await unlessGone(stat(left));
    if (found === null || !isLeftBehind({ name: maker, touchedAt: found.mtime }, now())) continue;
    await rm(left, { force: true });
    cleared.push(left);
  }
  return cleared;
}
