import { type Around, type GapState, gapFeatureCount, gapFeatures, type RunTraits, traitsOf } from "@/lib/breakdown/boundary-features";
import { type Ruling, ruleOn, terminators } from "@/lib/breakdown/boundary-rules";

/** A stretch of text: UTF-16 offsets, end exclusive. */
export type Span = { start: number; end: number };

/** How a text is written, as far as it matters for boundaries: see `GapState`. */
export type Manner = { style: number; running: boolean };

/** A gap to be judged: what the rules said of it, and where the sentence under way starts and would end. */
export type JudgedGap = Span & { ruling: Ruling };

/** Decides on one gap; `features` is overwritten for the next one. */
export type GapJudge = (features: Int32Array, gap: JudgedGap) => boolean;

const windowLength = 40;
const inlineBullets = "•⁃◦▪●‣";
const spaceless = "。！？｡";
const closingMarks = ")]}\"'”’»›」』*_";
const sampleLength = 20_000;

/** White space of every kind, the byte order mark included. */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x1680) return code === 0xa0 || code === 0x85;
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0x1680 ||
    code === 0xfeff
  );
}

/** Whether a run ends, apart from closing marks, in a mark that can end a sentence. */
function mayClose(text: string, start: number, end: number): boolean {
  for (let at = end - 1; at >= Math.max(start, end - 5); at -= 1) {
    const mark = text.charAt(at);
    if (terminators.includes(mark)) return true;
    if (!closingMarks.includes(mark)) return false;
  }
  return false;
}

/** Measures how densely a text is punctuated, 0 to 4, on its first 20,000 characters. */
export function styleOf(text: string): number {
  const end = Math.min(text.length, sampleLength);
  let runs = 0;
  let closed = 0;
  for (let at = 1; at <= end; at += 1) {
    if (at < text.length && !isSpace(text.charCodeAt(at))) continue;
    if (isSpace(text.charCodeAt(at - 1))) continue;
    runs += 1;
    if (mayClose(text, Math.max(0, at - 5), at)) closed += 1;
  }
  const density = closed / Math.max(1, runs);
  return density < 0.015 ? 0 : density < 0.035 ? 1 : density < 0.055 ? 2 : density < 0.085 ? 3 : 4;
}

/** The number of a list marker (`2.`, `b)`, `⁃10.`), or 0. */
function markerNumber(run: string): number {
  if (run.length > 7) return 0;
  const match = /^[•⁃◦▪●‣]?\(?(\d{1,3}|[a-z])[.)]{1,2}$/.exec(run);
  if (!match?.[1]) return 0;
  return /\d/.test(match[1]) ? Number(match[1]) : match[1].charCodeAt(0) - 96;
}

function forgotSpace(near: string, around: string): boolean {
  return /\p{Ll}{2}[\p{Ll})\]]?[.!?]["“(]?\p{Lu}[\p{Ll}\s]/u.test(near) && !/[@/\\]|www\./.test(around);
}

/** Where sentences meet inside a run: after a full stop of a script without spaces, or where the space was forgotten. */
function innerCuts(text: string, start: number, end: number): number[] {
  const cuts: number[] = [];
  for (let at = start + 1; at < end - 1; at += 1) {
    const mark = text.charAt(at);
    if (spaceless.includes(mark)) {
      let next = at + 1;
      while (next < end && `${spaceless}”’」』）)"`.includes(text.charAt(next))) next += 1;
      if (next < end) cuts.push(next);
      at = next - 1;
    } else if (mark === "." || mark === "!" || mark === "?") {
      const near = text.slice(Math.max(start, at - 3), Math.min(end, at + 4));
      if (forgotSpace(near, text.slice(Math.max(start, at - 60), Math.min(end, at + 60)))) cuts.push(at + 1);
    }
  }
  return cuts;
}

// One buffer for all gaps: the judge is done with it before the next gap is looked at.
const features = new Int32Array(gapFeatureCount);

type Runs = { starts: number[]; ends: number[] };

