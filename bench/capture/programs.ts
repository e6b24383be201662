import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the app is told to do. */
export type Told = { work: "ask" | "askShaky" | "upload"; count: number };

/** What the app acknowledged; `round` is when. */
export type Acknowledged = { kind: "capture" | "upload"; workspaceId: string; sourceId: string; contentHash?: string; round: number };

/** A program that can be killed. */
export type Program = { pid: number; kill: (signal: NodeJS.Signals) => void; ended: Promise<void>; isOver: () => boolean };

function start(args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", process.env.DEBUG ? "inherit" : "ignore"], env });
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      isOver = true;
      resolve();
    });
  });
  // A killed program reads no more; what it was told is not acknowledged.
  child.stdin.on("error", () => undefined);
  const program: Program = { pid: child.pid ?? 0, kill: (signal) => child.kill(signal), ended, isOver: () => isOver };
  const onLine = (take: (line: string) => void) => {
    let held = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (held + text).split("\n");
      held = lines.pop() ?? "";
      for (const line of lines) take(line);
    });
  };
  return { program, onLine, child };
}

/** Starts the app's part and waits until its newsroom stands. */
export async function startApp(args: readonly string[], env: NodeJS.ProcessEnv, take: (said: Omit<Acknowledged, "round">) => void) {
  const { program, onLine, child } = start(["--import", "tsx", "--conditions=react-server", "bench/capture/app.ts", ...args], env);
  let workspaceId = "";
  const ready = new Promise<void>((resolve) => {
    onLine((line) => {
      const said = JSON.parse(line) as Omit<Acknowledged, "round" | "kind"> & { kind: Acknowledged["kind"] | "ready" | "refused" };
      workspaceId = said.workspaceId;
      if (said.kind === "ready") resolve();
      else if (said.kind !== "refused") take({ ...said, kind: said.kind });
    });
  });
  await Promise.race([ready, program.ended]);
  if (program.isOver()) throw new Error("The app’s part ended before it was ready.");
  return { ...program, workspaceId, tell: (told: Told) => child.stdin.write(`${JSON.stringify(told)}\n`) };
}

/** Starts the worker as operators do and waits until it works. */
export async function startWorker(env: NodeJS.ProcessEnv, take: (line: string) => void = () => undefined): Promise<Program> {
  const { program, onLine } = start(["--conditions=react-server", "bin/assay.mjs", "worker"], env);
  const ready = new Promise<void>((resolve) => {
    onLine((line) => {
      if (line === "The worker is ready.") resolve();
      take(line);
    });
  });
  await Promise.race([ready, program.ended]);
  if (program.isOver()) throw new Error("The worker ended before it was ready.");
  return program;
}

const delayMs = 20;

/** Serves pages to capture; those called shaky answer 503 when they are asked for the first time. */
export async function startPages(address: string) {
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    const isFirst = !asked.has(url);
    asked.add(url);
    setTimeout(() => {
      if (isFirst && url.startsWith("/shaky-")) return response.writeHead(503).end();
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      return response.end(
        `<!doctype html><title>${url}</title><p>Total cost of the bridge: 38,200,000.</p><p>${"Words. ".repeat(2_000)}</p>`,
      );
    }, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base: `http://${address}:${(server.address() as AddressInfo).port}`, close };
}
