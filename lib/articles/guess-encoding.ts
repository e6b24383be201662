import { analyse } from "chardet";

/** Below this the bytes say too little, and a wrong guess would spell every name wrongly. */
const confidenceMin = 20;
/** How much surer the best guess must be than the next. */
const leadMin = 5;
/** A few letters fit many encodings. */
const bytesMin = 20;
const sampleBytes = 64 * 1024;

const unguessed = new Set(["ASCII", "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-32"]);

/**
 * The encoding that bytes without a declared one are most likely in, by the frequencies of their letters; null when they do not say it
 * clearly enough. Never UTF-8, which bytes either are or are not.
 */
export function guessEncoding(bytes: Uint8Array): string | null {
  if (bytes.length < bytesMin) return null;
  const found = analyse(aroundLetters(bytes)).filter(({ name }) => !unguessed.has(name));
  const [best, next] = found;
  if (best === undefined || best.confidence < confidenceMin) return null;
  if (next !== undefined && best.confidence - next.confidence < leadMin) return null;
  return best.name.toLowerCase();
}

/** The part with the first letter beyond ASCII in it: markup and scripts before it say nothing. */
function aroundLetters(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, Math.min(first, bytes.length - sampleBytes));
  return bytes.subarray(from, from + sampleBytes);
}

const common = new Set([0x09, 0x0a, 0x0d, 0x20, 0x2c, 0x2e, 0x3001, 0x3002, 0xff0c]);
/** Of a text's units, the least share that are spaces, line ends, commas or full stops. */
const commonMin = 0.01;

/**
 * Whether bytes without a mark are UTF-16, and which: spaces and full stops stand out in one order of the bytes and not in the other, and
 * text in any other encoding has no zero bytes and no such controls.
 */
export function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, sampleBytes - (sampleBytes % 2));
  if (sample.length < 4 || bytes.length % 2 === 1) return null;
  let [little, big] = [0, 0];
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const [first, second] = [sample[at] ?? 0, sample[at + 1] ?? 0];
    if (common.has(first | (second << 8))) little += 1;
    if (common.has((first << 8) | second)) big += 1;
  }
  const least = Math.max(1, (sample.length / 2) * commonMin);
  if (little >= least && little > big * 4) return "utf-16le";
  return big >= least && big > little * 4 ? "utf-16be" : null;
}

const latin = new Set([
  ...["windows-1250", "windows-1252", "windows-1254", "windows-1257", "windows-1258"],
  ...["iso-8859-2", "iso-8859-3", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16"],
]);

/** Whether a declared encoding of Latin letters cannot be true: most letters lie beyond ASCII, as in no language written in them. */
export function isBelied(bytes: Uint8Array, encoding: string): boolean {
  if (!latin.has(encoding)) return false;
  let [plain, beyond] = [0, 0];
  for (const byte of aroundLetters(bytes)) {
    if (byte >= 0x80) beyond += 1;
    else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) plain += 1;
  }
  return beyond > plain;
}
