import { isControlHeavy, recogniseBinary } from "@/lib/articles/binary";
import { guessEncoding, isBelied, unmarkedUtf16 } from "@/lib/articles/guess-encoding";
import { findInvalidUtf8 } from "@/lib/articles/invalid-utf8";
import { inWords, textLengthMax } from "@/lib/articles/limits";
import { type Reading, read, refuse } from "@/lib/articles/reading";
import { decodeWindows1252 } from "@/lib/articles/windows-1252";

/** Text read from bytes, character for character (only a leading byte order mark is gone), and the encoding it was read with. */
export type Decoded = {
  text: string;
  encoding: string;
  /** True when nothing named the encoding, or what it named was wrong. */
  isGuessed?: true;
};

/** How bytes are to be decoded. */
export type DecodeOptions = {
  /** The charset named from outside (HTTP `content-type`), or null. */
  declaredCharset?: string | null;
  /** True for HTML: a `<meta charset>` or XML declaration in the first 4,096 bytes then counts as declared. */
  isHtml?: boolean;
  /** The most bytes accepted. */
  bytesMax: number;
};

const SNIFFED_BYTES = 4096;

/**
 * Turns bytes into text, or says in one sentence why they are not text. A byte order mark wins over a declared charset, that over
 * the page's own declaration. Without any of them, or where they are wrong, bytes that are UTF-8 are read as that, and others by a guess,
 * which the answer says; a guess that is not clear enough is none.
 */
export function decodeBytes(bytes: Uint8Array, options: DecodeOptions): Reading<Decoded> {
  if (bytes.length === 0) return refuse("The file is empty.");
  if (bytes.length > options.bytesMax) {
    return refuse(`The file has ${inWords(bytes.length, "bytes")}; at most ${inWords(options.bytesMax, "bytes")} are accepted.`);
  }
  const binary = recogniseBinary(bytes);
  if (binary !== null) return refuse(`This is ${binary}, not text. Paste the text, or upload a .txt, .md or .html file.`);
  const decoded = decodeByDeclaration(bytes, options);
  return decoded.ok ? checkText(decoded.value) : decoded;
}

function checkText(decoded: Decoded): Reading<Decoded> {
  const { text } = decoded;
  const nul = text.indexOf("\u0000");
  if (isControlHeavy(text)) return refuse("The file is not text: too many of its bytes are control codes.");
  if (nul >= 0) return refuse(`The text has a NUL character at position ${nul + 1}, which no text may contain.`);
  if (text.trim() === "") return refuse("The file has no text in it, only blank space.");
  return read(decoded);
}

/** Says why a text is too long to be a snapshot, or null when it fits. */
export function tooLong(text: string): string | null {
  if (text.length <= textLengthMax) return null;
  return `The text has ${inWords(text.length, "characters")}; at most ${inWords(textLengthMax, "characters")} are accepted.`;
}

function decodeByDeclaration(bytes: Uint8Array, options: DecodeOptions): Reading<Decoded> {
  const marked = byteOrderMark(bytes);
  if (marked === "utf-32") return refuse("The file is in UTF-32. Save it as UTF-8 and try again.");
  if (marked !== null) return decodeAs(bytes, marked);
  const label = options.declaredCharset ?? (options.isHtml === true ? declaredInPage(bytes) : null);
  if (label === null) return decodeUndeclared(bytes);
  const declared = knownEncoding(label);
  if (!declared.ok) return declared;
  const encoding = declared.value;
  // Letters beyond ASCII that follow UTF-8's strict rules are UTF-8, whatever a server says of all its pages alike.
  if (encoding !== "utf-8" && bytes.some((byte) => byte >= 0x80) && findInvalidUtf8(bytes) === null) return asGuess(bytes, "utf-8");
  const decoded = decodeAs(bytes, encoding);
  if (decoded.ok && !isBelied(bytes, encoding)) return decoded;
  const guessed = decodeByGuess(bytes);
  return guessed ?? decoded;
}

function decodeUndeclared(bytes: Uint8Array): Reading<Decoded> {
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return asGuess(bytes, wide);
  const decoded = decodeAs(bytes, "utf-8");
  return decoded.ok ? decoded : (decodeByGuess(bytes) ?? decoded);
}

/** Null when the bytes do not say their encoding clearly, or do not follow the one they seem to be in. */
function decodeByGuess(bytes: Uint8Array): Reading<Decoded> | null {
  const guess = guessEncoding(bytes);
  const encoding = guess === null ? null : decoderFor(guess)?.encoding;
  if (encoding === null || encoding === undefined || encoding === "replacement") return null;
  const decoded = asGuess(bytes, encoding);
  return decoded.ok && !hasStrayControls(decoded.value.text) ? decoded : null;
}

function asGuess(bytes: Uint8Array, encoding: string): Reading<Decoded> {
  const decoded = decodeAs(bytes, encoding);
  return decoded.ok ? read({ ...decoded.value, isGuessed: true }) : decoded;
}

/** Controls that no text has, where an encoding has no letter. */
const hasStrayControls = (text: string) => /[\u0080-\u009f\ufffd]/.test(text);

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? "utf-32" : "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0 && second === 0 && third === 0xfe && fourth === 0xff ? "utf-32" : null;
}

/** The charset a page declares for itself; a page that can be read as ASCII cannot be UTF-16, so that claim means UTF-8 (HTML standard). */
function declaredInPage(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, SNIFFED_BYTES));
  const found =
    /<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i.exec(head) ??
    /^\s{0,9}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i.exec(head);
  const label = found?.[1]?.toLowerCase() ?? null;
  return label?.startsWith("utf-16") === true ? "utf-8" : label;
}

function knownEncoding(label: string): Reading<string> {
  const decoder = decoderFor(label);
  if (decoder === null || decoder.encoding === "replacement") {
    return refuse(`The page says its encoding is “${label.slice(0, 40)}”, which is not known here. Save it as UTF-8 and try again.`);
  }
  return read(decoder.encoding);
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): Reading<Decoded> {
  if (encoding === "utf-8") {
    const offset = findInvalidUtf8(bytes);
    if (offset !== null) return refuse(invalidUtf8(bytes, offset));
  }
  if (encoding === "windows-1252") return read({ text: decodeWindows1252(bytes), encoding });
  try {
    return read({ text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(
      `The file is not valid ${encoding.toUpperCase()}: part of it cannot be read in that encoding. Save it as UTF-8 and try again.`,
    );
  }
}

function invalidUtf8(bytes: Uint8Array, offset: number): string {
  const byte = (bytes[offset] ?? 0).toString(16).padStart(2, "0").toUpperCase();
  const isSurrogate = bytes[offset] === 0xed && (bytes[offset + 1] ?? 0) >= 0xa0;
  const what = isSurrogate ? "holds half of a surrogate pair" : "is not valid UTF-8";
  return `The text ${what} at byte ${offset} (0x${byte}). Save it as UTF-8, or have the page declare its encoding, and try again.`;
}
