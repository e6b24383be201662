import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type PdfLimits, readPdf } from "@/lib/articles/read-pdf";
import { aPdf, aPdfOfStream } from "@/tests/builders/documents";

const mebibyte = 1024 * 1024;
const words = "BT /F1 12 Tf 72 700 Td (It cost 38 million.) Tj ET\n";

async function problemOf(bytes: Uint8Array, limits?: Partial<PdfLimits>) {
  const reading = await readPdf(bytes, limits);
  return reading.ok ? `read: ${reading.value.text}` : reading.problem;
}

/** Packs as `FlateDecode` does, `size` bytes of blanks behind the words. */
const packed = (size: number) => deflateSync(Buffer.concat([Buffer.from(words), Buffer.alloc(size, " ")]));

describe("a PDF that unpacks", () => {
  test("to less than 16 MB is read", async () => {
    expect(await problemOf(aPdfOfStream(packed(mebibyte), ["FlateDecode"]))).toBe("read: It cost 38 million.");
  });

  test.each([
    ["in one step", aPdfOfStream(packed(300 * mebibyte), ["FlateDecode"])],
    ["in two", aPdfOfStream(deflateSync(packed(300 * mebibyte)), ["FlateDecode", "FlateDecode"])],
    ["by running lengths", aPdfOfStream(Buffer.alloc(mebibyte, Buffer.from([0x81, 0x20])), ["RunLengthDecode"])],
  ])("to more %s is refused, and costs no more than its share", async (_, bytes) => {
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 10);
    try {
      expect(await problemOf(bytes)).toContain("unpacks to more than 16 MB");
    } finally {
      clearInterval(watch);
    }
    expect(most - before).toBeLessThan(200 * mebibyte);
  });
});

describe("a PDF", () => {
  test("that takes too long is given up", async () => {
    expect(await problemOf(aPdf([[["It cost 38 million.", 700]]]), { timeMaxMs: 1 })).toBe(
      "The PDF was given up after 0.001 seconds. Submit the part that matters, or paste its text.",
    );
  });

  test("whose objects take more memory than there may be is refused, and the server stays", async () => {
    const limits = { heapMegabytesMax: 64 };
    const objects = `[${"<</A 1>>".repeat(mebibyte / 4)}] TJ\n`;
    const withWords = (rest: string) => aPdfOfStream(deflateSync(Buffer.from(`${words}${rest}`)), ["FlateDecode"]);
    expect(await problemOf(withWords(""), limits)).toBe("read: It cost 38 million.");
    expect(await problemOf(withWords(objects), limits)).toBe(
      "The PDF takes too much memory to read. Submit the part that matters, or paste its text.",
    );
  });

  test("with too many pages, or too much text, is refused with the limit", async () => {
    expect(await problemOf(aPdf(Array.from({ length: 501 }, () => [])))).toContain("501 pages; at most 500");
    const page = [["It cost 38 million.", 700]] as const;
    const limits = { charactersMax: 50 };
    expect(await problemOf(aPdf([page, page]), limits)).toMatch(/^read: /);
    expect(await problemOf(aPdf([page, page, page]), limits)).toContain("more text than the 500,000 characters");
  });
});
