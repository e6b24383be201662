import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Extracted } from "@/lib/articles/extract";
import { resolveLinks } from "@/lib/articles/links";
import { refuseCostlyMarkup } from "@/lib/articles/markup-size";
import { readCanonical, readPageMetadata } from "@/lib/articles/page-metadata";
import { type BlockText, readBlocks } from "@/lib/articles/read-blocks";
import { type Reading, read, refuse } from "@/lib/articles/reading";

/** Readability's cost grows with elements times depth and with text times depth; beyond these the page is read without it. */
const elementsMax = 12_000;
const depthMax = 90;
const depthSumMax = 300_000;
const textLengthMax = 1_000_000;

/** Below this many units what Readability keeps is hardly an article; the whole page is then looked at as well. */
const articleLengthMin = 140;

const furniture = "nav, aside, footer, form, [role=navigation], [role=complementary], [role=contentinfo], script[src]";

/**
 * Reads the article out of an HTML page: a bare document whole, any other through Readability, keeping headings, lists, quotes, captions,
 * tables and links. Scripts, styles and hidden parts never become text. Bounded in time on hostile input.
 */
export function extractHtml(source: string, address: string | null = null): Reading<Extracted> {
  const costly = refuseCostlyMarkup(source);
  if (costly !== null) return costly;
  const { document } = parseHTML(isDocument(source) ? source : `<!doctype html><html><body>${source}</body></html>`);
  if (document.documentElement === null) return refuse("There is no text on the page.");
  const metadata = readPageMetadata(document);
  const canonical = readCanonical(document);
  const base = document.querySelector("base[href]")?.getAttribute("href") ?? null;
  const headline = readHeadline(document, metadata.title);
  const { content, extractor } = readContent(document);
  if (content.text.trim() === "") return refuse("There is no text on the page. It may be built by a script; paste its text instead.");
  const whole = withHeadline(content, headline);
  const links = resolveLinks(whole.links, { base, page: address });
  return read({ ...whole, ...metadata, extractor, links, ...(canonical === null ? {} : { canonical }) });
}

function isDocument(source: string): boolean {
  return /<(?:html|body|head)[\s>]/i.test(source);
}

function readContent(document: Document): { content: BlockText; extractor: string } {
  const whole = "assay-html@1";
  // Asked for a body where the page names none, this document makes an empty one.
  const root = document.querySelector("body") ?? document.documentElement;
  const size = measure(root);
  if (isBareDocument(document, size)) return { content: readBlocks(root), extractor: whole };
  const isTooLarge = size.elements > elementsMax || size.depth > depthMax || size.depthSum > depthSumMax || size.text > textLengthMax;
  const page = readBlocks(root, { withoutPageFurniture: true });
  if (isTooLarge) return { content: page, extractor: whole };
  const article = new Readability<Node>(document, { serializer: (node) => node, disableJSONLD: true }).parse()?.content;
  const content = article === null || article === undefined ? null : readBlocks(article as Element);
  if (content === null || (content.text.length < articleLengthMin && page.text.length > content.text.length))
    return { content: page, extractor: whole };
  return { content, extractor: `${whole} readability@0.6.0` };
}

type Size = { elements: number; depth: number; depthSum: number; text: number; linkText: number };

function measure(root: Element): Size {
  const size: Size = { elements: 0, depth: 0, depthSum: 0, text: 0, linkText: 0 };
  let depth = 0;
  let links = 0;
  let node: Node | null = root;
  while (node !== null) {
    if (node.nodeType === 1) {
      size.elements++;
      size.depthSum += depth;
      size.depth = Math.max(size.depth, depth);
      if (node.nodeName === "A") links++;
    } else if (node.nodeType === 3 && node.parentNode?.nodeName !== "SCRIPT" && node.parentNode?.nodeName !== "STYLE") {
      size.text += node.nodeValue?.length ?? 0;
      if (links > 0) size.linkText += node.nodeValue?.length ?? 0;
    }
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth++;
      continue;
    }
    if (node.nodeName === "A") links--;
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth--;
      if (node?.nodeName === "A") links--;
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  return size;
}

/** True for a page that is nothing but its text, as people write or save by hand: nothing to be cleared away. */
function isBareDocument(document: Document, size: Size): boolean {
  return document.querySelector(furniture) === null && size.linkText * 4 <= size.text;
}

/** The page's first heading when it is the title: Readability drops it, but headlines are claims too. */
function readHeadline(document: Document, title: string | null): string | null {
  const heading = document.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim() ?? "";
  if (heading === "" || title === null || heading.length > 400) return null;
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return bare(title).includes(bare(heading)) || bare(heading).includes(bare(title)) ? heading : null;
}

function withHeadline(content: BlockText, headline: string | null): BlockText {
  if (headline === null) return content;
  const isThere = content.blocks.slice(0, 5).some((block) => content.text.slice(block.start, block.end).replace(/\s+/g, " ") === headline);
  if (isThere) return content;
  const shift = headline.length + 2;
  const blocks = content.blocks.map((block) => ({ ...block, start: block.start + shift, end: block.end + shift }));
  const links = content.links.map((link) => ({ ...link, start: link.start + shift, end: link.end + shift }));
  return {
    text: `${headline}\n\n${content.text}`,
    links,
    blocks: [{ kind: "heading", start: 0, end: headline.length, level: 1 }, ...blocks],
  };
}
