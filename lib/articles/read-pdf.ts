import "server-only";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Extracted } from "@/lib/articles/extract";
import { inWords, textLengthMax } from "@/lib/articles/limits";
import { tidyDate, tidyLine } from "@/lib/articles/metadata";
import { joinPages } from "@/lib/articles/pdf-lines";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import { unpackedBytesMax } from "@/lib/articles/zip-check";
import { findBlocks } from "@/lib/breakdown/blocks";

/** The most pages one PDF may have. */
const pagesMax = 500;

/** The most bytes that all parts of a PDF together may take up while it is read (256 MB); any one of them, 16 MB. */
const pdfBytesMax = 16 * unpackedBytesMax;

const said = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("read"),
    pages: z.array(z.array(z.object({ text: z.string(), y: z.number(), height: z.number() }))),
    title: z.string().nullable(),
    author: z.string().nullable(),
    created: z.string().nullable(),
  }),
  z.object({ outcome: z.literal("pages"), count: z.number() }),
  z.object({ outcome: z.literal("damaged"), problem: z.string() }),
  z.object({ outcome: z.enum(["bomb", "characters", "encrypted", "late", "heap"]) }),
]);

type Said = z.output<typeof said>;

/** How long the reading of one PDF may take, how many characters may come out of its pages, and how much memory its objects may take. */
export type PdfLimits = { timeMaxMs: number; charactersMax: number; heapMegabytesMax: number };

const usualLimits: PdfLimits = {
  timeMaxMs: 30_000,
  // Twice what a snapshot may have, since lines lose blanks when they are put together.
  charactersMax: textLengthMax * 2,
  heapMegabytesMax: 512,
};

/**
 * Reads the text of a PDF with the place where each page begins. Refused: encrypted ones, scans without text, damaged ones, more than 500
 * pages, and what takes too much memory or time, which a thread of its own bounds. Offline.
 */
export async function readPdf(bytes: Uint8Array, other: Partial<PdfLimits> = {}): Promise<Reading<Extracted>> {
  const limits = { ...usualLimits, ...other };
  const found = await readInThread(bytes, limits);
  if (found.outcome !== "read") return refuse(sayWhy(found, limits));
  const { text, starts } = joinPages(found.pages);
  if (text.trim() === "") return refuse("This PDF holds pictures of pages and no text. Have its text recognised first, then submit that.");
  return read({
    text,
    blocks: findBlocks(text),
    title: tidyLine(found.title),
    author: tidyLine(found.author),
    publishedOn: tidyDate(found.created?.replace(/^D:/, "").slice(0, 8)),
    outlet: null,
    language: null,
    pages: starts,
    extractor: "assay-pdf@1 unpdf@1.8.1",
  });
}

function sayWhy(found: Exclude<Said, { outcome: "read" }>, limits: PdfLimits): string {
  switch (found.outcome) {
    case "encrypted":
      return "This PDF is encrypted. Save it without a password, then submit that.";
    case "damaged":
      console.warn("A PDF could not be read:", found.problem);
      return "The PDF is damaged and cannot be read. Save it again, or paste its text.";
    case "pages":
      return `The PDF has ${found.count} pages; at most ${pagesMax} are read. Submit the part that matters.`;
    case "characters":
      return `The PDF has more text than the ${inWords(textLengthMax, "characters")} that are accepted. Submit the part that matters.`;
    case "bomb":
      return `The PDF was not read: one part of it unpacks to more than ${inWords(unpackedBytesMax, "bytes")}, or all to more than ${inWords(pdfBytesMax, "bytes")}. Paste its text.`;
    case "late":
      return `The PDF was given up after ${limits.timeMaxMs / 1000} seconds. Submit the part that matters, or paste its text.`;
    case "heap":
      return "The PDF takes too much memory to read. Submit the part that matters, or paste its text.";
  }
}

// Put together at run time: a bundler that knew the file would take it, and the library behind it, for a part of the server.
const workerFile = () => [process.cwd(), "lib", "articles", "pdf-worker.mjs"].join("/");

async function readInThread(given: Uint8Array, limits: PdfLimits): Promise<Said> {
  const bytes = Uint8Array.from(given);
  const worker = new Worker(/* turbopackIgnore: true */ workerFile(), {
    workerData: { bytes, partBytesMax: unpackedBytesMax, unpackedBytesMax: pdfBytesMax, pagesMax, charactersMax: limits.charactersMax },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytesMax },
    // What `server-only` asks for, as everywhere outside a browser.
    execArgv: ["--conditions=react-server"],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Said>((resolve, reject) => {
      timer = setTimeout(() => resolve({ outcome: "late" }), limits.timeMaxMs);
      worker.once("message", (message) => resolve(said.parse(message)));
      worker.once("error", (error) => (isOutOfMemory(error) ? resolve({ outcome: "heap" }) : reject(error)));
      worker.once("exit", (code) => reject(new Error(`The thread that reads a PDF ended with ${code} and said nothing.`)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const isOutOfMemory = (error: unknown) => error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
