import "server-only";
import { readdirSync, readFileSync } from "node:fs";

const lookMs = 250;
const kilobyte = 1024;

/** A process and all that it started, as Linux tells of them. */
function treeOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrEmpty(`/proc/${name}/stat`);
    // The program's name comes before, in brackets, and may hold anything.
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const tree = [pid];
  for (const one of tree) tree.push(...[...parents].filter(([, parent]) => parent === one).map(([child]) => child));
  return tree;
}

/** Bytes that only these processes hold: what they share with every other, such as the program itself, is not counted. */
function heldBy(tree: readonly number[]): number {
  const kilobytes = tree.flatMap((pid) =>
    [...readOrEmpty(`/proc/${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)].map(([, size]) => Number(size)),
  );
  return kilobytes.reduce((sum, size) => sum + size, 0) * kilobyte;
}

// A process may end between being listed and being looked at.
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH")) return "";
    throw error;
  }
}

/**
 * Looks four times a second at what a process and all that it started hold in memory; `exceeded` is aborted once that is more than `bytesMax`. Only Linux
 * tells: elsewhere it never is.
 */
export function watchMemory(pid: number | undefined, bytesMax: number): { exceeded: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  if (process.platform !== "linux" || pid === undefined) return { exceeded: controller.signal, stop: () => undefined };
  const timer = setInterval(() => {
    if (heldBy(treeOf(pid)) > bytesMax) controller.abort(new Error("it takes more memory than is allowed"));
  }, lookMs);
  return { exceeded: controller.signal, stop: () => clearInterval(timer) };
}
