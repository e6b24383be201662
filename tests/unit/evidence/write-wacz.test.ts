import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WARCParser } from "warcio";
import { surtOf, writeWacz } from "@/lib/evidence/write-wacz";
import { contentOf, type WarcPlace, type WarcRecord, writeWarc } from "@/lib/evidence/write-warc";
import { judgeArchive, judgeUnpacked, unpackArchive } from "@/tests/support/judge-archive";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-wacz-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = new Date("2026-11-28T01:02:03.456Z");
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const page = Buffer.from("<!doctype html><title>Accounts</title><p>Total cost of the bridge: 38,200,000.");
const packed = gzipSync(page);
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff]);

const record = (url: string, bytes: Uint8Array, more: Partial<WarcRecord>): WarcRecord => ({
  ...{ url, at, content: contentOf(bytes), contentHash: hashOf(bytes), mediaType: "text/html" },
  ...more,
});
const url = "https://www.city.example/accounts?b=2&a=1";
const records = [
  record("https://city.example/old", Buffer.alloc(0), {
    response: { status: 301, headers: { location: url, "content-length": "178" } },
    isTruncated: true,
  }),
  record(url, packed, {
    response: {
      status: 200,
      headers: {
        "content-type": "text/html",
        "content-encoding": "gzip",
        "transfer-encoding": "chunked",
        "x-odd": "a\r\n\r\nWARC/1.1\r\nb",
      },
    },
  }),
  record("urn:assay:screenshot", picture, { mediaType: "image/png" }),
];

const typed = ({ url: target, response }: WarcRecord) => [response === undefined ? "resource" : "response", target];
const warc = path.join(folder, "data.warc.gz");
const wacz = path.join(folder, "page.wacz");
let places: WarcPlace[];
beforeAll(async () => {
  places = await writeWarc(warc, records, { by: "Assay test", at });
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWacz(warc, places, { page: { url, at, title: "Accounts" }, by: "Assay test" })) pieces.push(piece);
  writeFileSync(wacz, Buffer.concat(pieces));
});

test("an independent reader finds every record, with its own bytes and digests", async () => {
  const seen: { type: string | null | undefined; url: string | null | undefined; status: string | undefined; hash: string }[] = [];
  for await (const one of new WARCParser(createReadStream(warc))) {
    const payload = await one.readFully(false);
    seen.push({
      type: one.warcType,
      url: one.warcTargetURI,
      status: one.httpHeaders?.statusCode?.toString(),
      hash: hashOf(payload ?? Buffer.alloc(0)),
    });
    if (one.warcType === "warcinfo") continue;
    expect(one.warcHeader("WARC-Payload-Digest")).toBe(`sha256:${hashOf(payload ?? Buffer.alloc(0))}`);
    expect(one.httpHeaders?.headers.get("transfer-encoding") ?? null).toBeNull();
    expect(one.warcHeader("WARC-Truncated") ?? null).toBe(one.warcTargetURI?.endsWith("/old") === true ? "unspecified" : null);
  }
  expect(seen.map(({ type, url: target, status }) => [type, target, status])).toEqual([
    ["warcinfo", null, undefined],
    ["response", "https://city.example/old", "301"],
    ["response", url, "200"],
    ["resource", "urn:assay:screenshot", undefined],
  ]);
  expect(seen.at(2)?.hash, "the payload is what came over the wire, still compressed").toBe(hashOf(packed));
});

test("holds by the specification's rules as other programs see them: every hash, every digest, every place in the index", async () => {
  const { records: found, pages, index, described, problems } = await judgeArchive(wacz);
  expect(problems).toEqual([]);
  expect(found.map(({ type, url: target }) => [type, target])).toEqual([["warcinfo", null], ...records.map(typed)]);
  expect(pages).toEqual([{ id: "page-1", url, ts: at.toISOString(), title: "Accounts" }]);
  expect(described).toMatchObject({ profile: "data-package", wacz_version: "1.1.1", mainPageUrl: url });
  expect(described.resources.map((one) => one.path)).toEqual(["archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"]);
  expect(index).toHaveLength(records.length);
  expect(index[0]).toContain(`example,city)/accounts?a=1&b=2 20261128010203 {"url":"${url}"`);
});

test("whoever changes the archive, the index or a record's place in it is found out", async () => {
  const unpacked = unpackArchive(wacz);
  const index = path.join(unpacked.out, "indexes", "index.cdx");
  const archive = path.join(unpacked.out, "archive", "data.warc.gz");
  const [line = "", ...rest] = readFileSync(index, "utf8").split("\n");
  writeFileSync(index, [line.replace(/"digest":"sha256:../, '"digest":"sha256:zz'), ...rest].join("\n"));
  const bytes = readFileSync(archive);
  expect(bytes).toEqual(readFileSync(warc));
  // The time in a member's head, which no checksum of its own covers.
  bytes[4] = (bytes[4] ?? 0) ^ 1;
  writeFileSync(archive, bytes);
  const { problems } = await judgeUnpacked(unpacked);
  rmSync(unpacked.out, { recursive: true });
  expect(problems).toEqual([
    "archive/data.warc.gz has another hash than its description",
    "indexes/index.cdx has another hash than its description",
    expect.stringContaining("digest in the index: sha256:zz"),
  ]);
});

test("an address or a type that holds line ends begins no record", async () => {
  const file = path.join(folder, "injected.warc.gz");
  const injected = "https://city.example/\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://forged.example/";
  await writeWarc(file, [record(injected, picture, { mediaType: `image/png\r\n${injected}` })], { by: "Assay test", at });
  const targets: (string | null | undefined)[] = [];
  for await (const one of new WARCParser(createReadStream(file))) {
    await one.readFully(false);
    targets.push(one.warcTargetURI);
  }
  expect(targets).toEqual([null, injected.replace(/[\r\n]+/g, " ")]);
});

test("addresses sort by host from the back", () => {
  expect(surtOf("http://127.77.0.1:8080/A?z=1&b")).toBe("127.77.0.1:8080)/a?b&z=1");
  expect(surtOf("urn:assay:Text")).toBe("urn:assay:text");
});
