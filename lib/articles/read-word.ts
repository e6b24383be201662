import "server-only";
import mammoth from "mammoth";
import type { Extracted } from "@/lib/articles/extract";
import { extractHtml } from "@/lib/articles/extract-html";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import { checkZip } from "@/lib/articles/zip-check";

/** Reads a Word document (.docx): headings, lists, quotes and tables as blocks; changes that are tracked count as accepted. Offline. */
export async function readWord(bytes: Uint8Array): Promise<Reading<Extracted>> {
  const parts = checkZip(bytes);
  if (!parts.ok) return parts;
  if (!parts.value.includes("word/document.xml")) return refuse("This is a ZIP archive, but no Word document. Only .docx can be read.");
  let html: string;
  try {
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(withoutImage) })).value;
  } catch (error) {
    // Mammoth throws plain errors on XML and archives that it cannot read; the bytes are outside material.
    console.warn("A Word document could not be read:", error instanceof Error ? error.message : error);
    return refuse("The Word document is damaged and cannot be read. Save it again, or paste its text.");
  }
  const extracted = extractHtml(`<!doctype html><html><body>${withPlainCells(html)}</body></html>`);
  if (!extracted.ok) return refuse("There is no text in the document.");
  return read({ ...extracted.value, title: titleOf(extracted.value), extractor: `assay-docx@1 mammoth@1.13.0` });
}

/** A cell of one paragraph is a line of the table, not a paragraph of the text. A walk over the tags, since a pattern for whole cells could take time in the square of the page. */
function withPlainCells(html: string): string {
  const pieces = html.split(cellTags);
  for (let at = 1; at + 6 < pieces.length; at += 2) {
    const [cell = "", gap, opening, , closing, rest, end = ""] = pieces.slice(at, at + 7);
    if (!/^<t[dh]/.test(cell) || gap !== "" || opening !== "<p>" || closing !== "</p>" || rest !== "" || !/^<\/t[dh]/.test(end)) continue;
    pieces[at + 2] = "";
    pieces[at + 4] = "";
  }
  return pieces.join("");
}

const cellTags = /(<\/?p>|<\/?t[dh](?: [^<>]*)?>)/;

const withoutImage = () => Promise.resolve({ src: "" });

/** The document's first heading, when it begins with one. */
function titleOf({ text, blocks }: Extracted): string | null {
  const [first] = blocks;
  return first?.kind === "heading" ? text.slice(first.start, first.end).trim() : null;
}
