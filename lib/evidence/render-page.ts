import "server-only";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { environment } from "@/lib/environment";
import { type Resolver, resolveByOperatingSystem } from "@/lib/pinned-agent";
import { watchMemory } from "./browser-memory";
import { passCustodyStep } from "./custody-steps";
import { startFilteringProxy } from "./filtering-proxy";
import type { Renderer } from "./rendered-page";
import { showPage, showWidth } from "./show-page";

/** Bounds of one rendering; what is left out has a careful default. */
export type RenderOptions = {
  timeoutMs?: number;
  bytesMax?: number;
  htmlLengthMax?: number;
  archiveBytesMax?: number;
  /** What the browser and its processes may hold in memory. */
  memoryBytesMax?: number;
  resolve?: Resolver;
  testPublicAddresses?: readonly string[];
};

const usualTimeoutMs = 60_000;
const usualBytesMax = 100 * 1024 * 1024;
const usualHtmlLengthMax = 16_000_000;
const usualMemoryBytesMax = 2 * 1024 * 1024 * 1024;
const usualArchiveBytesMax = 64 * 1024 * 1024;

/** What holds the browser to the proxy: nothing is looked up, connected or sent by the browser itself, not even to this machine. */
export function argumentsFor(proxy: { port: number }): string[] {
  return [
    `--proxy-server=http://127.0.0.1:${proxy.port}`,
    // Without this, Chromium goes to loopback addresses directly.
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    // Without this, STUN leaves the browser past the proxy.
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pings",
    "--no-first-run",
  ];
}

/** Renders pages in the Chromium at `executablePath`: a new browser with a profile of its own each time, which is killed when it is done or late. */
export function browserRenderer(executablePath: string, options: RenderOptions = {}): Renderer {
  return async (url, signal) => {
    const playwright = await loadPlaywright();
    if (playwright === null)
      return { ok: false, problem: "The package playwright-core is not installed: there is no picture and no PDF of the page." };
    const folder = await mkdtemp(path.join(os.tmpdir(), "b-"));
    const proxy = await startFilteringProxy({
      resolve: options.resolve ?? resolveByOperatingSystem,
      testPublicAddresses: options.testPublicAddresses ?? environment.testPublicAddresses,
      bytesMax: options.bytesMax ?? usualBytesMax,
      ports: environment.fetchPorts,
    });
    const timeout = AbortSignal.timeout(options.timeoutMs ?? usualTimeoutMs);
    try {
      const server = await playwright.chromium.launchServer({
        ...{ executablePath, host: "127.0.0.1", headless: true, args: argumentsFor(proxy), timeout: 20_000 },
        // The browser reads hostile pages: it learns nothing of our surroundings.
        ...{
          env: surroundingsIn(folder),
          chromiumSandbox: process.getuid?.() !== 0,
          handleSIGINT: false,
          handleSIGTERM: false,
          handleSIGHUP: false,
        },
      });
      const memory = watchMemory(server.process().pid, options.memoryBytesMax ?? usualMemoryBytesMax);
      try {
        const browser = await playwright.chromium.connect(server.wsEndpoint());
        const context = await browser.newContext({
          serviceWorkers: "block",
          acceptDownloads: false,
          viewport: { width: showWidth, height: 900 },
          locale: "en-GB",
        });
        await passCustodyStep("browser started");
        const page = await context.newPage();
        // Windows that a page opens show nothing of it, and may be any number.
        context.on("page", (popup) => void popup.close().catch(lookedAway));
        const shown = showPage(page, url, {
          tool: `Chromium ${browser.version()}`,
          htmlLengthMax: options.htmlLengthMax ?? usualHtmlLengthMax,
          archiveBytesMax: options.archiveBytesMax ?? usualArchiveBytesMax,
          isExhausted: proxy.isExhausted,
        });
        const rendered = await unlessAborted(shown, AbortSignal.any([timeout, signal, memory.exceeded]));
        await passCustodyStep("page shown");
        return { ok: true, page: rendered };
      } finally {
        memory.stop();
        await server.kill();
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const reason = timeout.aborted ? "it took too long" : firstLine(error);
      return { ok: false, problem: `The browser could not show the page: ${reason}. There is no picture and no PDF of it.` };
    } finally {
      await proxy.close();
      // What the killed browser's last processes still write must not keep it.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  };
}

// Systems allow the path of a socket 104 bytes at most, and Chromium makes this one in its temporary folder. Where that is too deep it takes /tmp.
const socketPathMax = 104;
const surroundingsIn = (folder: string): NodeJS.Dict<string> =>
  path.join(folder, "org.chromium.Chromium.XXXXXX", "SingletonSocket").length < socketPathMax ? { TMPDIR: folder } : {};

async function loadPlaywright() {
  try {
    return await import("playwright-core");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}

// The browser was killed with the window: there is nothing left to close.
const lookedAway = () => undefined;

function firstLine(error: unknown): string {
  const line = error instanceof Error ? (error.message.split("\n")[0] ?? "").replace(/^[\w.]+: /, "").replace(/\.$/, "") : String(error);
  return /^Timeout \d+ms exceeded/.test(line) ? "it took too long" : line.slice(0, 200);
}

function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
