/** How wide a text is drawn, in pixels. */
export type Measure = (text: string) => number;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const words = new Intl.Segmenter("en", { granularity: "word" });

// A line of a picture has no neighbours that could be told apart from it: what would turn its letters round is left out.
const unseen = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** A text as one run of words, without line breaks and without what steers the direction of letters unseen. */
export function asOneRun(text: string): string {
  return text.replace(/\s+/gu, " ").replace(unseen, "").trim();
}

/** As much of a text as fits into a width with “…” behind it. */
function cutToFit(text: string, width: number, measure: Measure): string {
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (measure(`${kept}${segment}…`) > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

// A word wider than the line is broken between letters.
function* piecesOf(text: string, width: number, measure: Measure): Generator<string> {
  for (const { segment } of words.segment(text)) {
    if (measure(segment) <= width) yield segment;
    else for (const letter of graphemes.segment(segment)) yield letter.segment;
  }
}

/** Breaks a text into at most `linesMax` lines no wider than `width`; the last one ends in “…” when not everything fits. */
export function wrap(text: string, { width, linesMax, measure }: { width: number; linesMax: number; measure: Measure }): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(asOneRun(text), width, measure)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (lines.length === linesMax - 1) return [...lines, cutToFit(line + piece, width, measure)];
    lines.push(line.trim());
    line = piece.trimStart();
  }
  return line.trim() === "" ? lines : [...lines, line.trim()];
}
