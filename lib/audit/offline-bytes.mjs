// What the offline verifier counts with: bytes, hashes, and the one way to say that a proof does not hold. Needs nothing but Node or a browser.

/** Texts as UTF-8. */
export const encoder = new TextEncoder();

/** The proof does not hold, or is none. The message is one plain sentence. */
export class Unproven extends Error {}

/** @param {boolean} holds @param {string} sentence @returns {asserts holds} */
export function demand(holds, sentence) {
  if (!holds) throw new Unproven(sentence);
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

/** @param {string} text */
export const textHash = async (text) => hex(await sha256(encoder.encode(text)));

/** @param {unknown} text @param {number} [length] */
export function fromBase64(text, length) {
  demand(typeof text === "string" && /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0, "A part of the proof is not base64.");
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  demand(length === undefined || bytes.length === length, "A hash in the proof does not have 32 bytes.");
  return bytes;
}
