import "server-only";
import { tooLong } from "@/lib/articles/decode";
import type { Extracted } from "@/lib/articles/extract";
import type { DocumentFormat } from "@/lib/articles/extract-format";
import { readMail } from "@/lib/articles/read-mail";
import { readPdf } from "@/lib/articles/read-pdf";
import { readWord } from "@/lib/articles/read-word";
import { type Reading, refuse } from "@/lib/articles/reading";

const startsWith = (bytes: Uint8Array, sign: string) => [...sign].every((character, at) => bytes[at] === character.charCodeAt(0));

/** Reads the text of a document, judged by its first bytes as well as by its name. Refuses, in words, what cannot or should not be read. */
export async function readDocument(bytes: Uint8Array, format: DocumentFormat): Promise<Reading<Extracted>> {
  const extracted = await readAs(bytes, format);
  if (!extracted.ok) return extracted;
  const problem = tooLong(extracted.value.text);
  return problem === null ? extracted : refuse(problem);
}

function readAs(bytes: Uint8Array, format: DocumentFormat): Promise<Reading<Extracted>> | Reading<Extracted> {
  switch (format) {
    case "docx":
      return startsWith(bytes, "PK") ? readWord(bytes) : refuse("This is called .docx, but is no Word document.");
    case "pdf":
      return startsWith(bytes, "%PDF-") ? readPdf(bytes) : refuse("This is called .pdf, but is no PDF.");
    case "eml":
      return bytes.includes(0) ? refuse("This is called .eml, but is no e-mail: it holds NUL bytes.") : readMail(bytes);
  }
}
