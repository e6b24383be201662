import { tooLong } from "@/lib/articles/decode";
import { extractHtml } from "@/lib/articles/extract-html";
import { extractMarkdown } from "@/lib/articles/extract-markdown";
import { extractPlain } from "@/lib/articles/extract-plain";
import { type Reading, refuse } from "@/lib/articles/reading";
import type { Block } from "@/lib/breakdown/blocks";

/** What intake can read. */
export type Format = "plain" | "markdown" | "html";

/** An article read out of a file or page: its text, its blocks, what it says about itself, and what read it (`name@version`). */
export type Extracted = {
  text: string;
  blocks: Block[];
  title: string | null;
  author: string | null;
  outlet: string | null;
  /** `YYYY-MM-DD` as the publisher wrote it. */
  publishedOn: string | null;
  /** BCP 47. */
  language: string | null;
  extractor: string;
};

/** Reads an article out of decoded text. Refuses, in words, what has no text, is too long, or is built to exhaust the reader. Offline. */
export function extract(source: string, format: Format): Reading<Extracted> {
  const extracted = extractAs(source, format);
  if (!extracted.ok) return extracted;
  const problem = tooLong(extracted.value.text);
  return problem === null ? extracted : refuse(problem);
}

function extractAs(source: string, format: Format): Reading<Extracted> {
  switch (format) {
    case "plain":
      return extractPlain(source);
    case "markdown":
      return extractMarkdown(source);
    case "html":
      return extractHtml(source);
  }
}

/** The format of a file by its name's ending, or null when it is none that intake reads. */
export function formatOfFile(fileName: string): Format | null {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === "txt" || ending === "text") return "plain";
  if (ending === "md" || ending === "markdown") return "markdown";
  return ending === "html" || ending === "htm" || ending === "xhtml" ? "html" : null;
}

/** The format of a fetched page by its media type, and, where that says no more than text, by its content or its address. */
export function formatOfPage(mediaType: string | null, address: string, text: string): Format {
  if (mediaType === "text/html" || mediaType === "application/xhtml+xml") return "html";
  if (mediaType === "text/markdown" || mediaType === "text/x-markdown") return "markdown";
  if (mediaType === null) return /^\s*<(?:!doctype html|html|\?xml|head|body)\b/i.test(text.slice(0, 1000)) ? "html" : "plain";
  return /\.(?:md|markdown)$/i.test(new URL(address).pathname) ? "markdown" : "plain";
}
