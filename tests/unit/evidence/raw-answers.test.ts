import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchOriginal } from "@/lib/evidence/fetch-original";
import { type FilteringProxy, startFilteringProxy } from "@/lib/evidence/filtering-proxy";
import { folderStore } from "@/lib/evidence/folder-store";
import { readOriginal } from "@/lib/evidence/read-original";
import { withoutAdvice } from "@/lib/evidence/without-advice";
import { endlessly, type RawAnswer, startRawServer } from "@/tests/support/raw-server";
import { publicAddress } from "@/tests/support/source-server";

const ok = "HTTP/1.1 200 OK\r\n";
const hi = "content-length: 2\r\n\r\nhi";
const to = (location: string) => `HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`;
const garbled = /^garbled: .* an answer that breaks the rules of the web\.$/;
const broken = /^(?:unreachable|garbled): /;
const inside = /^private: .* leads into a private network, which is never fetched\.$/;

/** What a server may say, and what comes of it: read (status, type, text or why none), or refused. */
const answers: Record<string, [RawAnswer, RegExp]> = {
  "/endless-headers": [endlessly(ok, `x-more: ${"y".repeat(1000)}\r\n`), garbled],
  "/3000-headers": [`${ok}${Array.from({ length: 3000 }, (_, at) => `h${at}: 1\r\n`).join("")}${hi}`, garbled],
  "/slow-headers": [(socket) => socket.write(`${ok}x: y\r\n`), /^timeout: /],
  "/endless-hints": [endlessly("", "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"), /^timeout: /],
  "/http-0.9": ["<html>hello</html>", garbled],
  "/another-protocol": ["220 mail.example ESMTP\r\n", garbled],
  "/status-000": [`HTTP/1.1 000 Nothing\r\n${hi}`, garbled],
  "/status-099": [`HTTP/1.1 099 Less\r\n${hi}`, garbled],
  "/status-999": [`HTTP/1.1 999 More\r\n${hi}`, /^999 text\/plain hi$/],
  "/status-101": ["HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nhi", broken],
  "/no-chunk-size": [`${ok}transfer-encoding: chunked\r\n\r\nZZZ\r\nhello\r\n0\r\n\r\n`, garbled],
  "/huge-chunk-size": [`${ok}transfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nhello`, broken],
  "/endless-chunk-size": [endlessly(`${ok}transfer-encoding: chunked\r\n\r\n1;`, "a".repeat(60_000)), /^(?:timeout|garbled): /],
  "/chunks-break-off": [`${ok}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n`, broken],
  "/endless-trailers": [endlessly(`${ok}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n`, `t: ${"y".repeat(1000)}\r\n`), garbled],
  "/two-lengths": [`${ok}content-length: 3\r\ncontent-length: 5\r\n\r\nhello`, garbled],
  "/length-and-chunks": [`${ok}transfer-encoding: chunked\r\ncontent-length: 3\r\n\r\n5\r\nhello\r\n0\r\n\r\n`, garbled],
  "/negative-length": [`${ok}content-length: -3\r\n\r\nhello`, garbled],
  "/breaks-off": [`${ok}content-length: 50\r\n\r\nhello`, broken],
  "/nul-in-header": [`${ok}x: a\0b\r\n${hi}`, garbled],
  "/cr-in-header": [`${ok}x: a\rWARC/1.1 b\r\n${hi}`, garbled],
  "/folded-header": [`${ok}x: a\r\n WARC-Type: response\r\n${hi}`, garbled],
  "/trailer-announced": [`${ok}trailer: x\r\n${hi}`, /^200 text\/plain hi$/],
  "/proto-header": [`${ok}__proto__: x\r\n${hi}`, /^200 text\/plain hi$/],
  "/zstd": [`${ok}content-encoding: zstd\r\n${hi}`, /^200 null The page is packed in a way that cannot be read\.$/],
  "/two-codings": [`${ok}content-encoding: gzip, br\r\n${hi}`, /^200 null The page is packed in a way that cannot be read\.$/],
  "/two-types": [`${ok}content-type: text/html\r\ncontent-type: image/png\r\n${hi}`, /^200 text\/plain hi$/],
  "/two-places": ["HTTP/1.1 302 F\r\nlocation: http://127.0.0.1/\r\nlocation: /status-999\r\n\r\n", inside],
  "/to-backslashes": [to("\\\\127.0.0.1\\x"), inside],
  "/to-short-hex": [to("//0x7f.1/x"), inside],
  "/to-user": [to("http://127.77.0.1@127.0.0.1/"), /^credentials: /],
  "/to-blob": [to("blob:http://127.77.0.1/x"), /^scheme: /],
  "/to-socket": [to("ws://127.77.0.1/x"), /^scheme: /],
  "/to-script": [to("javascript:alert(1)"), /^scheme: /],
  "/to-view-source": [to("view-source:file:///etc/passwd"), /^scheme: /],
  "/hop-1": [to("/hop-2"), inside],
  "/hop-2": [to("/hop-3"), inside],
  "/hop-3": [to("http://[::ffff:7f00:1]/"), inside],
  "/refresh-header": [`${ok}refresh: 0; url=http://127.0.0.1/\r\n${hi}`, /^200 text\/plain hi$/],
  "/choices": [`HTTP/1.1 300 Choose\r\nlocation: http://127.0.0.1/\r\n${hi}`, /^300 text\/plain hi$/],
};

