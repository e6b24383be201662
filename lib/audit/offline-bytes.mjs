// What the offline verifier counts with: bytes, hashes, and the one way to say that a proof does not hold. Needs nothing but Node or a browser.

const encoder = new TextEncoder();

/** The proof does not hold, or is none. The message is one plain sentence. */
export class Unproven extends Error {}

/** @param {boolean} holds @param {string} sentence @returns {asserts holds} */
export function demand(holds, sentence) {
  if (!holds) throw new Unproven(sentence);
}

const otherForm = "The file is not a proof in the form this program knows.";

/** @param {unknown} value @returns {Record<string, any>} */
export function asObject(value) {
  demand(typeof value === "object" && value !== null && !Array.isArray(value), otherForm);
  return value;
}

/** @param {unknown} value @returns {unknown[]} */
export function asList(value) {
  demand(Array.isArray(value), otherForm);
  return value;
}

/** Text that has an encoding: half a character would be hashed as if it were another. @param {unknown} value @returns {string} */
export function asText(value) {
  demand(typeof value === "string" && value.isWellFormed(), otherForm);
  return value;
}

/** @param {unknown} text @param {string} whatItIs */
export function parseJson(text, whatItIs) {
  demand(typeof text === "string", `${whatItIs} is missing.`);
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unproven(`${whatItIs} is not JSON.`);
  }
  return asObject(value);
}

/** What others read that a thrown error would otherwise end: whatever cannot be read does not hold. @template Value @param {() => Value} read @param {string} sentence */
export function readable(read, sentence) {
  try {
    return read();
  } catch (reason) {
    if (reason instanceof Unproven) throw reason;
    throw new Unproven(sentence);
  }
}

const sentenceLengthMax = 1000;

/** A sentence as it may be shown: what would steer a terminal, break a line or turn letters round is written out. @param {string} sentence */
export function shown(sentence) {
  const short = sentence.length > sentenceLengthMax ? `${sentence.slice(0, sentenceLengthMax)}…` : sentence;
  const code = (/** @type {string} */ sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`;
  return short.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, code);
}

/** @param {...Uint8Array} parts */
export function joined(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @param {Uint8Array} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Node’s own cryptography; undefined in a browser, which hashes only through promises, each of which costs more than the hash. */
export const node = typeof process === "undefined" ? undefined : process.getBuiltinModule?.("node:crypto");

/** @param {...Uint8Array} parts */
export const sha256 = async (...parts) =>
  node === undefined
    ? new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)))
    : new Uint8Array(
        node
          .createHash("sha256")
          .update(joined(...parts))
          .digest(),
      );

/** Text as UTF-8. @param {unknown} text */
export const utf8 = (text) => encoder.encode(asText(text));

/** @param {unknown} text */
export const textHash = async (text) => hex(await sha256(utf8(text)));

/** @param {unknown} text @returns {text is string} */
export const isBase64 = (text) => typeof text === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;

/** @param {unknown} text @param {number} [length] */
export function fromBase64(text, length) {
  demand(isBase64(text), "A part of the proof is not base64.");
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  demand(length === undefined || bytes.length === length, "A hash in the proof does not have 32 bytes.");
  return bytes;
}
