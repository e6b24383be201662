/** A stretch of prose: plain words, or a citation of numbered evidence such as `[2]`. */
export type ProsePart = { kind: "words"; text: string } | { kind: "citation"; number: number; text: string };

/** Prose cut at its citations. Only numbers that are listed count as citations; the parts together are the text unchanged. */
export function citationParts(text: string, numbers: ReadonlySet<number>): ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\[(\d{1,4})\]/g)) {
    const number = Number(match[1]);
    if (!numbers.has(number)) continue;
    if (match.index > end) parts.push({ kind: "words", text: text.slice(end, match.index) });
    parts.push({ kind: "citation", number, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "words", text: text.slice(end) });
  return parts;
}

/** The paragraphs of a person's prose, parted by blank lines. */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}
