import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { inRoot, root } from "./folders.mjs";
import { endProcess } from "./processes.mjs";

const readyTimeoutMs = 60_000;
const pollMs = 50;

const preload = new URL("end-with-parent.mjs", import.meta.url).href;
const programs = { dev: [inRoot("node_modules/next/dist/bin/next"), "dev"], start: [inRoot("bin/serving/server.mjs")] };

/** Any answer will do: that it is a good one is the business of the tests. */
async function answers(address) {
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(readyTimeoutMs) });
    await response.arrayBuffer();
    return true;
  } catch (error) {
    if (error.cause?.code === "ECONNREFUSED") return false;
    throw error;
  }
}

/**
 * Starts the web server (for `dev` Next's own) and waits until it answers: `{ pid, ended, stop({ isUrgent }) }`. `ended` resolves to the exit code.
 * What the server writes while it starts is shown only if it does not come up.
 */
export async function startWebServer({ host, port, env, command }) {
  const child = spawn(process.execPath, ["--import", preload, ...programs[command], "-H", host, "-p", String(port)], {
    cwd: root,
    env: {
      ...env,
      ASSAY_STARTED_BY: String(process.pid),
      NODE_ENV: command === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    // A group of its own: a Ctrl-C in the terminal reaches us, and we stop things in order.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let early = "";
  let isReady = false;
  for (const [stream, target] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.on("data", (chunk) => {
      if (isReady) target.write(chunk);
      else early += chunk;
    });
  }
  let isOver = false;
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      isOver = true;
      resolve(code ?? signal);
    });
  });
  const stop = (wish) => endProcess(child, wish);

  const giveUpAt = Date.now() + readyTimeoutMs;
  const address = `http://${host.includes(":") ? `[${host}]` : host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/`;
  while (!isOver && !(await answers(address))) {
    if (Date.now() > giveUpAt) {
      await stop({ isUrgent: true });
      throw new Error(`${early.trim()}\nThe web server did not answer within ${readyTimeoutMs / 1000} s.`);
    }
    await pause(pollMs);
  }
  if (isOver) throw new Error(`${early.trim()}\nThe web server ended (${await ended}) before it was ready.`);
  isReady = true;
  return { pid: child.pid, ended, stop };
}
