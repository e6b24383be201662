import { tooLong } from "@/lib/articles/decode";
import type { Format } from "@/lib/articles/extract-format";
import { extractHtml } from "@/lib/articles/extract-html";
import { extractMarkdown } from "@/lib/articles/extract-markdown";
import { extractPlain } from "@/lib/articles/extract-plain";
import type { Link } from "@/lib/articles/links";
import { type Reading, refuse } from "@/lib/articles/reading";
import type { Block } from "@/lib/breakdown/blocks";

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
  /** Where its links lead, as far as they lead anywhere. */
  links?: Link[];
  /** The address by which a page wants to be known, as it writes it. */
  canonical?: string;
  /** Where each page begins in the text, for documents that have pages. */
  pages?: number[];
};

/**
 * Reads an article out of decoded text. Refuses, in words, what has no text, is too long, or is built to exhaust the reader. `address` is that of the
 * page, by which its links are made whole. Offline.
 */
export function extract(source: string, format: Format, address: string | null = null): Reading<Extracted> {
  const extracted = extractAs(source, format, address);
  if (!extracted.ok) return extracted;
  const problem = tooLong(extracted.value.text);
  return problem === null ? extracted : refuse(problem);
}

function extractAs(source: string, format: Format, address: string | null): Reading<Extracted> {
  switch (format) {
    case "plain":
      return extractPlain(source);
    case "markdown":
      return extractMarkdown(source, address);
    case "html":
      return extractHtml(source, address);
  }
}
