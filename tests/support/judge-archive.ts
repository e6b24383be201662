import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { CDXIndexer, WARCParser } from "warcio";
import { z } from "zod";

/** A record of an archive as an independent reader finds it: `payloadHash` is the SHA-256 of what it holds. */
type FoundRecord = { type: string; url: string | null; status: number | null; payloadHash: string };

/** What an archive holds, and in words whatever is wrong with it. */
type Judged = {
  records: FoundRecord[];
  index: string[];
  pages: Record<string, unknown>[];
  described: z.infer<typeof description>;
  problems: string[];
};

const entries = z.array(z.object({ name: z.string(), compression: z.number(), bytes: z.number() }));
const unpack = `import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
archive.extractall(sys.argv[2])
print(json.dumps([{"name": one.filename, "compression": one.compress_type, "bytes": one.file_size} for one in archive.infolist()]))`;
const description = z.looseObject({
  profile: z.literal("data-package"),
  wacz_version: z.string().regex(/^1\.\d+\.\d+$/),
  resources: z.array(z.object({ name: z.string(), path: z.string(), hash: z.string(), bytes: z.number() })),
});
const indexLine = z.object({
  ...{ url: z.string(), mime: z.string(), status: z.string().optional(), digest: z.string(), filename: z.string() },
  ...{ offset: z.coerce.number(), length: z.coerce.number() },
});
const found = z.object({ url: z.string(), offset: z.coerce.number(), length: z.coerce.number() });
const page = z.looseObject({ id: z.string(), url: z.string(), ts: z.iso.datetime() });

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const linesOf = (file: string) => readFileSync(file, "utf8").trimEnd().split("\n");

/** Unpacks a WACZ with Python into a new folder, which the caller removes. Throws when Python finds the archive broken. */
export function unpackArchive(wacz: string) {
  const out = mkdtempSync(path.join(os.tmpdir(), "assay-wacz-"));
  return { out, packed: entries.parse(JSON.parse(execFileSync("python3", ["-c", unpack, wacz, out], { encoding: "utf8" }))) };
}

/** Judges a WACZ as `judgeUnpacked` does. */
export async function judgeArchive(wacz: string): Promise<Judged> {
  const unpacked = unpackArchive(wacz);
  try {
    return await judgeUnpacked(unpacked);
  } finally {
    rmSync(unpacked.out, { recursive: true });
  }
}

/**
 * Judges an unpacked WACZ by the rules of its specification with programs that are none of ours: `sha256sum` hashes its files, and warcio reads and
 * indexes the WARC anew; each place that the index names must be one whole member of it.
 */
export async function judgeUnpacked({ out, packed }: ReturnType<typeof unpackArchive>): Promise<Judged> {
  const described = description.parse(JSON.parse(readFileSync(path.join(out, "datapackage.json"), "utf8")));
  const problems = judgePackage(out, packed, described.resources);
  const warc = path.join(out, "archive", "data.warc.gz");
  const records = await readRecords(warc, problems);
  const index = linesOf(path.join(out, "indexes", "index.cdx"));
  const bytes = readFileSync(warc);
  for (const line of index) problems.push(...judgeIndexLine(line, bytes));
  if (JSON.stringify(index) !== JSON.stringify(index.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))))
    problems.push("the index is not sorted");
  problems.push(...(await compareIndexes(index, warc)));
  const [head = "", ...rest] = linesOf(path.join(out, "pages", "pages.jsonl"));
  if (JSON.parse(head).format !== "json-pages-1.0") problems.push("the pages have no heading");
  const pages = rest.map((line) => page.parse(JSON.parse(line)));
  for (const { url } of pages) if (!records.some((one) => one.url === url)) problems.push(`the page ${url} is not in the archive`);
  return { records, index, pages, described, problems };
}

type Resources = z.infer<typeof description>["resources"];