let server: Awaited<ReturnType<typeof startRawServer>>;
let proxy: FilteringProxy;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-raw-"));
  server = await startRawServer(Object.fromEntries(Object.entries(answers).map(([name, [answer]]) => [name, answer])));
  const resolve = async () => [publicAddress];
  proxy = await startFilteringProxy({ resolve, testPublicAddresses: [publicAddress], ports: [80, 443], bytesMax: 5_000_000 });
});
afterAll(async () => {
  await Promise.all([server.close(), proxy.close()]);
  rmSync(folder, { recursive: true });
});

const named = { mediaType: null, charset: null };
const signal = new AbortController().signal;

async function fetched(name: string): Promise<string> {
  const store = folderStore(folder);
  const bounds = { testPublicAddresses: [publicAddress], headersTimeoutMs: 400, totalTimeoutMs: 1_500 };
  const outcome = await fetchOriginal(server.origin + name, store, bounds);
  if (!outcome.ok) return `${outcome.refusal.code}: ${withoutAdvice(outcome.refusal.message)}`;
  const { mediaType, reading } = await readOriginal(outcome.value, store, { named, signal });
  return `${outcome.value.status} ${mediaType} ${reading.ok ? reading.value.text : reading.problem}`;
}

/** Asks the browser's proxy for a part of a page, as Chromium would: the status and body it gives, or that it broke off. */
function shown(name: string, origin = server.origin): Promise<string> {
  const { port } = proxy;
  return new Promise((resolve) => {
    const asked = http.request({ host: "127.0.0.1", port, path: origin + name, headers: { host: "site.example" } }, (answer) => {
      let body = "";
      answer.on("data", (piece: Buffer) => {
        body += piece;
      });
      answer.once("error", () => resolve("broke off"));
      answer.once("end", () => resolve(`${answer.statusCode} ${body}`));
    });
    asked.once("error", () => resolve("broke off")).end();
  });
}

describe("a server that keeps to no rule", () => {
  test.each(Object.entries(answers))("is read or refused in words, and nothing half done stays: %s", async (name, [, words]) => {
    expect(await fetched(name)).toMatch(words);
    if (readdirSync(folder).includes("incoming")) expect(readdirSync(path.join(folder, "incoming"))).toEqual([]);
  });

  test.each([
    ["/status-999", "999 hi"],
    ["/status-000", "broke off"],
    ["/status-099", "broke off"],
    ["/status-101", "broke off"],
    ["/breaks-off", "broke off"],
    ["/chunks-break-off", "broke off"],
    ["/nul-in-header", "broke off"],
    ["/http-0.9", "broke off"],
    ["/proto-header", "200 hi"],
    ["/trailer-announced", "200 hi"],
  ])("neither ends the worker nor keeps its browser waiting, as a part of a page: %s", async (name, said) => {
    expect(await shown(name)).toBe(said);
  });

  test.each([
    "http://127.0.0.1",
    "http://[::ffff:127.0.0.1]",
    "http://2130706433",
    "http://user@127.77.0.1",
    "file://",
    "ftp://127.77.0.1",
    "",
  ])("nor is anything answered by us in its place, which the archive would keep as its words: %s", async (origin) =>
    expect(await shown("/status-999", origin)).toBe("broke off"),
  );
});
