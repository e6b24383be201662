import { inRoot } from "./folders.mjs";
import { runProgram } from "./processes.mjs";
import { say } from "./progress.mjs";
import { onShutdown } from "./shutdown.mjs";

const hourMs = 60 * 60_000;
const hoursMax = 24 * 14;

/** How often to look, in milliseconds, as `ASSAY_RECHECK_HOURS` says; null when not set. Throws on what is no number of hours. */
export function recheckIntervalMs(given) {
  if (given === undefined || given === "" || given === "0") return null;
  const hours = Number(given);
  if (!Number.isFinite(hours) || hours <= 0 || hours > hoursMax) {
    throw new Error(`ASSAY_RECHECK_HOURS=${given} must be a number of hours up to ${hoursMax}, or 0 for never.`);
  }
  return hours * hourMs;
}

/** Runs `assay recheck` again and again until shutdown, never two at once. What it finds stands in the log; failures are said. */
export function recheckRegularly({ intervalMs, env, run = runProgram }) {
  let isRunning = false;
  const timer = setInterval(async () => {
    if (isRunning) return;
    isRunning = true;
    try {
      const { status, output } = await run(process.execPath, [inRoot("bin/assay.mjs"), "recheck"], { env, timeoutMs: intervalMs });
      for (const line of output.split("\n").filter((one) => one !== "" && !one.endsWith(": unchanged"))) say(`· ${line}`);
      // 1 says that some articles could not be looked at, which their lines say already.
      if (status !== 0 && status !== 1) say(`· Looking for changed articles ended early (${status})`);
    } catch (error) {
      say(`· Looking for changed articles failed: ${error.message}`);
    } finally {
      isRunning = false;
    }
  }, intervalMs);
  onShutdown(() => clearInterval(timer));
}
