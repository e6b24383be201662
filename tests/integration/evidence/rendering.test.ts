import { createSocket } from "node:dgram";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { startFilteringProxy } from "@/lib/evidence/filtering-proxy";
import { findBrowser } from "@/lib/evidence/find-browser";
import { argumentsFor, browserRenderer, type RenderOptions } from "@/lib/evidence/render-page";
import { makeCapture } from "@/tests/builders/capture";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { judgeArchive } from "@/tests/support/judge-archive";
import { pageOf, publicAddress, startSourceServer } from "@/tests/support/source-server";

const browser = findBrowser();
const never = new AbortController().signal;
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** Stands for what must never be reached: the network that the worker's machine is in. */
async function startPrivateNetwork() {
  const reached: string[] = [];
  const web = createServer((request, response) => {
    reached.push(`http ${request.url}`);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("a secret");
  });
  web.on("upgrade", (request, socket) => {
    reached.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  const stun = createSocket("udp4");
  stun.on("message", () => reached.push("udp"));
  await Promise.all([
    new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve)),
    new Promise<void>((resolve) => stun.bind(0, "127.0.0.1", resolve)),
  ]);
  const [webPort, udpPort] = [(web.address() as AddressInfo).port, stun.address().port];
  const close = () => {
    web.closeAllConnections();
    web.close();
    stun.close();
  };
  return { reached, webPort, udpPort, close };
}

let sources: Awaited<ReturnType<typeof startSourceServer>>;
let inside: Awaited<ReturnType<typeof startPrivateNetwork>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  [sources, inside] = await Promise.all([startSourceServer(), startPrivateNetwork()]);
});
afterAll(async () => {
  await sources.close();
  inside.close();
});

async function render(html: string, options: RenderOptions = {}) {
  const url = sources.show(`/page-${sources.asked.length}`, html);
  const rendering = await browserRenderer(browser ?? "", options)(url, never);
  if (!rendering.ok) throw new Error(rendering.problem);
  return rendering.page;
}

const fileOf = (hash: string) => path.join(environment.dataFolder, "evidence", hash.slice(0, 2), hash.slice(2, 4), hash);

const withScript = (script: string) => pageOf("Page", ["Words."]).replace("</body>", `<script>${script}</script></body>`);