function judgePackage(out: string, packed: z.infer<typeof entries>, resources: Resources): string[] {
  const problems: string[] = [];
  const sums = execFileSync(
    "sha256sum",
    packed.map(({ name }) => name),
    { cwd: out, encoding: "utf8" },
  );
  const hashes = new Map(
    sums
      .trimEnd()
      .split("\n")
      .map((line) => [line.slice(66), `sha256:${line.slice(0, 64)}`]),
  );
  const digest = JSON.parse(readFileSync(path.join(out, "datapackage-digest.json"), "utf8"));
  if (digest.path !== "datapackage.json" || digest.hash !== hashes.get("datapackage.json"))
    problems.push("the description is not the one that was hashed");
  const described = new Set([...resources.map((one) => one.path), "datapackage.json", "datapackage-digest.json"]);
  for (const { name, compression, bytes } of packed) {
    if (!described.has(name)) problems.push(`${name} is not described`);
    if (name.startsWith("archive/") && compression !== 0) problems.push(`${name} is compressed once more`);
    if (readFileSync(path.join(out, name)).length !== bytes) problems.push(`${name} has another length than the archive says`);
  }
  for (const { path: file, hash, bytes } of resources) {
    if (hash !== hashes.get(file)) problems.push(`${file} has another hash than its description`);
    if (readFileSync(path.join(out, file)).length !== bytes) problems.push(`${file} has another length than its description`);
  }
  for (const folder of ["archive", "indexes", "pages"])
    if (readdirSync(path.join(out, folder)).length === 0) problems.push(`${folder} is empty`);
  return problems;
}

async function readRecords(warc: string, problems: string[]): Promise<FoundRecord[]> {
  const records: FoundRecord[] = [];
  for await (const one of new WARCParser(createReadStream(warc))) {
    const payloadHash = sha256((await one.readFully(false)) ?? Buffer.alloc(0));
    const url = one.warcTargetURI ?? null;
    if (one.warcType !== "warcinfo" && one.warcHeader("WARC-Payload-Digest") !== `sha256:${payloadHash}`)
      problems.push(`${url}: the payload has another digest than its record says`);
    const status = one.httpHeaders?.statusCode;
    records.push({ type: one.warcType ?? "", url, status: status === undefined ? null : Number(status), payloadHash });
  }
  return records;
}

/** The member of the WARC that a line of the index points at must be one whole record, and the one that the line speaks of. */
function judgeIndexLine(line: string, warc: Buffer): string[] {
  const [, timestamp = ""] = line.split(" ", 2);
  const { url, status, digest, offset, length } = indexLine.parse(JSON.parse(line.slice(line.indexOf("{"))));
  const record = gunzipSync(warc.subarray(offset, offset + length));
  const headEnd = record.indexOf("\r\n\r\n") + 4;
  const head = new Map(
    record
      .subarray(0, headEnd)
      .toString("utf8")
      .split("\r\n")
      .map((field) => [field.slice(0, field.indexOf(":")).toLowerCase(), field.slice(field.indexOf(":") + 1).trim()] as const),
  );
  const block = record.subarray(headEnd, record.length - 4);
  const isHttp = head.get("content-type")?.startsWith("application/http") === true;
  const said = isHttp ? block.toString("latin1", 0, 12).split(" ")[1] : undefined;
  const payload = isHttp ? block.subarray(block.indexOf("\r\n\r\n") + 4) : block;
  const expected: [string, unknown, unknown][] = [
    ["address", head.get("warc-target-uri"), url],
    ["time", head.get("warc-date")?.replace(/\D/g, "").slice(0, 14), timestamp],
    ["status", said, status],
    ["length of the block", Number(head.get("content-length")), block.length],
    ["digest of the block", head.get("warc-block-digest"), `sha256:${sha256(block)}`],
    ["digest of the payload", head.get("warc-payload-digest"), `sha256:${sha256(payload)}`],
    ["digest in the index", digest, `sha256:${sha256(payload)}`],
    ["end", record.subarray(-4).toString(), "\r\n\r\n"],
  ];
  return expected
    .filter(([, found, wanted]) => found !== wanted)
    .map(([what, found, wanted]) => `${url}: ${what}: ${found}, not ${wanted}`);
}

/** Our index beside the one that warcio makes of the same WARC: the same records at the same places. */
async function compareIndexes(index: readonly string[], warc: string): Promise<string[]> {
  const ours = index.map((line) => indexLine.parse(JSON.parse(line.slice(line.indexOf("{")))));
  const places = (lines: readonly { url: string; offset: number; length: number }[]) =>
    lines.map(({ url, offset, length }) => `${offset}+${length} ${url}`).toSorted();
  const theirs: z.infer<typeof found>[] = [];
  const indexer = new CDXIndexer({ format: "cdxj", all: true, noSurt: true });
  for await (const one of indexer.iterRecords(new WARCParser(createReadStream(warc)), "data.warc.gz"))
    if ("url" in one) theirs.push(found.parse(one));
  const [mine, other] = [places(ours), places(theirs)];
  return JSON.stringify(mine) === JSON.stringify(other) ? [] : [`warcio's index differs: ${JSON.stringify({ mine, other })}`];
}
