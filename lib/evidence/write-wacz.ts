import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type Content, contentOf, type WarcPlace } from "./write-warc";
import { writeZip } from "./write-zip";

/** The page that an archive is about. */
export type ArchivedPage = { url: string; at: Date; title: string | null };

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

/** The key under which archives sort an address (SURT): the host's parts backwards, then the path, all in lower case. */
export function surtOf(address: string): string {
  if (!URL.canParse(address)) return address.toLowerCase();
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return address.toLowerCase();
  const isAddress = /^[\d.]+$|^\[/.test(url.hostname);
  const host = isAddress
    ? url.hostname
    : url.hostname
        .replace(/^www\d*\./, "")
        .split(".")
        .reverse()
        .join(",");
  const query = url.search === "" ? "" : `?${url.search.slice(1).split("&").sort().join("&")}`;
  return `${host}${url.port === "" ? "" : `:${url.port}`})${url.pathname}${query}`.toLowerCase();
}

const timestamp = (at: Date) => at.toISOString().replace(/\D/g, "").slice(0, 14);

/** An index of the records (CDXJ), sorted by bytes. */
function indexOf(places: readonly WarcPlace[], fileName: string): Buffer {
  const lines = places.map(({ url, at, mediaType, status, contentHash, offset, length }) => {
    const fields = { url, mime: mediaType, ...(status === null ? {} : { status: String(status) }), digest: `sha256:${contentHash}` };
    return `${surtOf(url)} ${timestamp(at)} ${JSON.stringify({ ...fields, offset: String(offset), length: String(length), filename: fileName })}\n`;
  });
  return Buffer.from(
    lines
      .map((line) => Buffer.from(line))
      .sort(Buffer.compare)
      .map(String)
      .join(""),
  );
}

async function hashOf(content: Content): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of content.read()) hash.update(piece);
  return hash.digest("hex");
}

async function contentOfFile(file: string): Promise<Content> {
  return { sizeBytes: (await stat(file)).size, read: () => createReadStream(file) };
}

/**
 * Packages a WARC as WACZ 1.1.1: the archive, an index of it, the pages in it, and a data package whose hashes are over exactly the bytes of
 * each file. The pieces can be streamed anywhere.
 */
export async function* writeWacz(
  warcFile: string,
  places: readonly WarcPlace[],
  { page, by }: { page: ArchivedPage; by: string },
): AsyncGenerator<Uint8Array> {
  const name = "data.warc.gz";
  const pages = [
    { format: "json-pages-1.0", id: "pages", title: "All Pages" },
    { id: "page-1", url: page.url, ts: page.at.toISOString(), ...(page.title === null ? {} : { title: page.title }) },
  ];
  const files = [
    { path: `archive/${name}`, content: await contentOfFile(warcFile) },
    { path: "indexes/index.cdx", content: contentOf(indexOf(places, name)) },
    { path: "pages/pages.jsonl", content: contentOf(Buffer.from(pages.map((line) => `${JSON.stringify(line)}\n`).join(""))) },
  ];
  const resources = [];
  for (const { path, content } of files) {
    resources.push({ name: path.split("/").at(-1), path, hash: `sha256:${await hashOf(content)}`, bytes: content.sizeBytes });
  }
  const description = json({
    ...{ profile: "data-package", wacz_version: "1.1.1", software: by, created: page.at.toISOString() },
    ...{ title: page.title ?? page.url, mainPageUrl: page.url, mainPageDate: page.at.toISOString(), resources },
  });
  const digest = json({ path: "datapackage.json", hash: `sha256:${createHash("sha256").update(description).digest("hex")}` });
  yield* writeZip([
    ...files,
    { path: "datapackage.json", content: contentOf(description) },
    { path: "datapackage-digest.json", content: contentOf(digest) },
  ]);
}
