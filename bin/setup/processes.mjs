import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { root } from "./folders.mjs";
import { onShutdown } from "./shutdown.mjs";

const patienceMs = 10_000;

/** Ends a child process and waits for it: politely, and by force when it takes too long or the wish is urgent. */
export async function endProcess(child, { isUrgent = false, signal = "SIGTERM" } = {}) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(isUrgent ? "SIGKILL" : signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(timer);
}

/**
 * Runs a program in the root of the checkout and waits: `{ status, output }`. `isShown` lets it write to the terminal as it goes;
 * either way its output is kept. A program that takes longer than `timeoutMs` is ended, which is a failure.
 */
export async function runProgram(program, args, { env = process.env, isShown = false, timeoutMs = Number.POSITIVE_INFINITY } = {}) {
  const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  // As a person at the terminal would: runners that started servers of their own then take them along.
  const end = (wish) => endProcess(child, { ...wish, signal: "SIGINT" });
  const takeBack = onShutdown(end);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (chunk) => {
      output += chunk;
      if (isShown) process.stdout.write(chunk);
    });
  }
  let isLate = false;
  const endLate = () => {
    isLate = true;
    return end();
  };
  const timer = Number.isFinite(timeoutMs) ? setTimeout(endLate, timeoutMs) : undefined;
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
  clearTimeout(timer);
  takeBack();
  return { status: isLate ? `no end after ${timeoutMs / 1000} s` : status, output };
}

/** The same, quiet; a failure is an error with everything the program said. */
export async function mustSucceed(label, program, args, options) {
  const { status, output } = await runProgram(program, args, options);
  if (status !== 0) throw new Error(`${output.trim()}\n${label} failed (${status}).`);
  return output;
}

/** Tells a process from a later one with the same number, where the system lets us. */
export function fingerprintOf(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return String(pid);
  const afterName = readFileSync(file, "utf8").split(") ").at(-1).split(" ");
  const [state, startTime] = [afterName[0], afterName[19]];
  return state === "Z" || state === "X" ? `${pid} is dead` : `${pid}@${startTime}`;
}

function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether the process that had this fingerprint still lives. */
export function isAlive(fingerprint) {
  const pid = Number.parseInt(fingerprint, 10);
  return Number.isInteger(pid) && exists(pid) && fingerprintOf(pid) === fingerprint;
}
