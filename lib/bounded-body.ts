import "server-only";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createUnzip } from "node:zlib";
import { refuseFetch } from "@/lib/fetch-refusal";

/**
 * Reads a response body whole, decompressed, holding at most `bytesMax` bytes of it at any time: a body that would grow beyond is cut
 * off and refused. At most one content coding is undone. Throws FetchRefusedError, or the error of the transfer.
 */
export async function readBounded(body: Readable, options: { coding: string; bytesMax: number; signal: AbortSignal }): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  let size = 0;
  const tooLarge = () => refuseFetch("tooLarge", `The page is larger than ${sayBytes(options.bytesMax)}. Paste the text instead.`);
  const countReceived = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      received += chunk.length;
      if (received > options.bytesMax) tooLarge();
      yield chunk;
    }
  };
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > options.bytesMax) tooLarge();
      chunks.push(chunk);
    }
  };
  const decoder = decoderFor(options.coding);
  if (decoder === undefined) {
    // Nobody reads it to its end, which is when what it comes from would be closed. A body of the network calls being closed early an error, and
    // one that nobody listens for ends the process.
    body.once("error", () => undefined);
    body.destroy();
    return refuseFetch("garbled", "The page is packed in a way that cannot be read. Paste the text instead.");
  }
  if (decoder === null) await pipeline(body, countReceived, collect, { signal: options.signal });
  else await pipeline(body, countReceived, decoder, collect, { signal: options.signal });
  return new Uint8Array(Buffer.concat(chunks, size));
}

const sayBytes = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} kB` : `${Math.floor(bytes / 1024 / 1024)} MB`);

/** Null for none; undefined for a coding that is unknown here, or more than one. */
function decoderFor(coding: string) {
  switch (coding.trim().toLowerCase()) {
    case "":
    case "identity":
      return null;
    case "gzip":
    case "x-gzip":
    case "deflate":
      return createUnzip();
    case "br":
      return createBrotliDecompress();
    default:
      return undefined;
  }
}
