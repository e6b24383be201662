import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FetchOptions, safeFetch } from "@/lib/safe-fetch";

// A whole 127.0.0.0/8 is loopback: 127.77.0.1 stands for the public internet here, 127.0.0.1 for a private network.
const publicAddress = "127.77.0.1";
const page = "<!doctype html><title>News</title><p>All is well.</p>";
let requestsToPrivate = 0;
let lastHeaders: http.IncomingHttpHeaders = {};
let origin = "";
let privateOrigin = "";
let garbled = "";
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

beforeAll(async () => {
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
});

afterAll(async () => {
  for (const server of servers) {
    if (server instanceof http.Server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const noDns = async () => expect.fail("nothing may be looked up");
const fetchPage = (address: string, options: Partial<FetchOptions> = {}) =>
  safeFetch(address, {
    bytesMax: 1024 * 1024,
    testPublicAddresses: [publicAddress],
    resolve: noDns,
    totalTimeoutMs: 3_000,
    headersTimeoutMs: 1_000,
    ...options,
  });
async function refusal(address: string, options: Partial<FetchOptions> = {}) {
  const outcome = await fetchPage(address, options);
  return outcome.ok
    ? `FETCHED ${new TextDecoder().decode(outcome.page.bytes).slice(0, 40)}`
    : `${outcome.refusal.code}: ${outcome.refusal.message}`;
}

describe("fetching a page", () => {
  it("gives the page with its address, redirects, headers and time, and without cookies", async () => {
    const outcome = await fetchPage(`${origin}/moved#part`);
    expect(outcome).toMatchObject({
      ok: true,
      page: {
        requestedUrl: `${origin}/moved`,
        finalUrl: `${origin}/page`,
        redirects: [{ url: `${origin}/moved`, status: 301 }],
        status: 200,
        mediaType: "text/html",
        charset: "utf-8",
        headers: { "x-kept": "yes" },
      },
    });
    if (!outcome.ok) return;
    expect(outcome.page.headers).not.toHaveProperty("set-cookie");
    expect(new TextDecoder().decode(outcome.page.bytes)).toBe(page);
    expect(outcome.page.fetchedAt).toBeInstanceOf(Date);
  });

  it("sends no cookie that an earlier answer set", async () => {
    await fetchPage(`${origin}/to-cookie`);
    expect(lastHeaders.cookie).toBeUndefined();
    expect(lastHeaders.referer).toBeUndefined();
  });

  it.each(["/gzip", "/brotli"])("unpacks %s", async (path) => {
    expect(await refusal(origin + path)).toBe(`FETCHED ${page.slice(0, 40)}`);
  });

  it("connects to the address that was checked, though the name answers differently the second time", async () => {
    let lookups = 0;
    const resolve = async () => (lookups++ === 0 ? [publicAddress] : ["127.0.0.1"]);
    const port = new URL(origin).port;
    expect(await refusal(`http://rebinding.example:${port}/page`, { resolve })).toContain("FETCHED");
    expect(lookups).toBe(1);
    expect(await refusal(`http://rebinding.example:${port}/page`, { resolve })).toMatch(/^private: /);
  });

  it("checks the name again on every redirect to it", async () => {
    let lookups = 0;
    const resolve = async () => (lookups++ === 0 ? [publicAddress] : ["127.0.0.1"]);
    expect(await refusal(`http://rebinding.example:${new URL(origin).port}/moved`, { resolve })).toMatch(/^private: /);
  });

  it("accepts a page without a declared type", async () => {
    const outcome = await fetchPage(`${origin}/untyped`);
    expect(outcome).toMatchObject({ ok: true, page: { mediaType: null } });
  });
});

describe("addresses that are never fetched", () => {
  const loopback = [
    "127.0.0.1",
    "localhost",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "0",
    "0.0.0.0",
  ]
    .concat([
      "[::1]",
      "[::]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[::127.0.0.1]",
      "[::7f00:1]",
      "[64:ff9b::7f00:1]",
      "[2002:7f00:1::]",
    ])
    .concat(["[::ffff:0:7f00:1]", "127。0。0。1", "①②⑦.0.0.1", "127.0.0.1.", "%31%32%37.0.0.1", "[0:0:0:0:0:0:0:1]"]);

  it.each(loopback)("refuses loopback written as %s", async (host) => {
    const before = requestsToPrivate;
    const port = new URL(privateOrigin).port;
    const resolve = async () => ["127.0.0.1"];
    expect(await refusal(`http://${host}:${port}/secret`, { resolve })).toMatch(/^private: .+ leads into a private network/);
    expect(requestsToPrivate).toBe(before);
  });

  it.each([
    "169.254.169.254",
    "10.0.0.1",
    "192.168.0.1",
    "172.16.0.1",
    "100.64.0.1",
    "[fd00::1]",
    "[fe80::1]",
    "255.255.255.255",
    "224.0.0.1",
  ])("refuses the private address %s", async (host) => expect(await refusal(`http://${host}/`)).toMatch(/^private: /));

  it.each([
    ["a private address", ["10.0.0.7"]],
    ["a public and a private address", ["93.184.216.34", "127.0.0.1"]],
    ["the test address and a private one", [publicAddress, "192.168.0.1"]],
    ["an IPv4-mapped loopback", ["::ffff:127.0.0.1"]],
    ["a link-local address with a zone", ["fe80::1%eth0"]],
    ["something that is no address", ["nonsense"]],
  ])("refuses a name that resolves to %s", async (_, addresses) => {
    const outcome = await fetchPage("http://innocent.example/", { resolve: async () => addresses });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "private" } });
    if (!outcome.ok) expect(outcome.refusal.message).not.toContain(addresses[0]);
  });

  it("says that a name does not exist", async () => {
    const resolve = async () => Promise.reject(Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }));
    expect(await refusal("http://no-such-site.example/", { resolve })).toBe(
      "unknownHost: “no-such-site.example” could not be found. Check the spelling of the address.",
    );
    expect(await refusal("http://empty.example/", { resolve: async () => [] })).toMatch(/^unknownHost: /);
  });

  it.each([
    ["file:///etc/passwd", "scheme"],
    ["ftp://example.org/", "scheme"],
    ["data:text/html,hello", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["gopher://127.0.0.1:70/", "scheme"],
    ["http://user:pass@example.org/", "credentials"],
    ["http://user@example.org/", "credentials"],
    ["not an address", "address"],
    ["http://", "address"],
    ["", "address"],
  ])("refuses %s", async (address, code) => expect(await refusal(address)).toMatch(new RegExp(`^${code}: `)));

  it.each(["22", "25", "6379", "8080", "5432"])("refuses port %s of a public address", async (port) => {
    expect(await refusal(`http://93.184.216.34:${port}/`)).toMatch(/^port: /);
  });

  it("treats no loopback address as public outside tests", async () => {
    expect(await refusal(`${origin}/page`, { testPublicAddresses: [] })).toMatch(/^private: /);
  });

  it.each([
    ["/to-private", "private"],
    ["/to-metadata", "private"],
    ["/to-mapped", "private"],
    ["/to-file", "scheme"],
    ["/to-credentials", "credentials"],
    ["/to-port", "port"],
    ["/to-nowhere", "redirects"],
  ])("refuses to follow the redirect of %s", async (path, code) => {
    const before = requestsToPrivate;
    expect(await refusal(origin + path)).toMatch(new RegExp(`^${code}: `));
    expect(requestsToPrivate).toBe(before);
  });
});