function runsOf(text: string, stretch: Span): Runs {
  const runs: Runs = { starts: [], ends: [] };
  let at = stretch.start;
  while (at < stretch.end) {
    while (at < stretch.end && isSpace(text.charCodeAt(at))) at += 1;
    const start = at;
    let hasMark = false;
    while (at < stretch.end && !isSpace(text.charCodeAt(at))) {
      const code = text.charCodeAt(at);
      if (code === 46 || code === 33 || code === 63 || code > 0x2fff) hasMark = true;
      at += 1;
    }
    if (at === start) break;
    let from = start;
    for (const cut of hasMark ? innerCuts(text, start, at) : []) {
      runs.starts.push(from);
      runs.ends.push(cut);
      from = cut;
    }
    runs.starts.push(from);
    runs.ends.push(at);
  }
  return runs;
}

/** Walks over the gaps between the runs of a stretch and closes a sentence wherever the judge, a list marker or a missing space says so. */
export function walkGaps(text: string, stretch: Span, walk: { manner: Manner; judge: GapJudge }): Span[] {
  const { starts, ends } = runsOf(text, stretch);
  const traits = (at: number): RunTraits | undefined => {
    const start = starts[at];
    const end = ends[at];
    return start === undefined || end === undefined ? undefined : traitsOf(text, start, end);
  };
  const found: Span[] = [];
  const state: GapState = { ...walk.manner, ruling: "open", length: 0, titled: true, enclosed: false, quoted: false };
  let start = starts[0] ?? stretch.end;
  let around: Around = [undefined, undefined, traits(0), traits(1)];
  let item = 0;
  for (let at = 0; at < starts.length; at += 1) {
    around = [around[1], around[2], around[3], traits(at + 2)];
    const from = starts[at] ?? 0;
    const end = ends[at] ?? 0;
    const next = starts[at + 1];
    state.length += 1;
    if (around[1]?.first === 0) state.titled = false;
    follow(text, from, end, state);
    if (next === undefined) break;
    const opensItem = from === start || (from - start <= 2 && isBullet(text.charCodeAt(start)));
    const marker = opensItem ? markerNumber(text.slice(from, Math.min(end, from + 8))) : 0;
    if (marker > 0) item = marker;
    const isNextItem =
      end > start + 1 &&
      ((item > 0 && markerNumber(text.slice(next, Math.min(ends[at + 1] ?? next, next + 8))) === item + 1) ||
        isBullet(text.charCodeAt(next)));
    if (marker > 0 && !isNextItem) continue;
    if (!isNextItem && next !== end) {
      state.ruling = "open";
      if (mayClose(text, from, end)) {
        const before = text.slice(Math.max(start, from - windowLength), from);
        state.ruling = ruleOn({
          left: text.slice(Math.max(from, end - windowLength), end),
          before,
          after: text.slice(next, Math.min(stretch.end, next + windowLength)),
        });
      }
      // Two words in lower case with nothing between them: too seldom a boundary to pay for asking.
      if (state.ruling === "open" && around[1]?.trail === 0 && around[2]?.first === 0 && around[2].lead === 0) continue;
      gapFeatures(around, state, features);
      if (!walk.judge(features, { ruling: state.ruling, start, end })) continue;
    }
    found.push({ start, end });
    start = next;
    Object.assign(state, { length: 0, titled: true, enclosed: false, quoted: false });
  }
  const last = ends.at(-1);
  if (last !== undefined && last > start) found.push({ start, end: last });
  return found;
}

function isBullet(code: number): boolean {
  return code > 127 && inlineBullets.includes(String.fromCharCode(code));
}

/** Keeps track of open brackets and quotations, by the outer marks of each run. */
function follow(text: string, start: number, end: number, state: GapState): void {
  const first = text.charCodeAt(start);
  if (first === 40 || first === 91) state.enclosed = true;
  else if (first === 0x201c || first === 34) state.quoted = true;
  for (let at = end - 1; at > start && at >= end - 3; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === 41 || code === 93) state.enclosed = false;
    else if (code === 0x201d || code === 34) state.quoted = false;
    else if (code > 47 && code < 0x2000 && code !== 58 && code !== 59 && code !== 63) break;
  }
}
