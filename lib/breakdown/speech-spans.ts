import type { Chunk } from "@/lib/breakdown/chunks";
import type { Span } from "@/lib/breakdown/gap-walk";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import { isQuotation, type Line } from "@/lib/breakdown/speech-lines";
import { type Subject, spanOf } from "@/lib/breakdown/speech-subjects";

/**
 * Who says what: source, the words that say so, and what is said; `parts` when other words interrupt it. Where the source is a
 * pronoun, `antecedent` is the nearest name before it that it can stand for, and where it is an office (`the minister`) the one name told with it; `nested` is what others are quoted as saying inside the
 * content. Offsets are UTF-16.
 */
export type Attribution = {
  source: Span | null;
  cue: Span | null;
  content: Span & { parts?: Span[] };
  antecedent?: Span;
  nested?: Attribution[];
};

/** A line being read: the subject of each of its verbs, where what has been attributed so far ends, and where speakers behind their words are named. */
export type Reading = { line: Line; subjects: readonly (Subject | null)[]; floor: number; seams: readonly number[] };

const contentMin = 4;

/** Cuts marks and white space off the ends of a stretch, but for the marks of a quotation. */
export function trimmed(text: string, start: number, end: number): Span | null {
  let from = start;
  let to = end;
  while (from < to && /[\s,:;—–―-]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s,:;—–―-]/.test(text.charAt(to - 1))) to -= 1;
  if (to > from && text.charAt(to - 1) === "." && !/["”]/.test(text.slice(from, to))) to -= 1;
  return to - from >= contentMin ? { start: from, end: to } : null;
}

const datelineMax = 60;

/** Where a line begins behind its dateline (`WASHINGTON — `). */
export function bodyStart(line: Line): number {
  const head = line.text.slice(line.span.start, Math.min(line.span.end, line.span.start + datelineMax));
  const dash = head.search(/ (?:[―—–]|--?) /);
  if (dash < 0 || !/^[A-Z]{3}/.test(head) || head.slice(0, dash).split(" ").length > 6) return line.span.start;
  return line.span.start + dash + (head.charAt(dash + 2) === "-" ? 4 : 3);
}

/** Where a chunk begins in the text; the end of the line for one that is not there. */
export function startOf(line: Line, chunk: number): number {
  const token = line.sentence.tokens[line.chunks[chunk]?.first ?? -1];
  if (!token) return line.span.end;
  // A small quotation that begins here keeps its mark.
  const before = line.text.charAt(token.start - 1);
  return /["“]/.test(before) && token.start > line.span.start ? token.start - 1 : token.start;
}

/** One stretch from the first part to the last, with its parts where there are several; null without any. */
export function joined(parts: readonly Span[]): Attribution["content"] | null {
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return null;
  return parts.length === 1 ? { ...first } : { start: first.start, end: last.end, parts: parts.map((part) => ({ ...part })) };
}

/** Whether a verb can have a quotation of its own; `referring to the vote` has none. */
function speaksAt(line: Line, { last, form }: Chunk): boolean {
  const frame = speechFrames.get(line.sentence.tokens[last]?.lower ?? "");
  return frame !== undefined && (form !== "ing" || frame.clause || frame.quotation);
}

/** The quotations after chunk `from` that go on with the same utterance, up to the next verb with a subject of its own. */
export function quotationsAfter(line: Line, from: number, subjects: readonly (Subject | null)[]): Span[] {
  const found: Span[] = [];
  for (let at = from; at < line.chunks.length; at += 1) {
    const chunk = line.chunks[at];
    if (isQuotation(chunk) && chunk) {
      const span = spanOf(line, chunk.first, chunk.last);
      if (span) found.push(span);
    } else if (chunk?.kind === "verb" && speaksAt(line, chunk) && (subjects[at] || chunk.form === "ing")) break;
  }
  return found;
}
