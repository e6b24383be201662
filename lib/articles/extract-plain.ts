import type { Extracted } from "@/lib/articles/extract";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import { findBlocks } from "@/lib/breakdown/blocks";

/** Keeps plain text unit for unit and finds its blocks. */
export function extractPlain(source: string): Reading<Extracted> {
  if (source.trim() === "") return refuse("There is no text in it, only blank space.");
  return read({
    text: source,
    blocks: findBlocks(source),
    title: null,
    author: null,
    outlet: null,
    publishedOn: null,
    language: null,
    extractor: "assay-plain@1",
  });
}
