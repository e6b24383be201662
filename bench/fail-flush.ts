import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Whether flushes can be made to fail on this machine. */
export const hasStrace = spawnSync("strace", ["-V"]).status === 0;

const flushMax = 12;
const workMsMax = 8_000;
const endMsMax = 30_000;
const pollMs = 20;

/** A program that uses the database: it has begun, is over or is not, and can be killed. */
type Worker = { begun: Promise<void>; ended: Promise<void>; kill: () => void };

/**
 * Lets a flush to disk of a database process fail (EIO), at random one of the first dozen each of them makes from then on, while a worker
 * uses it. PostgreSQL stops at once, as it does where a disk breaks; then everything is killed, so that it recovers from what is on the disk.
 * Answers whether a flush failed.
 */
export async function failFlush(postmaster: number, worker: Worker): Promise<boolean> {
  await worker.begun;
  const nth = 1 + Math.floor(Math.random() * flushMax);
  const attached = [postmaster, ...childrenOf(postmaster)].flatMap((pid) => ["-p", String(pid)]);
  const inject = ["-e", "trace=fdatasync,fsync", "-e", `inject=fdatasync,fsync:error=EIO:when=${nth}`];
  const folder = mkdtempSync(path.join(os.tmpdir(), "assay-flush-"));
  const traced = path.join(folder, "traced");
  const tracer = spawn("strace", ["-f", "-qq", ...inject, "-o", traced, ...attached], { stdio: "ignore" });
  const released = new Promise<void>((resolve) => tracer.once("exit", () => resolve()));
  await Promise.race([worker.ended, pause(workMsMax)]);
  const children = childrenOf(postmaster);
  process.kill(postmaster, "SIGKILL");
  worker.kill();
  await worker.ended;
  tracer.kill("SIGTERM");
  await released;
  for (const pid of [postmaster, ...children]) await endProcess(pid);
  const hasFailed = readFileSync(traced, "utf8").includes("INJECTED");
  rmSync(folder, { recursive: true, force: true });
  return hasFailed;
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
  return stdout.split("\n").filter(Boolean).map(Number);
}

/** Processes that were traced notice late that their server is gone; while one lives, no other starts on its data. */
async function endProcess(pid: number): Promise<void> {
  const giveUpAt = Date.now() + endMsMax;
  while (isRunning(pid)) {
    if (Date.now() > giveUpAt) throw new Error(`The database's process ${pid} does not end.`);
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
    await pause(pollMs);
  }
}

// One that nobody has waited for yet holds nothing any more.
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !/^[ZX]/.test(stdout.trim());
}
