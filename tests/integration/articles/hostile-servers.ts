import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect } from "vitest";
import { type FetchOptions, safeFetch } from "@/lib/safe-fetch";

// A whole 127.0.0.0/8 is loopback: 127.77.0.1 stands for the public internet here, 127.0.0.1 for a private network.
/** Counts as public in these tests. */
export const publicAddress = "127.77.0.1";
export const page = "<!doctype html><title>News</title><p>All is well.</p>";
export let requestsToPrivate = 0;
export let lastHeaders: http.IncomingHttpHeaders = {};
export let origin = "";
export let privateOrigin = "";
export let garbled = "";
const servers: (http.Server | net.Server)[] = [];

const redirectTo = (response: http.ServerResponse, location: string, status = 302) => response.writeHead(status, { location }).end();
// 100 MB of zeros, packed into a few kilobytes.
const gzipBomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
const brotliBomb = brotliCompressSync(Buffer.alloc(100 * 1024 * 1024), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
const html = { "content-type": "text/html; charset=utf-8" };

const routes: Record<string, (request: http.IncomingMessage, response: http.ServerResponse) => void> = {
  "/page": (_, response) => response.writeHead(200, { ...html, "set-cookie": "id=1", "x-kept": "yes" }).end(page),
  "/moved": (_, response) => redirectTo(response, "/page", 301),
  "/to-cookie": (_, response) => response.writeHead(302, { location: "/page", "set-cookie": "id=1" }).end(),
  "/to-private": (_, response) => redirectTo(response, `${privateOrigin}/secret`),
  "/to-metadata": (_, response) => redirectTo(response, "http://169.254.169.254/latest/meta-data"),
  "/to-mapped": (_, response) => redirectTo(response, "http://[::ffff:127.0.0.1]/"),
  "/to-file": (_, response) => redirectTo(response, "file:///etc/passwd"),
  "/to-credentials": (_, response) => redirectTo(response, `http://user:secret@${publicAddress}/page`),
  "/to-port": (_, response) => redirectTo(response, "http://93.184.216.34:22/"),
  "/to-nowhere": (_, response) => response.writeHead(302).end(),
  "/loop": (_, response) => redirectTo(response, `/loop?${Math.floor(performance.now())}`),
  "/gzip": (_, response) => response.writeHead(200, { ...html, "content-encoding": "gzip" }).end(gzipSync(page)),
  "/brotli": (_, response) => response.writeHead(200, { ...html, "content-encoding": "br" }).end(brotliCompressSync(page)),
  "/bomb": (_, response) => response.writeHead(200, { ...html, "content-encoding": "gzip" }).end(gzipBomb),
  "/brotli-bomb": (_, response) => response.writeHead(200, { ...html, "content-encoding": "br" }).end(brotliBomb),
  "/double": (_, response) => response.writeHead(200, { ...html, "content-encoding": "gzip, gzip" }).end(gzipSync(gzipSync(page))),
  "/false-gzip": (_, response) => response.writeHead(200, { ...html, "content-encoding": "gzip" }).end(page),
  "/false-brotli": (_, response) => response.writeHead(200, { ...html, "content-encoding": "br" }).end(page.repeat(20)),
  "/claims-10-gb": (_, response) => response.writeHead(200, { ...html, "content-length": String(10 * 1024 ** 3) }).write("x"),
  "/endless": (request, response) => {
    response.writeHead(200, html);
    const timer = setInterval(() => response.write("x".repeat(65_536)), 1);
    request.on("close", () => clearInterval(timer));
  },
  "/drip": (request, response) => {
    response.writeHead(200, html);
    const timer = setInterval(() => response.write("x"), 50);
    request.on("close", () => clearInterval(timer));
  },
  "/silent": () => undefined,
  "/broken-off": (_, response) => {
    response.writeHead(200, { ...html, "content-length": "1000" }).write("short");
    setTimeout(() => response.destroy(), 20);
  },
  "/image": (_, response) => response.writeHead(200, { "content-type": "image/png" }).end("x"),
  "/json": (_, response) => response.writeHead(200, { "content-type": "application/json" }).end("{}"),
  "/untyped": (_, response) => response.writeHead(200).end("plain words"),
  "/missing": (_, response) => response.writeHead(404, html).end("<h1>Looks like an article</h1>"),
  "/forbidden": (_, response) => response.writeHead(403, html).end("no"),
  "/busy": (_, response) => response.writeHead(429, html).end("no"),
  "/failing": (_, response) => response.writeHead(500, html).end("no"),
  "/part": (_, response) => response.writeHead(206, html).end("part"),
  "/huge-header": (_, response) => response.writeHead(200, { ...html, "x-long": "x".repeat(60_000) }).end(page),
};

async function listen(server: http.Server | net.Server, host: string): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

/** Starts the servers before the tests of a file and ends them after. */
export function serveHostilePages() {
  beforeAll(start);
  afterAll(stop);
}

async function start() {
  const open = http.createServer((request, response) => {
    lastHeaders = request.headers;
    routes[new URL(request.url ?? "/", "http://x").pathname]?.(request, response);
  });
  const secret = http.createServer((_, response) => {
    requestsToPrivate++;
    response.writeHead(200, html).end("SECRET");
  });
  const garbler = net.createServer((socket) => socket.resume().end("this is not HTTP\r\n\r\n"));
  origin = `http://${publicAddress}:${await listen(open, publicAddress)}`;
  privateOrigin = `http://127.0.0.1:${await listen(secret, "127.0.0.1")}`;
  garbled = `http://${publicAddress}:${await listen(garbler, publicAddress)}`;
}

async function stop() {
  for (const server of servers) {
    if (server instanceof http.Server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const noDns = async () => expect.fail("nothing may be looked up");
/** Fetches with short time-outs and a limit of 1 MB. */
export const fetchPage = (address: string, options: Partial<FetchOptions> = {}) =>
  safeFetch(address, {
    bytesMax: 1024 * 1024,
    testPublicAddresses: [publicAddress],
    resolve: noDns,
    totalTimeoutMs: 3_000,
    headersTimeoutMs: 1_000,
    ...options,
  });
/** The refusal as one line, or the beginning of what was fetched. */
export async function refusal(address: string, options: Partial<FetchOptions> = {}) {
  const outcome = await fetchPage(address, options);
  return outcome.ok
    ? `FETCHED ${new TextDecoder().decode(outcome.page.bytes).slice(0, 40)}`
    : `${outcome.refusal.code}: ${outcome.refusal.message}`;
}
