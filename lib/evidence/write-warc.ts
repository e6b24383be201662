import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { STATUS_CODES } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** Bytes that can be read as often as needed. */
export type Content = { sizeBytes: number; read: () => AsyncIterable<Uint8Array> };

/** One record of a WARC (ISO 28500, version 1.1). A `response` has a status and headers; a `resource` is something we made. */
export type WarcRecord = {
  url: string;
  at: Date;
  content: Content;
  /** SHA-256 of the content, lower-case hex. */
  contentHash: string;
  mediaType: string;
  /** That the body was left out or cut: the record then says so, since its headers speak of the whole. */
  isTruncated?: true;
  response?: { status: number; headers: Readonly<Record<string, string>> };
};

/** Where a record stands in the file: what an index (CDXJ) holds of it. */
export type WarcPlace = Omit<WarcRecord, "content" | "response" | "isTruncated"> & {
  status: number | null;
  offset: number;
  length: number;
};

/** Content held in memory. */
export function contentOf(bytes: Uint8Array): Content {
  return {
    sizeBytes: bytes.length,
    async *read() {
      yield bytes;
    },
  };
}

// How the body came over the wire is undone by the time we have it; saying so again would make readers undo it twice.
const ofTheWire = new Set(["transfer-encoding", "connection", "keep-alive", "trailer", "upgrade"]);

// What others said is one line, whatever it holds: else it could begin a line, or a record, of its own.
const plain = (text: string) => text.replace(/[\r\n]+/g, " ");

function httpHead({ status, headers }: { status: number; headers: Readonly<Record<string, string>> }): string {
  const lines = Object.entries(headers).filter(([name]) => !ofTheWire.has(name.toLowerCase()));
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.map(([name, value]) => `${plain(name)}: ${plain(value)}\r\n`).join("")}\r\n`;
}

function warcHead(fields: Record<string, string | number>): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${plain(String(value))}\r\n`);
  return Buffer.from(`WARC/1.1\r\n${lines.join("")}\r\n`);
}

async function blockHash(head: Buffer, content: Content): Promise<string> {
  const hash = createHash("sha256").update(head);
  for await (const piece of content.read()) hash.update(piece);
  return hash.digest("hex");
}

/**
 * Writes records into a new file, each a gzip member of its own, and answers where each stands. The file begins with what made it. Digests
 * are SHA-256 over the whole block and over the payload.
 */
export async function writeWarc(file: string, records: readonly WarcRecord[], made: { by: string; at: Date }): Promise<WarcPlace[]> {
  const info = Buffer.from(`software: ${made.by}\r\nformat: WARC File Format 1.1\r\n`);
  const own = { "WARC-Type": "warcinfo", "Content-Type": "application/warc-fields" };
  await append(file, {
    fields: { ...own, ...(await sharedFields(made.at, Buffer.alloc(0), contentOf(info))) },
    head: Buffer.alloc(0),
    content: contentOf(info),
  });
  const places: WarcPlace[] = [];
  for (const { content, response, isTruncated, ...named } of records) {
    const head = Buffer.from(response === undefined ? "" : httpHead(response));
    const fields = {
      "WARC-Type": response === undefined ? "resource" : "response",
      "WARC-Target-URI": named.url,
      "Content-Type": response === undefined ? named.mediaType : "application/http; msgtype=response",
      "WARC-Payload-Digest": `sha256:${named.contentHash}`,
      ...(isTruncated === undefined ? {} : { "WARC-Truncated": "unspecified" }),
      ...(await sharedFields(named.at, head, content)),
    };
    const offset = (await stat(file)).size;
    await append(file, { fields, head, content });
    places.push({ ...named, status: response?.status ?? null, offset, length: (await stat(file)).size - offset });
  }
  return places;
}

async function sharedFields(at: Date, head: Buffer, content: Content) {
  return {
    "WARC-Record-ID": `<urn:uuid:${randomUUID()}>`,
    "WARC-Date": at.toISOString(),
    "WARC-Block-Digest": `sha256:${await blockHash(head, content)}`,
    "Content-Length": head.length + content.sizeBytes,
  };
}

async function append(file: string, record: { fields: Record<string, string | number>; head: Buffer; content: Content }): Promise<void> {
  async function* bytes() {
    yield warcHead(record.fields);
    yield record.head;
    yield* record.content.read();
    yield Buffer.from("\r\n\r\n");
  }
  await pipeline(Readable.from(bytes(), { objectMode: false }), createGzip(), createWriteStream(file, { flags: "a", mode: 0o600 }));
}
