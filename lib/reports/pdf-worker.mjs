import "server-only";
// A thread of its own, which sets one PDF: the setter does not let go until it is done.
import { parentPort, workerData } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { withLettersOnce } from "./pdf-letters.mjs";

const { folder, template, given, fontFolders, createdAtS } = workerData;
const compiler = NodeCompiler.create({
  workspace: folder,
  fontArgs: [{ fontPaths: fontFolders }],
  inputs: { given: JSON.stringify(given) },
});

// PDF/UA-1 promises a letter for every character. Where no font has one it cannot be promised, and the words matter more.
function set() {
  try {
    return { pdf: compiler.pdf({ mainFilePath: template }, { pdfStandard: "ua-1", creationTimestamp: createdAtS }), isUniversal: true };
  } catch (problem) {
    const said = JSON.stringify(problem?.shortDiagnostics ?? String(problem));
    if (!said.includes("could not be displayed")) throw new Error(`The PDF could not be set: ${said}`);
    return { pdf: compiler.pdf({ mainFilePath: template }, { pdfStandard: "1.7", creationTimestamp: createdAtS }), isUniversal: false };
  }
}

// A reader who copies from it gets some letters twice: better than no file at all. Whoever runs the server is told.
function readable(pdf) {
  try {
    return { pdf: withLettersOnce(pdf), fault: null };
  } catch (fault) {
    return { pdf, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

const { pdf, isUniversal } = set();
const shown = readable(pdf);
parentPort.postMessage({ pdf: new Uint8Array(shown.pdf), isUniversal, fault: shown.fault });
