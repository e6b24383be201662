import { parseHTML } from "linkedom";
import { Marked } from "marked";
import type { Extracted } from "@/lib/articles/extract";
import { inWords, textLengthMax } from "@/lib/articles/limits";
import { resolveLinks } from "@/lib/articles/links";
import { refuseCostlyMarkup } from "@/lib/articles/markup-size";
import { tidyDate, tidyLanguage, tidyLine } from "@/lib/articles/metadata";
import { readBlocks } from "@/lib/articles/read-blocks";
import { type Reading, read, refuse } from "@/lib/articles/reading";

const markdown = new Marked({ gfm: true, async: false });

/** Deeper quotes and lists than people write; the parser recurses into each. */
const nestingMax = 40;

/**
 * Reads a Markdown article (GitHub flavour). HTML inside it is read like HTML: its text stays, scripts and styles go. A front matter of
 * `key: value` lines gives the metadata and is left out of the text; the first heading is the title when nothing else is.
 */
export function extractMarkdown(source: string, address: string | null = null): Reading<Extracted> {
  if (source.length > textLengthMax * 2) return refuse(`The file has ${inWords(source.length, "characters")}, which is too long.`);
  if (isNestedTooDeeply(source)) return refuse(`The file nests quotes or lists more than ${nestingMax} deep. Paste its text instead.`);
  const { fields, body } = splitFrontMatter(source);
  const html = markdown.parse(body, { async: false });
  const costly = refuseCostlyMarkup(html);
  if (costly !== null) return costly;
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const { text, blocks, links } = readBlocks(document.body);
  if (text.trim() === "") return refuse("There is no text in it.");
  const heading = blocks.find((block) => block.kind === "heading" && block.level === 1);
  return read({
    text,
    blocks,
    links: resolveLinks(links, { base: null, page: address }),
    title: tidyLine(fields.title) ?? (heading === undefined ? null : tidyLine(text.slice(heading.start, heading.end))),
    author: tidyLine(fields.author),
    outlet: tidyLine(fields.outlet ?? fields.publication),
    publishedOn: tidyDate(fields.date),
    language: tidyLanguage(fields.language ?? fields.lang),
    extractor: "assay-markdown@1 marked@18.2.1",
  });
}

function isNestedTooDeeply(source: string): boolean {
  const marker = new RegExp(`^(?:[ \\t]{0,8}(?:>|[-*+]|\\d{1,9}[.)])){${nestingMax},}`, "m");
  return marker.test(source) || /^ {120,}(?:[-*+]|\d{1,9}[.)]) /m.test(source) || /^\t{30,}(?:[-*+]|\d{1,9}[.)]) /m.test(source);
}

function splitFrontMatter(source: string): { fields: Record<string, string>; body: string } {
  const found = /^---[ \t]*\r?\n([\s\S]{0,10000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (found === null) return { fields: {}, body: source };
  const fields: Record<string, string> = {};
  for (const line of (found[1] ?? "").split(/\r?\n/)) {
    const pair = /^([a-zA-Z]{1,20})[ \t]*:[ \t]*(.{0,1000})$/.exec(line);
    if (pair?.[1] !== undefined && pair[2] !== undefined) fields[pair[1].toLowerCase()] = pair[2].trim().replace(/^(["'])(.*)\1$/, "$2");
  }
  return { fields, body: source.slice(found[0].length) };
}
