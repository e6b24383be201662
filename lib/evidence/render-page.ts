import "server-only";
import { createHash } from "node:crypto";
import type { Page, Response } from "playwright-core";
import { now } from "@/lib/clock";
import { environment } from "@/lib/environment";
import { parseContentType } from "@/lib/follow-address";
import { type Resolver, resolveByOperatingSystem } from "@/lib/pinned-agent";
import { type FilteringProxy, startFilteringProxy } from "./filtering-proxy";
import type { RenderedPage, Renderer, Rendering } from "./rendered-page";
import { contentOf, type WarcRecord } from "./write-warc";

/** Bounds of one rendering; what is left out has a careful default. */
export type RenderOptions = {
  timeoutMs?: number;
  bytesMax?: number;
  resolve?: Resolver;
  testPublicAddresses?: readonly string[];
};

const usualTimeoutMs = 60_000;
const usualBytesMax = 100 * 1024 * 1024;
const settleMs = 3_000;
const bodyTimeoutMs = 2_000;
/** Browsers draw no longer picture. */
const heightMax = 16_000;
const width = 1280;

/** What holds the browser to the proxy: nothing is looked up, connected or sent by the browser itself, not even to this machine. */
function argumentsFor(proxy: FilteringProxy): string[] {
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
        ...{ env: {}, chromiumSandbox: process.getuid?.() !== 0, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
      });
      try {
        const browser = await playwright.chromium.connect(server.wsEndpoint());
        const context = await browser.newContext({
          serviceWorkers: "block",
          acceptDownloads: false,
          viewport: { width, height: 900 },
          locale: "en-GB",
        });
        const rendering = show(await context.newPage(), url, { tool: `Chromium ${browser.version()}`, proxy });
        return await unlessAborted(rendering, AbortSignal.any([timeout, signal]));
      } finally {
        await server.kill();
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const reason = timeout.aborted ? "it took too long" : firstLine(error);
      return { ok: false, problem: `The browser could not show the page: ${reason}. There is no picture and no PDF of it.` };
    } finally {
      await proxy.close();
    }
  };
}

async function loadPlaywright() {
  try {
    return await import("playwright-core");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}

const firstLine = (error: unknown) =>
  error instanceof Error ? (error.message.split("\n")[0] ?? "").replace(/^[\w.]+: /, "").slice(0, 200) : String(error);

function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

async function show(page: Page, url: string, { tool, proxy }: { tool: string; proxy: FilteringProxy }): Promise<Rendering> {
  const seen: Response[] = [];
  page.on("response", (response) => seen.push(response));
  page.on("dialog", (dialog) => void dialog.dismiss());
  await page.goto(url, { waitUntil: "load", timeout: usualTimeoutMs / 2 });
  // Pages that never fall silent are taken as they are after a while.
  await Promise.race([page.waitForLoadState("networkidle"), page.waitForTimeout(settleMs)]);
  const missing: string[] = [];
  const html = await page.content();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > heightMax)
    missing.push(`The picture shows the first ${heightMax.toLocaleString("en-GB")} of ${height.toLocaleString("en-GB")} pixels.`);
  const clip = { x: 0, y: 0, width, height: Math.min(height, heightMax) };
  const screenshot = await page.screenshot({ fullPage: true, ...(height > heightMax ? { clip } : {}) });
  const pdf = await page.pdf({ printBackground: true, format: "A4" });
  const { records, lost } = await recordsOf(seen, url);
  if (lost > 0) missing.push(`${lost} of the page’s parts could not be kept in the archive.`);
  if (proxy.isExhausted()) missing.push("The page loads more than is allowed; the rest was cut off.");
  const value: RenderedPage = { html, screenshot, pdf, records, missing, tool };
  return { ok: true, page: value };
}

/** What the browser loaded besides the page itself, which we have as it came over the wire. */
async function recordsOf(seen: readonly Response[], pageUrl: string): Promise<{ records: WarcRecord[]; lost: number }> {
  const records: WarcRecord[] = [];
  let lost = 0;
  for (const response of seen) {
    const url = response.url();
    if (url === pageUrl || !/^https?:/.test(url) || records.some((record) => record.url === url)) continue;
    const body = response.status() >= 300 && response.status() < 400 ? Buffer.alloc(0) : await bodyOf(response);
    if (body === null) {
      lost += 1;
      continue;
    }
    const headers = await response.allHeaders();
    // The browser hands bodies over unpacked.
    const { "content-encoding": _, "content-length": __, "set-cookie": ___, ...kept } = headers;
    records.push({
      ...{ url, at: now(), content: contentOf(body), contentHash: createHash("sha256").update(body).digest("hex") },
      mediaType: parseContentType(headers["content-type"] ?? "")[0] ?? "application/octet-stream",
      response: { status: response.status(), headers: kept },
    });
  }
  return { records, lost };
}

/** Null when the browser has let go of it, or never got all of it: the part is then counted as missing. */
async function bodyOf(response: Response): Promise<Buffer | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, bodyTimeoutMs, null).unref());
  return Promise.race([response.body().catch(() => null), late]);
}
