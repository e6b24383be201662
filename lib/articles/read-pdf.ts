import "server-only";
import { getDocumentProxy } from "unpdf";
import type { Extracted } from "@/lib/articles/extract";
import { tidyDate, tidyLine } from "@/lib/articles/metadata";
import { joinPages, type PdfLine } from "@/lib/articles/pdf-lines";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import { findBlocks } from "@/lib/breakdown/blocks";

/** The most pages one PDF may have. */
export const pagesMax = 500;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Reads the text of a PDF with the place where each page begins. Refused: encrypted ones, scans without text, damaged ones, and more than
 * 500 pages. Offline.
 */
export async function readPdf(bytes: Uint8Array): Promise<Reading<Extracted>> {
  let pdf: Pdf;
  try {
    pdf = await getDocumentProxy(Uint8Array.from(bytes), { stopAtErrors: false, verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      return refuse("This PDF is encrypted. Save it without a password, then submit that.");
    }
    if (error instanceof Error) return refuse("The PDF is damaged and cannot be read. Save it again, or paste its text.");
    throw error;
  }
  try {
    if (pdf.numPages > pagesMax)
      return refuse(`The PDF has ${pdf.numPages} pages; at most ${pagesMax} are read. Submit the part that matters.`);
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await linesOf(pdf, number));
    const { text, starts } = joinPages(pages);
    if (text.trim() === "")
      return refuse("This PDF holds pictures of pages and no text. Have its text recognised first, then submit that.");
    return read({
      text,
      blocks: findBlocks(text),
      ...(await describe(pdf)),
      outlet: null,
      language: null,
      pages: starts,
      extractor: "assay-pdf@1 unpdf@1.8.1",
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.warn("A PDF could not be read:", error.message);
    return refuse("The PDF is damaged and cannot be read. Save it again, or paste its text.");
  } finally {
    await pdf.cleanup();
  }
}

async function linesOf(pdf: Pdf, number: number): Promise<PdfLine[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const lines: PdfLine[] = [];
  let line: PdfLine | null = null;
  for (const item of items) {
    if (!("str" in item)) continue;
    const y = Number(item.transform[5]);
    line ??= { text: "", y, height: 0 };
    line.text += item.str;
    line.height = Math.max(line.height, item.height);
    if (!item.hasEOL) continue;
    lines.push(line);
    line = null;
  }
  page.cleanup();
  return line === null ? lines : [...lines, line];
}

async function describe(pdf: Pdf): Promise<Pick<Extracted, "title" | "author" | "publishedOn">> {
  const { info } = await pdf.getMetadata();
  const field = (name: string): unknown => (name in info ? Reflect.get(info, name) : null);
  const created = field("CreationDate");
  return {
    title: tidyLine(field("Title")),
    author: tidyLine(field("Author")),
    publishedOn: typeof created === "string" ? tidyDate(created.replace(/^D:/, "").slice(0, 8)) : null,
  };
}
