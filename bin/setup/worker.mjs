import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { inRoot, root } from "./folders.mjs";
import { endProcess } from "./processes.mjs";
import { say } from "./progress.mjs";
import { isShuttingDown, onShutdown } from "./shutdown.mjs";

const preload = new URL("end-with-parent.mjs", import.meta.url).href;
const againAfterMs = 2_000;

function startWorker(env) {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", preload, inRoot("bin/assay.mjs"), "worker"], {
    cwd: root,
    env: { ...env, ASSAY_STARTED_BY: String(process.pid), NODE_ENV: "production" },
    // A group of its own, like the web server's: a Ctrl-C reaches us, and we stop things in order.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      for (const line of text.split("\n").filter((one) => one !== "" && one !== "The worker is ready.")) say(`· ${line}`);
    });
  }
  return child;
}

/** Runs the background worker until shutdown, and starts it again whenever it ends. What it was at is begun again. */
export async function keepWorker(env) {
  let child = null;
  onShutdown((wish) => (child === null ? undefined : endProcess(child, wish)));
  while (!isShuttingDown()) {
    child = startWorker(env);
    const code = await new Promise((resolve) => child.once("exit", (status, signal) => resolve(status ?? signal)));
    if (isShuttingDown()) return;
    say(`· The background worker ended (${code}): starting it again`);
    await pause(againAfterMs);
  }
}
