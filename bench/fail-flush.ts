import { spawn, spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** Whether flushes can be made to fail on this machine. */
export const hasStrace = spawnSync("strace", ["-V"]).status === 0;

const flushMax = 12;
const workMsMax = 8_000;

/** A program that uses the database: it has begun, is over or is not, and can be killed. */
type Worker = { begun: Promise<void>; ended: Promise<void>; kill: () => void };

/**
 * Lets a flush to disk of a database process fail (EIO), at random one of the first dozen each of them makes from then on, while a worker
 * uses it. PostgreSQL stops at once, as it does where a disk breaks; then everything is killed, so that it recovers from what is on the disk.
 */
export async function failFlush(postmaster: number, worker: Worker): Promise<void> {
  await worker.begun;
  const children = spawnSync("pgrep", ["-P", String(postmaster)], { encoding: "utf8" })
    .stdout.split("\n")
    .filter(Boolean);
  const nth = 1 + Math.floor(Math.random() * flushMax);
  const attached = [String(postmaster), ...children].flatMap((pid) => ["-p", pid]);
  const inject = ["-e", "trace=fdatasync,fsync", "-e", `inject=fdatasync,fsync:error=EIO:when=${nth}`];
  const tracer = spawn("strace", ["-f", "-qq", ...inject, "-o", "/dev/null", ...attached], { stdio: "ignore" });
  const released = new Promise<void>((resolve) => tracer.once("exit", () => resolve()));
  await Promise.race([worker.ended, pause(workMsMax)]);
  process.kill(postmaster, "SIGKILL");
  worker.kill();
  await worker.ended;
  tracer.kill("SIGTERM");
  await released;
}