describe.skipIf(browser === null)("a page in the browser", () => {
  test("gives its picture, its PDF, what scripts added, and what it loaded", async () => {
    const passing = mkdtempSync(path.join(os.tmpdir(), "assay-b-"));
    vi.stubEnv("TMPDIR", passing);
    const seen: string[] = [];
    sources.answer("/dot.png", (_, response) => {
      seen.push(...readdirSync(passing, { recursive: true, encoding: "utf8" }));
      response.writeHead(200, { "content-type": "image/png" }).end(picture);
    });
    const page = await render(
      withScript(`document.querySelector("main").insertAdjacentHTML("beforeend", "<p>Added by a script.</p><img src=/dot.png>")`),
    );
    expect(page.html).toContain("Added by a script.");
    expect(Buffer.from(page.screenshot).subarray(1, 4).toString()).toBe("PNG");
    expect(
      Buffer.from(page.pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect(page.records.find(({ url }) => url.endsWith("/dot.png"))).toMatchObject({ mediaType: "image/png", response: { status: 200 } });
    expect(page.missing).toEqual([]);
    // All that the browser writes for itself lies in one folder, and goes with it.
    expect(seen.join("\n")).toMatch(/^b-\w+\/org\.chromium\./m);
    expect(readdirSync(passing)).toEqual([]);
    vi.unstubAllEnvs();
    rmSync(passing, { recursive: true });
  });

  test("makes a capture whole: nothing missing, so it is ok", async () => {
    const newsroom = await aNewsroom();
    const { claimId } = await aClaim(newsroom);
    const quote = "The total was written by a script: 38,200,000.";
    const sourceUrl = sources.show(
      "/scripted",
      withScript(`document.querySelector("main").insertAdjacentHTML("beforeend", "<p>${quote}</p>")`).replace(
        "Words.",
        "Words of the page. ".repeat(30),
      ),
    );
    const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl, quote }));
    const { id } = await database.capture.findFirstOrThrow({ where: { sourceId } });
    const capture = await makeCapture(newsroom.reviewer, id, { store: artefactStore(), render: browserRenderer(browser ?? "") });
    expect({ outcome: capture.outcome, detail: capture.detail }).toEqual({ outcome: "ok", detail: "" });
    expect(capture.artefacts.map(({ role }) => role)).toEqual(["original", "pdf", "rendered", "screenshot", "text", "wacz"]);
    expect(capture.text).toContain(quote);
    // Its archive, read by other programs: every digest, hash and place holds, and each part is in it.
    const hashes = new Map(capture.artefacts.map(({ role, contentHash }) => [role, contentHash]));
    const { records, pages, problems } = await judgeArchive(fileOf(hashes.get("wacz") ?? ""));
    expect(problems).toEqual([]);
    expect(pages).toMatchObject([{ url: sourceUrl, ts: capture.capturedAt?.toISOString() }]);
    const found = records.map(({ type, url, status, payloadHash }) => [type, url, status, payloadHash]);
    for (const role of ["text", "rendered", "screenshot", "pdf"] as const)
      expect(found).toContainEqual(["resource", `urn:assay:${role}:${sourceUrl}`, null, hashes.get(role)]);
    expect(found[1]).toEqual(["response", sourceUrl, 200, hashes.get("original")]);
  });

  test.each<[string, string, (said: string) => void]>([
    ["403", "<h1>Forbidden</h1>", (said) => expect(said).toContain("shown something else than the page. The server answered 403.")],
    [
      "the page without the figure",
      pageOf("Accounts", ["The council met on Monday. ".repeat(100)]),
      (said) => expect(said).toContain("1 of 1 quoted passage can be read in the site’s answer, but not in what the browser showed."),
    ],
  ])("that shows a browser nobody sits at %s is kept in part, and it is said", async (name, instead, judge) => {
    const newsroom = await aNewsroom();
    const { claimId } = await aClaim(newsroom);
    const quote = "Total cost of the bridge: 38,200,000.";
    const url = sources.answer(`/two-faced-${name.length}`, ({ headers }, response) => {
      const isBrowser = headers["user-agent"]?.includes("HeadlessChrome") === true;
      const html = isBrowser ? instead : pageOf("Accounts", [quote, "The council met on Monday. ".repeat(10)]);
      response.writeHead(isBrowser && name === "403" ? 403 : 200, { "content-type": "text/html; charset=utf-8" }).end(html);
    });
    const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: url, quote }));
    const { id } = await database.capture.findFirstOrThrow({ where: { sourceId } });
    const capture = await makeCapture(newsroom.reviewer, id, { store: artefactStore(), render: browserRenderer(browser ?? "") });
    expect(capture).toMatchObject({ outcome: "partial", status: 200, text: expect.stringContaining(quote) });
    judge(capture.detail);
    expect(capture.artefacts.map(({ role }) => role)).toContain("screenshot");
  });

  test("whose script writes a NUL is captured with the text of its answer, and it is said", async () => {
    const newsroom = await aNewsroom();
    const { claimId } = await aClaim(newsroom);
    const quote = "Total cost of the bridge: 38,200,000.";
    const html = pageOf("Accounts", [quote]).replace(
      "</body>",
      `<script>document.querySelector("main").append("\\u0000" + "x".repeat(3000))</script></body>`,
    );
    const { sourceId } = accepted(
      await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: sources.show("/nul", html), quote }),
    );
    const { id } = await database.capture.findFirstOrThrow({ where: { sourceId } });
    const capture = await makeCapture(newsroom.reviewer, id, { store: artefactStore(), render: browserRenderer(browser ?? "") });
    expect(capture).toMatchObject({ outcome: "partial", attempts: 1, text: expect.stringContaining(quote) });
    expect(capture.detail).toContain("No text was taken from what the browser showed. The text holds a NUL character");
  });

  test("that grows or loads beyond the bounds is cut, and it is said", async () => {
    for (const name of ["a", "b", "c"])
      sources.answer(`/part-${name}`, (_, response) =>
        response.writeHead(200, { "content-type": "text/css" }).end(`/*${name.repeat(1e6)}*/`),
      );
    const page = await render(
      withScript(`document.querySelector("main").append("word ".repeat(10000));
        document.querySelector("main").style = "width: 1000000px; height: 33000000px";
        String.prototype.slice = () => "x".repeat(1e6);
        for (const name of "abc") document.head.insertAdjacentHTML("beforeend", "<link rel=stylesheet href=/part-" + name + ">");`),
      { htmlLengthMax: 20_000, archiveBytesMax: 1_500_000 },
    );
    expect(page.html).toHaveLength(20_000);
    expect(page.records.reduce((sum, { content }) => sum + content.sizeBytes, 0)).toBeLessThanOrEqual(1_500_000);
    expect(page.missing.join(" ")).toMatch(/characters long; the first 20,000 are kept\. .*2 of the page’s parts could not be kept/);
    expect(page.missing.join(" ")).toMatch(/first 16,000 of .*first 2,560 of 1,000,\d+ pixels across\. .* too long to print/);
    expect(page.pdf).toBeNull();
    expect([Buffer.from(page.screenshot).readUInt32BE(16), Buffer.from(page.screenshot).readUInt32BE(20)]).toEqual([2_560, 16_000]);
  });

  /** A page that tries every way there is to the network that its browser runs in. */
  const tryingEverything = ({ webPort, udpPort }: typeof inside) =>
    withScript(`
        fetch("http://127.0.0.1:${webPort}/fetch").catch(() => 0);
        new Image().src = "http://localhost:${webPort}/image";
        new Image().src = "http://[::ffff:127.0.0.1]:${webPort}/mapped";
        new WebSocket("ws://127.0.0.1:${webPort}/socket");
        navigator.sendBeacon("http://127.0.0.1:${webPort}/beacon", "x");
        document.body.insertAdjacentHTML("beforeend", "<iframe src='http://127.0.0.1:${webPort}/frame'></iframe>");
        document.head.insertAdjacentHTML("beforeend", "<link rel=prefetch href='http://127.0.0.1:${webPort}/prefetch'><link rel=preconnect href='http://127.0.0.1:${webPort}'>");
        const one = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:${udpPort}" }] });
        one.createDataChannel("x");
        one.createOffer().then((offer) => one.setLocalDescription(offer));`);

  test("reaches nothing of the network it runs in, whatever it tries", async () => {
    const { webPort } = inside;
    await render(tryingEverything(inside));
    // That it could have been reached is shown by reaching it.
    await fetch(`http://127.0.0.1:${webPort}/from-the-test`);
    expect(inside.reached).toEqual(["http /from-the-test"]);
  });

  test("would reach it in each of those ways without the settings that hold it to the proxy", async () => {
    const open = await startPrivateNetwork();
    const proxy = await startFilteringProxy({
      ...{ resolve: async () => [publicAddress], testPublicAddresses: [publicAddress], bytesMax: 1e6, ports: environment.fetchPorts },
    });
    const held = argumentsFor(proxy);
    const holding = /^--(proxy-bypass-list|host-resolver-rules|webrtc-ip-handling-policy)=/;
    const args = held.filter((one) => !holding.test(one));
    expect(args).toHaveLength(held.length - 3);
    const loose = await chromium.launch({ executablePath: browser ?? "", args, chromiumSandbox: process.getuid?.() !== 0 });
    try {
      const page = await loose.newPage();
      // By a name, which the proxy is asked for: without the settings, addresses of this machine are not.
      await page.goto(sources.show("/trying", tryingEverything(open)).replace(publicAddress, "site.example"), { waitUntil: "commit" });
      const ways = ["fetch", "image", "mapped", "beacon", "frame", "prefetch"].map((way) => `http /${way}`);
      await expect.poll(() => new Set(open.reached), { timeout: 20_000 }).toEqual(new Set([...ways, "upgrade /socket", "udp"]));
    } finally {
      await loose.close();
      await proxy.close();
      open.close();
    }
  });

  test("reads no file of this machine and keeps no service worker", async () => {
    sources.answer("/worker.js", (_, response) =>
      response.writeHead(200, { "content-type": "text/javascript" }).end("self.addEventListener('fetch', () => {})"),
    );
    const page = await render(
      withScript(`document.body.insertAdjacentHTML("beforeend", "<iframe id=f src='file:///etc/passwd'></iframe>");
        navigator.serviceWorker?.register("/worker.js");
        fetch("file:///etc/passwd").then((answer) => answer.text()).then((text) => document.body.append(text), () => document.body.append("no file"))`),
    );
    expect(page.html).toContain("no file");
    expect(sources.asked).not.toContain("/worker.js");
    expect(page.html).not.toContain("root:");
  });

  test("that never ends is ended, and it is said", async () => {
    sources.answer("/never.js", () => undefined);
    const url = sources.show("/endless", `<!doctype html><title>x</title><script src="/never.js"></script>`);
    const begun = Date.now();
    const rendering = await browserRenderer(browser ?? "", { timeoutMs: 4_000 })(url, never);
    expect(rendering).toEqual({ ok: false, problem: expect.stringContaining("it took too long") });
    expect(Date.now() - begun).toBeLessThan(25_000);
  });

  test("that takes memory without end is ended, with the browser, and it is said", async () => {
    const url = sources.show("/greedy", withScript("globalThis.held = Array.from({ length: 24 }, () => new Uint8Array(5e7).fill(1))"));
    const rendering = await browserRenderer(browser ?? "", { memoryBytesMax: 900_000_000 })(url, never);
    expect(rendering).toEqual({ ok: false, problem: expect.stringContaining("it takes more memory than is allowed") });
  });

  test("that loads without end is cut off, and it is said", async () => {
    sources.answer("/large", (_, response) => response.writeHead(200, { "content-type": "image/png" }).end(Buffer.alloc(3 * 1024 * 1024)));
    const page = await render(withScript(`for (let at = 0; at < 4; at += 1) fetch("/large?" + at).then((answer) => answer.blob());`), {
      bytesMax: 4 * 1024 * 1024,
    });
    expect(page.missing.join(" ")).toContain("the rest was cut off");
  });
});
