import { hrefLengthMax, type Link } from "@/lib/articles/links";
import type { Block, BlockKind } from "@/lib/breakdown/blocks";

/** The text of a document, its blocks and its links as they are written, in UTF-16 offsets into that text. */
export type BlockText = { text: string; blocks: Block[]; links: Link[] };

/** What of a document is read. */
export type ReadBlocksOptions = {
  /** Leave out navigation, headers, footers and forms. */
  withoutPageFurniture?: boolean;
};

const textless = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED CANVAS VIDEO AUDIO SELECT TEXTAREA BUTTON INPUT HEAD TITLE DIALOG MAP".split(
    " ",
  ),
);
const furniture = new Set("NAV HEADER FOOTER ASIDE FORM".split(" "));
const breaking = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER
   HGROUP HR HTML LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL`.split(/\s+/),
);
const layoutContent = "p, div, h1, h2, h3, h4, ul, ol, blockquote, table, article";

/** What the elements around a stretch of text make of it. */
type Setting = {
  heading: number;
  listDepth: number;
  isItem: boolean;
  isQuote: boolean;
  isCaption: boolean;
  isTable: boolean;
  isPreformatted: boolean;
  /** The element's own, so that two links side by side to one place stay two. */
  link: { href: string } | null;
};
const plainSetting: Setting = {
  heading: 0,
  listDepth: 0,
  isItem: false,
  isQuote: false,
  isCaption: false,
  isTable: false,
  isPreformatted: false,
  link: null,
};

/**
 * Reads a document's visible text, block by block, in document order: headings with their level, list items with their depth, quotes,
 * captions, and each data table as one block of tab-separated rows. White space is collapsed as a browser would. Only text comes out.
 */
export function readBlocks(root: Element, options: ReadBlocksOptions = {}): BlockText {
  const page = new Page();
  const settings: Setting[] = [plainSetting];
  let node: Node | null = root;
  while (node !== null) {
    const entered: Setting | null = enter(node, settings.at(-1) ?? plainSetting, { page, options });
    if (entered !== null && node.firstChild !== null) {
      settings.push(entered);
      node = node.firstChild;
      continue;
    }
    if (entered !== null) leave(node, settings.at(-1) ?? plainSetting, page);
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      settings.pop();
      if (node !== null) leave(node, settings.at(-1) ?? plainSetting, page);
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  return page.finish();
}

/** The setting inside `node`, or null when it has nothing to read. */
function enter(node: Node, outside: Setting, { page, options }: { page: Page; options: ReadBlocksOptions }): Setting | null {
  if (node.nodeType === 3 || node.nodeType === 4) {
    page.write(node.nodeValue ?? "", outside);
    return null;
  }
  if (!isElement(node)) return null;
  const name = node.nodeName.toUpperCase();
  if (textless.has(name) || isHidden(node) || (options.withoutPageFurniture === true && isFurniture(node, name))) return null;
  if (name === "BR") page.breakLine(outside);
  if (isBreaking(name, outside)) page.close();
  if (outside.isTable && (name === "TD" || name === "TH")) page.nextCell();
  if (outside.isTable && name === "TR") page.nextRow();
  return settingInside(node, name, outside);
}

function isBreaking(name: string, outside: Setting): boolean {
  return breaking.has(name) && (!outside.isTable || name === "CAPTION");
}

function leave(node: Node, outside: Setting, page: Page): void {
  const name = node.nodeName.toUpperCase();
  if (isBreaking(name, outside)) page.close();
}

function settingInside(element: Element, name: string, outside: Setting): Setting {
  switch (name) {
    case "H1":
    case "H2":
    case "H3":
    case "H4":
    case "H5":
    case "H6":
      return { ...outside, heading: Number(name[1]) };
    case "UL":
    case "OL":
    case "MENU":
      return { ...outside, listDepth: outside.listDepth + 1 };
    case "LI":
    case "DD":
      return { ...outside, isItem: true };
    case "BLOCKQUOTE":
      return { ...outside, isQuote: true };
    case "FIGCAPTION":
    case "CAPTION":
      return { ...outside, isCaption: true };
    case "A": {
      const href = element.getAttribute("href")?.trim() ?? "";
      return href === "" || href.length > hrefLengthMax ? outside : { ...outside, link: { href } };
    }
    case "PRE":
      return { ...outside, isPreformatted: true };
    case "TABLE":
      return outside.isTable || element.querySelector(layoutContent) !== null ? outside : { ...outside, isTable: true };
    default:
      return outside;
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute("hidden")) return true;
  const style = element.getAttribute("style");
  return style !== null && style.length < 2_000 && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

function isFurniture(element: Element, name: string): boolean {
  const role = element.getAttribute("role");
  return furniture.has(name) || role === "navigation" || role === "complementary" || role === "banner" || role === "contentinfo";
}

/** The text being written: finished blocks, and the run of text that is to become the next one. */
class Page {
  private readonly parts: string[] = [];
  private readonly blocks: Block[] = [];
  private readonly links: Link[] = [];
  private length = 0;
  private run: string[] = [];
  private runLength = 0;
  private runLinks: { link: { href: string }; start: number; end: number }[] = [];
  private last = "";
  private runSetting: Setting = plainSetting;
  private owesSpace = false;

  write(raw: string, setting: Setting): void {
    if (setting.isPreformatted) {
      this.append(raw.replaceAll("\r\n", "\n"), setting);
      return;
    }
    const words = raw.replace(/[ \t\n\f\r]+/g, " ");
    if (words === " " || words === "") {
      this.owesSpace ||= words === " ";
      return;
    }
    this.owesSpace ||= words.startsWith(" ");
    const endsBlank = words.endsWith(" ");
    this.append(words.slice(words.startsWith(" ") ? 1 : 0, endsBlank ? -1 : undefined), setting);
    this.owesSpace = endsBlank;
  }

  /** One line break stays inside the block; two in a row end it, as many pages write paragraphs that way. */
  breakLine(setting: Setting): void {
    this.owesSpace = false;
    if (setting.isTable) this.owesSpace = true;
    else if (this.last === "\n") this.close();
    else if (this.last !== "") this.add("\n");
  }

  nextCell(): void {
    this.owesSpace = false;
    if (this.last !== "" && this.last !== "\n") this.add("\t");
  }

  nextRow(): void {
    this.owesSpace = false;
    if (this.last !== "" && this.last !== "\n") this.add("\n");
  }

  close(): void {
    this.owesSpace = false;
    const whole = this.run.join("");
    const text = trimBlanks(whole);
    const links = this.runLinks;
    this.run = [];
    this.runLength = 0;
    this.runLinks = [];
    this.last = "";
    if (text === "") return;
    const kind = kindOf(this.runSetting);
    const level = levelOf(this.runSetting, kind);
    const previous = this.blocks.at(-1);
    if (previous !== undefined) this.put(previous.kind === "list-item" && kind === "list-item" ? "\n" : "\n\n");
    const start = this.length;
    this.put(text);
    const blank = whole.indexOf(text);
    for (const { link, ...place } of links) {
      const from = start + Math.max(0, place.start - blank);
      const to = start + Math.min(text.length, place.end - blank);
      if (to > from) this.links.push({ start: from, end: to, href: link.href });
    }
    this.blocks.push(level === 0 ? { kind, start, end: this.length } : { kind, start, end: this.length, level });
  }

  finish(): BlockText {
    this.close();
    return { text: this.parts.join(""), blocks: this.blocks, links: this.links };
  }

  private append(words: string, setting: Setting): void {
    if (this.last === "") this.runSetting = setting;
    if (this.owesSpace && this.last !== "" && !blanks.includes(this.last)) this.add(" ");
    this.owesSpace = false;
    const start = this.runLength;
    this.add(words);
    this.note(setting, start);
  }

  private note({ link }: Setting, start: number): void {
    const last = this.runLinks.at(-1);
    if (link === null || this.runLength === start) return;
    if (last?.link === link) last.end = this.runLength;
    else this.runLinks.push({ link, start, end: this.runLength });
  }

  private add(words: string): void {
    this.run.push(words);
    this.runLength += words.length;
    this.last = words.at(-1) ?? this.last;
  }

  private put(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}

const blanks = " \t\n\f\r";

/** Without a regular expression: one that is tied to the end would try every run of blanks inside. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blanks.includes(text.charAt(start))) start++;
  while (end > start && blanks.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

function kindOf(setting: Setting): BlockKind {
  if (setting.isCaption) return "caption";
  if (setting.isTable) return "table";
  if (setting.heading > 0) return "heading";
  if (setting.isItem) return "list-item";
  return setting.isQuote ? "quote" : "paragraph";
}

function levelOf(setting: Setting, kind: BlockKind): number {
  if (kind === "heading") return setting.heading;
  return kind === "list-item" ? setting.listDepth : 0;
}
