import type { Ruling } from "@/lib/breakdown/boundary-rules";
import { mix } from "@/lib/breakdown/feature-hash";

/** What the boundary model sees of a run of text between spaces: hashes of its word, shape and outer marks. */
export type RunTraits = { word: number; shape: number; lead: number; trail: number; first: FirstClass };

/** How a run begins: 0 lower case, 1 capital, 2 capitals only, 3 digit, 4 mark, 5 a letter without case. */
export type FirstClass = 0 | 1 | 2 | 3 | 4 | 5;

/** What is known of the sentence under way and of its text when a gap is judged. */
export type GapState = {
  ruling: Ruling;
  /** Runs since the last boundary. */ length: number;
  /** Whether every run since the last boundary begins with a capital, a digit or a mark. */ titled: boolean;
  /** Whether a bracket is open. */ enclosed: boolean;
  /** Whether a quotation is open. */ quoted: boolean;
  /** How densely the text is punctuated, 0 (not at all) to 4. */ style: number;
  /** Whether the text comes as one unbroken stretch. */ running: boolean;
};

/** Two runs before a gap and two after it; undefined outside the stretch. */
export type Around = readonly [RunTraits | undefined, RunTraits | undefined, RunTraits | undefined, RunTraits | undefined];

const scanMax = 20;
const none: RunTraits = { word: 1, shape: 2, lead: 0, trail: 0, first: 4 };

function classOf(code: number, text: string, at: number): number {
  if (code >= 97 && code <= 122) return 0;
  if (code >= 65 && code <= 90) return 1;
  if (code >= 48 && code <= 57) return 3;
  if (code < 128) return 4;
  const mark = text.charAt(at);
  const lower = mark.toLowerCase();
  const upper = mark.toUpperCase();
  if (lower !== upper) return mark === lower ? 0 : 1;
  return /\p{L}/u.test(mark) ? 5 : 4;
}

function lowered(code: number, text: string, at: number): number {
  return code < 128 ? code + 32 : text.charAt(at).toLowerCase().charCodeAt(0);
}

/** Reads the traits of the run from `start` to `end`; long runs are judged by their two ends. */
export function traitsOf(text: string, start: number, end: number): RunTraits {
  let from = start;
  let to = end;
  let lead = 0;
  let trail = 0;
  while (from < to && from - start < 4 && classOf(text.charCodeAt(from), text, from) === 4) {
    lead = mix(lead, text.charCodeAt(from));
    from += 1;
  }
  while (to > from && end - to < 4 && classOf(text.charCodeAt(to - 1), text, to - 1) === 4) {
    trail = mix(trail, text.charCodeAt(to - 1));
    to -= 1;
  }
  let word = 7;
  let shape = 3;
  let last = -1;
  let capitals = 0;
  let others = 0;
  for (let at = from; at < Math.min(to, from + scanMax); at += 1) {
    const code = text.charCodeAt(at);
    const kind = classOf(code, text, at);
    word = mix(word, kind === 1 ? lowered(code, text, at) : kind === 3 ? 48 : code);
    if (kind === 1) capitals += 1;
    else others += 1;
    if (kind !== last) shape = mix(shape, kind === 4 ? code : kind + 1000);
    last = kind;
  }
  const opening = from < to ? classOf(text.charCodeAt(from), text, from) : 4;
  const first: FirstClass =
    opening === 1 ? (others === 0 && capitals > 1 ? 2 : 1) : opening === 0 ? 0 : opening === 3 ? 3 : opening === 5 ? 5 : 4;
  return { word, shape, lead, trail, first };
}

function lengthBucket(length: number): number {
  return length < 6 ? length : length < 9 ? 6 : length < 13 ? 7 : length < 20 ? 8 : length < 35 ? 9 : 10;
}

function featureOf(number: number, a: number, b: number, c: number): number {
  return mix(mix(mix(number + 101, a), b), c);
}

/** How many features `gapFeatures` writes. */
export const gapFeatureCount = 30;

/** Writes the hashed features of the gap after `around[1]` into `out`; `around` holds two runs before the gap and two after it. */
export function gapFeatures(around: Around, state: GapState, out: Int32Array): void {
  const [l2 = none, l1 = none, r1 = none, r2 = none] = around;
  const ruling = state.ruling === "end" ? 1 : state.ruling === "inside" ? 2 : 3;
  const length = lengthBucket(state.length);
  const running = state.running ? 1 : 0;
  const context = mix(mix(ruling, running), r1.first);
  out[0] = featureOf(0, ruling, running, 0);
  out[1] = featureOf(1, ruling, state.style, running);
  out[2] = featureOf(2, context, 0, 0);
  out[3] = featureOf(3, context, state.style, 0);
  out[4] = featureOf(4, context, l1.trail, 0);
  out[5] = featureOf(5, l1.trail, r1.lead, r1.first);
  out[6] = featureOf(6, l1.word, ruling, 0);
  out[7] = featureOf(7, r1.word, r1.first, ruling);
  out[8] = featureOf(8, r1.word, r1.first, running);
  out[9] = featureOf(9, l1.word, r1.first, 0);
  out[10] = featureOf(10, l1.shape, r1.shape, 0);
  out[11] = featureOf(11, mix(l1.shape, l1.trail), r1.shape, 0);
  out[12] = featureOf(12, l2.word, l1.word, 0);
  out[13] = featureOf(13, r1.word, r2.word, r1.first);
  out[14] = featureOf(14, l1.word, r1.word, 0);
  out[15] = featureOf(15, mix(l1.first, r1.first), mix(l2.first, r2.first), l1.trail);
  out[16] = featureOf(16, context, length, 0);
  out[17] = featureOf(17, mix(state.titled ? 1 : 0, r2.first), context, l1.trail);
  out[18] = featureOf(18, mix(state.titled ? 1 : 0, Math.min(state.length, 12)), context, r2.first);
  out[19] = featureOf(19, mix(state.enclosed ? 1 : 0, state.quoted ? 1 : 0), context, l1.trail);
  out[20] = featureOf(20, mix(r1.shape, r1.lead), ruling, 0);
  out[21] = featureOf(21, mix(r1.lead, r1.trail), r1.first, running);
  out[22] = featureOf(22, r2.word, r1.first, 0);
  out[23] = featureOf(23, l1.trail, length, r1.first);
  out[24] = featureOf(24, mix(r1.first, r2.first), mix(l1.trail, running), state.style);
  out[25] = featureOf(25, l1.word, l1.trail, r1.first);
  out[26] = featureOf(26, r1.word, mix(r1.first, r2.first), l1.trail);
  out[27] = featureOf(27, l1.first, mix(r1.word, r1.first), state.titled ? 1 : 0);
  out[28] = featureOf(28, mix(l2.first, l1.first), mix(r1.first, r2.first), mix(state.titled ? 1 : 0, running));
  out[29] = featureOf(29, mix(l1.shape, l2.trail), context, 0);
}