describe("servers that misbehave", () => {
  it("gives up an endless chain of redirects", async () => {
    expect(await refusal(`${origin}/loop`)).toBe("redirects: The page redirects more than 5 times, so it was given up.");
  });

  it.each(["/bomb", "/brotli-bomb", "/endless", "/claims-10-gb"])("cuts %s off at the size limit", async (path) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(origin + path)).toBe("tooLarge: The page is larger than 1 MB. Paste the text instead.");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("gives up a server that sends one byte after another", async () => {
    const started = performance.now();
    expect(await refusal(`${origin}/drip`, { totalTimeoutMs: 600 })).toMatch(/^timeout: .+ took too long/);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it("gives up a server that never answers, and a name server that never does", async () => {
    expect(await refusal(`${origin}/silent`, { totalTimeoutMs: 400 })).toMatch(/^timeout: /);
    expect(await refusal("http://slow-names.example/", { totalTimeoutMs: 200, resolve: () => new Promise(() => undefined) })).toMatch(
      /^timeout: /,
    );
  });

  it("stops when the person cancels", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    expect(await refusal(`${origin}/silent`, { signal: controller.signal })).toMatch(/^cancelled: .+ nothing was saved/);
  });

  it.each([
    ["/image", "notText: The address leads to image/png, not to a page of text. Paste or upload the text instead."],
    ["/json", "notText: The address leads to application/json, not to a page of text. Paste or upload the text instead."],
    ["/missing", `status: “${publicAddress}” says that this page does not exist (404). Check the address.`],
    ["/forbidden", `status: “${publicAddress}” does not let us read this page (403). Open it in your browser and paste the text.`],
    ["/busy", `status: “${publicAddress}” asks for fewer requests (429). Try again later, or paste the text.`],
    ["/failing", `status: “${publicAddress}” has a fault of its own (500). Try again later.`],
    ["/part", `status: “${publicAddress}” answered with status 206 instead of a page.`],
  ])("says what is wrong with %s", async (path, words) => expect(await refusal(origin + path)).toBe(words));

  it.each(["/double", "/false-gzip", "/false-brotli", "/huge-header"])("refuses the garbled answer of %s", async (path) => {
    expect(await refusal(origin + path)).toMatch(/^garbled: /);
  });

  it("refuses what is not HTTP, what breaks off, and what is not there", async () => {
    expect(await refusal(garbled)).toMatch(/^garbled: /);
    expect(await refusal(`${origin}/broken-off`)).toMatch(/^(unreachable|garbled): /);
    expect(await refusal(`http://${publicAddress}:1/`)).toMatch(/^unreachable: /);
  });
});
