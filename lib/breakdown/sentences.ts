import { findStretches } from "@/lib/breakdown/blocks";
import { ruleOn, terminators } from "@/lib/breakdown/boundary-rules";

/** A stretch of text: UTF-16 offsets, end exclusive. */
export type Span = { start: number; end: number };

const windowLength = 40;
const inlineBullets = "•⁃◦▪●‣";
const spaceless = "。！？｡";

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x1680 ||
    code === 0xfeff
  );
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** The number of a list marker (`2.`, `b)`, `⁃10.`), or 0. */
function markerNumber(run: string): number {
  const match = /^[•⁃◦▪●‣]?\(?(\d{1,3}|[a-z])[.)]{1,2}$/.exec(run);
  if (!match?.[1]) return 0;
  return /\d/.test(match[1]) ? Number(match[1]) : match[1].charCodeAt(0) - 96;
}

/** Where two sentences meet with no space between: after a full stop of a script without spaces, or where one was forgotten. */
function innerBoundaries(text: string, start: number, end: number): number[] {
  const found: number[] = [];
  for (let at = start + 1; at < end - 1; at += 1) {
    const mark = text.charAt(at);
    if (spaceless.includes(mark)) {
      let next = at + 1;
      while (next < end && `${spaceless}”’」』）)"`.includes(text.charAt(next))) next += 1;
      if (next < end) found.push(next);
      at = next - 1;
    } else if (
      (mark === "." || mark === "!" || mark === "?") &&
      forgotSpace(text.slice(Math.max(start, at - 3), Math.min(end, at + 4)), text.slice(Math.max(start, at - 60), Math.min(end, at + 60)))
    ) {
      found.push(at + 1);
    }
  }
  return found;
}

function forgotSpace(near: string, around: string): boolean {
  return /\p{Ll}{2}[\p{Ll})\]]?[.!?]["“(]?\p{Lu}[\p{Ll}\s]/u.test(near) && !/[@/\\]|www\./.test(around);
}

/** Sentences of one stretch by the rules, in order; white space around a sentence lies outside it. */
export function sentencesWithin(text: string, stretch: Span): Span[] {
  const found: Span[] = [];
  let start = stretch.start;
  let runStart = stretch.start;
  let item = 0;
  const close = (end: number, next: number) => {
    if (end > start) found.push({ start, end });
    start = next;
  };
  const skip = (from: number) => {
    let at = from;
    while (at < stretch.end && isSpace(text.charCodeAt(at))) at += 1;
    return at;
  };
  start = skip(start);
  runStart = start;
  let at = start;
  while (at < stretch.end) {
    while (at < stretch.end && !isSpace(text.charCodeAt(at))) at += 1;
    for (const cut of innerBoundaries(text, runStart, at)) {
      if (isLow(text.charCodeAt(cut))) continue;
      close(cut, cut);
      runStart = cut;
    }
    const next = skip(at);
    if (next >= stretch.end) break;
    const left = text.slice(Math.max(runStart, at - windowLength), at);
    const isItemMark = runStart === start || (inlineBullets.includes(text.charAt(start)) && runStart - start <= 2);
    const marker = isItemMark ? markerNumber(left) : 0;
    if (marker > 0) item = marker;
    const after = text.slice(next, Math.min(stretch.end, next + windowLength));
    const following = /^\S+/.exec(after)?.[0] ?? "";
    const isNextItem = at > start + 1 && ((item > 0 && markerNumber(following) === item + 1) || inlineBullets.includes(after.charAt(0)));
    const mayEnd = isNextItem || (marker === 0 && mayClose(text, runStart, at));
    if (mayEnd && (isNextItem || ruleOn({ left, before: text.slice(Math.max(start, runStart - windowLength), runStart), after }) === "end"))
      close(at, next);
    runStart = next;
    at = next;
  }
  let end = Math.min(at, stretch.end);
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  close(end, end);
  return found;
}

/** Whether a run ends, apart from closing marks, in a mark that can end a sentence. */
function mayClose(text: string, start: number, end: number): boolean {
  for (let at = end - 1; at >= Math.max(start, end - 5); at -= 1) {
    const mark = text.charAt(at);
    if (terminators.includes(mark)) return true;
    if (!`)]}"'”’»›」』*_`.includes(mark)) return false;
  }
  return false;
}

/** Sentences of a whole text, paragraph by paragraph, in one linear pass; every sentence is a non-empty range of the text. */
export function splitSentences(text: string): Span[] {
  return findStretches(text).flatMap((stretch) => sentencesWithin(text, stretch));
}
