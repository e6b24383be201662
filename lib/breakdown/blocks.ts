/** What a stretch of an article is on the page. */
export type BlockKind = "heading" | "paragraph" | "list-item" | "quote" | "caption" | "table";

/** One block of an article: UTF-16 offsets into its text; list markers and surrounding white space lie outside. */
export type Block = { kind: BlockKind; start: number; end: number; level?: number };

type Line = { start: number; end: number };

const listMarker = /^(?:[-*+•‣◦▪●·–⁃]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]{1,2})[ \t\u00a0]+/;
const captionStart = /^(?:photo|image|picture|figure|fig\.|caption|credit)\b[^.]{0,40}[:—–]/i;
const terminal = /[.!?…。！？؟۔।॥;:,][)\]"'”’»]*$/;
const headingLengthMax = 120;
const headingWordsMax = 16;
const wrapWidthMin = 40;
const wrapWidthMax = 110;

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? 10 : text.charCodeAt(at);
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029 || code === 0x85) {
      lines.push({ start, end: at });
      if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1;
      start = at + 1;
    }
  }
  return lines.map((line) => trimmed(text, line));
}

function trimmed(text: string, line: Line): Line {
  let { start, end } = line;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** The first characters of a line are all that its marker can stand in, so that a line of megabytes costs nothing here. */
function head(text: string, line: Line): string {
  return text.slice(line.start, Math.min(line.end, line.start + 80));
}

function startsOwnBlock(text: string, line: Line): boolean {
  const opening = head(text, line);
  return listMarker.test(opening) || /^(?:#{1,6}\s|>)/.test(opening) || captionStart.test(opening);
}

/** A hard-wrapped line is of column width, and what follows it goes on in the middle of a sentence or fills the column too. */
function continues(text: string, line: Line, next: Line, widest: number): boolean {
  const width = line.end - line.start;
  if (width > wrapWidthMax || startsOwnBlock(text, next)) return false;
  const tail = text.slice(Math.max(line.start, line.end - 6), line.end);
  const lower = /^\p{Ll}/u.test(head(text, next));
  if (widest <= wrapWidthMax && width >= wrapWidthMin && width >= widest * 0.7) return lower || !terminal.test(tail) || widest >= 60;
  return lower && !terminal.test(tail) && terminal.test(text.slice(Math.max(next.start, next.end - 6), next.end));
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

function kindOf(text: string, block: Line, loneLine: boolean): { kind: BlockKind; start: number; level?: number } {
  const opening = head(text, block);
  const hashes = /^(#{1,6})\s+/.exec(opening);
  if (hashes?.[1]) return { kind: "heading", start: block.start + hashes[0].length, level: hashes[1].length };
  const marker = listMarker.exec(opening);
  if (marker) return { kind: "list-item", start: block.start + marker[0].length };
  const quoted = /^>\s*/.exec(opening);
  if (quoted) return { kind: "quote", start: block.start + quoted[0].length };
  if (captionStart.test(opening) && block.end - block.start < 300) return { kind: "caption", start: block.start };
  const whole = text.slice(block.start, Math.min(block.end, block.start + 2000));
  if ((whole.match(/\t|\s\|\s/g)?.length ?? 0) >= 2) return { kind: "table", start: block.start };
  const isShort = block.end - block.start <= headingLengthMax && wordCount(whole) <= headingWordsMax;
  if (loneLine && isShort && /\p{L}/u.test(whole) && !terminal.test(whole)) return { kind: "heading", start: block.start };
  return { kind: "paragraph", start: block.start };
}

type Found = Block & { lineStart: number };

function layOut(text: string): Found[] {
  const lines = linesOf(text);
  const found: Found[] = [];
  let at = 0;
  while (at < lines.length) {
    const first = lines[at];
    if (!first || first.start === first.end) {
      at += 1;
      continue;
    }
    let last = at;
    const widest = widestFrom(lines, at);
    for (let next = lines[last + 1]; next && next.start < next.end; next = lines[last + 1]) {
      const line = lines[last];
      if (!line || !continues(text, line, next, widest)) break;
      last += 1;
    }
    const end = lines[last]?.end ?? first.end;
    const kind = kindOf(text, { start: first.start, end }, last === at);
    if (kind.start < end) found.push({ ...kind, end, lineStart: first.start });
    at = last + 1;
  }
  return found;
}

function widestFrom(lines: readonly Line[], from: number): number {
  let widest = 0;
  for (let at = from; at < Math.min(lines.length, from + 12); at += 1) {
    const line = lines[at];
    if (!line || line.start === line.end) break;
    widest = Math.max(widest, line.end - line.start);
  }
  return widest;
}

/**
 * Divides plain text into ordered, non-overlapping blocks: a blank line or a line end closes a block unless the line is
 * hard-wrapped. Headings are known by `#` or by being short and without a closing mark, list items by their marker.
 * A text of one single line is a paragraph.
 */
export function findBlocks(text: string): Block[] {
  const found = layOut(text);
  const only = found.length === 1 && found[0]?.kind === "heading" && found[0].level === undefined;
  return found.map(({ lineStart: _, ...block }) => (only ? { ...block, kind: "paragraph" } : block));
}

/** The same division for segmentation alone: stretches of text with their list markers, in order. */
export function findStretches(text: string): { start: number; end: number }[] {
  return layOut(text).map((block) => ({ start: block.lineStart, end: block.end }));
}
