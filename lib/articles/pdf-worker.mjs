import "server-only";
// A thread of its own, which reads one PDF: what the file unpacks to is bounded here, its time and heap by whoever started the thread.
import { parentPort, workerData } from "node:worker_threads";
import { brotliDecompressSync, inflateRawSync, inflateSync } from "node:zlib";

const { bytes, partBytesMax, unpackedBytesMax, pagesMax, charactersMax } = workerData;

const countedFrom = 64 * 1024;
const PlainBytes = Uint8Array;
let unpacked = 0;
let isOver = false;

function answer(message) {
  if (isOver) return;
  isOver = true;
  parentPort.postMessage(message);
}

// The library unpacks whatever a file asks for, in many ways and several on top of each other, but always into arrays of bytes that it
// makes here. Set up before it is loaded.
globalThis.Uint8Array = new Proxy(PlainBytes, {
  construct(target, args, made) {
    const [size] = args;
    if (typeof size === "number" && size > countedFrom) {
      unpacked += size;
      if (size > Math.max(partBytesMax, bytes.length) || unpacked > unpackedBytesMax) {
        answer({ outcome: "bomb" });
        throw new RangeError("The PDF unpacks to too much.");
      }
    }
    return Reflect.construct(target, args, made === globalThis.Uint8Array ? target : made);
  },
});
const unpackers = { brotli: brotliDecompressSync, deflate: inflateSync, "deflate-raw": inflateRawSync };

// The platform's own way to unpack, which the library tries first, knows no limit.
globalThis.DecompressionStream = class extends TransformStream {
  constructor(format) {
    const packed = [];
    super({
      transform: (chunk) => void packed.push(chunk),
      flush(controller) {
        try {
          controller.enqueue(unpackers[format](Buffer.concat(packed), { maxOutputLength: partBytesMax }));
        } catch (error) {
          if (error.code === "ERR_BUFFER_TOO_LARGE") answer({ outcome: "bomb" });
          throw error;
        }
      },
    });
  }
};

async function linesOf(pdf, number) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const lines = [];
  let line = null;
  for (const item of items) {
    if (!("str" in item)) continue;
    line ??= { text: "", y: Number(item.transform[5]), height: 0 };
    line.text += item.str;
    line.height = Math.max(line.height, item.height);
    if (!item.hasEOL) continue;
    lines.push(line);
    line = null;
  }
  page.cleanup();
  return line === null ? lines : [...lines, line];
}

async function readPages(pdf) {
  if (pdf.numPages > pagesMax) return { outcome: "pages", count: pdf.numPages };
  const pages = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const lines = await linesOf(pdf, number);
    for (const { text } of lines) characters += text.length;
    if (characters > charactersMax) return { outcome: "characters" };
    pages.push(lines);
  }
  const { info } = await pdf.getMetadata();
  const field = (name) => (typeof info[name] === "string" ? info[name] : null);
  return { outcome: "read", pages, title: field("Title"), author: field("Author"), created: field("CreationDate") };
}

try {
  const { getDocumentProxy } = await import("unpdf");
  answer(await readPages(await getDocumentProxy(bytes, { stopAtErrors: false, verbosity: 0 })));
} catch (error) {
  answer({ outcome: error.name === "PasswordException" ? "encrypted" : "damaged", problem: error.message });
}
