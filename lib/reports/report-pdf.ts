import "server-only";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { letterFiles, moreFamilies } from "./letters";
import { pdfOf } from "./pdf-parts";

const timeMaxMs = 120_000;

/** Counts up when the same version comes out as other bytes than before. */
export const pdfEdition = 2;

// Put together at run time: a bundler that knew the files would take them for a part of the server.
const folder = () => [process.cwd(), "lib", "reports"].join("/");
// All of the name: given a part of it, the bundler takes every file that ends like it.
const workerFile = () => [process.cwd(), "lib", "reports", "pdf-worker.mjs"].join("/");

const answer = z.object({ pdf: z.instanceof(Uint8Array), isUniversal: z.boolean(), fault: z.string().nullable() });

/** A report's PDF; `isUniversal` when it keeps to PDF/UA-1 (ISO 14289), which it cannot where this machine has no letter for one of its characters. */
export type ReportPdf = { pdf: Uint8Array<ArrayBuffer>; isUniversal: boolean };

async function setInThread(sealed: Parameters<typeof pdfOf>[0], baseUrl: string): Promise<ReportPdf> {
  const worker = new Worker(/* turbopackIgnore: true */ workerFile(), {
    workerData: {
      ...{
        folder: folder(),
        template: [folder(), "pdf-template.typ"].join("/"),
        fontFolders: [...new Set(letterFiles.map((file) => path.dirname(file)))],
      },
      given: { ...pdfOf(sealed, baseUrl), families: moreFamilies },
      createdAtS: Math.floor(Date.parse(sealed.version.report.publishedAt) / 1000),
    },
    // What `server-only` asks for, as everywhere outside a browser.
    execArgv: ["--conditions=react-server"],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`The PDF was given up after ${timeMaxMs / 1000} seconds.`)), timeMaxMs);
      worker.once("message", (message) => {
        const { pdf, isUniversal, fault } = answer.parse(message);
        if (fault !== null) console.error(`The letters of a PDF (${sealed.contentHash}) stay as they were set: ${fault}`);
        resolve({ pdf: Uint8Array.from(pdf), isUniversal });
      });
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`The thread that sets a PDF ended with ${code} and said nothing.`)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

let last: Promise<unknown> = Promise.resolve();

/** A version as a tagged PDF with bookmarks, set from the version alone. One at a time, each in a thread of its own: pages do not wait for it. */
export function reportPdf(sealed: Parameters<typeof pdfOf>[0], baseUrl: string): Promise<ReportPdf> {
  const next = last.then(() => setInThread(sealed, baseUrl));
  // Whoever asked hears of a failure; the next in line is not kept from its turn.
  last = next.catch(() => undefined);
  return next;
}
