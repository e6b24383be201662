// Reads keys and signed checkpoints (C2SP signed-note, tlog-checkpoint, tlog-cosignature) for the offline verifier, of whose one file it
// becomes a part.

import { asText, demand, fromBase64, hex, isBase64, joined, sha256, utf8 } from "./offline-bytes.mjs";

const [logKind, witnessKind] = [1, 4];
const signaturesMax = 100;
/** Later than this no time is told: in the year 9999. */
export const lastSecond = 253_402_300_799n;

// Every encoding of the eight points of small order, without the bit of the sign: under such a key one signature fits every text, and programs
// differ in whether they say so.
const smallOrder = new Set([
  `00${"00".repeat(31)}`,
  `01${"00".repeat(31)}`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  `ec${"ff".repeat(30)}7f`,
  `ed${"ff".repeat(30)}7f`,
  `ee${"ff".repeat(30)}7f`,
]);

/** Whether a point is one of the eight under which, as a key, anything is signed. @param {Uint8Array} point */
export function isOfSmallOrder(point) {
  const unsigned = Uint8Array.from(point);
  unsigned[31] = (point[31] ?? 0) & 0x7f;
  return smallOrder.has(hex(unsigned));
}

/** @param {Uint8Array} publicKey @param {Uint8Array} message @param {Uint8Array} signature */
async function isSignedBy(publicKey, message, signature) {
  if (signature.length !== 64 || isOfSmallOrder(signature.subarray(0, 32))) return false;
  const key = await crypto.subtle.importKey("raw", joined(publicKey), { name: "Ed25519" }, false, ["verify"]).catch((reason) => {
    throw new Error(`This program or browser cannot check Ed25519 signatures: ${reason}. Try a newer one.`);
  });
  return crypto.subtle.verify({ name: "Ed25519" }, key, joined(signature), joined(message));
}

/** A verifier key, `name+id+base64(type ‖ key)` (C2SP signed-note). @param {unknown} given */
export async function parseKey(given) {
  const text = asText(given);
  const [name = "", id = "", ...rest] = text.split("+");
  const encoded = rest.join("+");
  demand(isBase64(encoded) && name !== "" && !/\p{White_Space}/u.test(name), `${text} is not a verifier key.`);
  const bytes = fromBase64(encoded);
  const publicKey = bytes.slice(1);
  demand(publicKey.length === 32, `${text} is not a verifier key.`);
  demand(bytes[0] === logKind || bytes[0] === witnessKind, `The key of ${name} is of a kind that this program does not know.`);
  demand(!isOfSmallOrder(publicKey), `The key of ${name} is none: anything would be signed by it.`);
  const expected = hex(await sha256(utf8(`${name}\n`), bytes)).slice(0, 8);
  demand(expected === id, `The id of the key of ${name} does not fit its bytes.`);
  return { text, name, id, isWitness: bytes[0] === witnessKind, publicKey };
}

/** @typedef {Awaited<ReturnType<typeof parseKey>>} Key */

/** One signature line: whose, and the bytes after the key's id. @param {string} line */
function parseLine(line) {
  const [dash, name = "", encoded, ...more] = line.split(" ");
  demand(dash === "—" && more.length === 0, "A signature line of the checkpoint is malformed.");
  const bytes = fromBase64(encoded);
  return { name, id: hex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

/** When a witness signed; the proof does not hold when it did not. @param {Key} key @param {Uint8Array} signature @param {string} text */
async function cosignedAt(key, signature, text) {
  const seconds = signature.length === 72 ? new DataView(signature.buffer).getBigUint64(0) : 0n;
  const holds = await isSignedBy(key.publicKey, utf8(`cosignature/v1\ntime ${seconds}\n${text}`), signature.subarray(8));
  demand(holds && seconds <= lastSecond, `The signature of ${key.name} under the checkpoint does not hold.`);
  return new Date(Number(seconds) * 1000).toISOString();
}

/**
 * Signed note → checkpoint, who signed it, and which witnesses did. Only keys of `logKeys` can vouch for the log; `witnessKeys` can only
 * witness it. Signatures of keys that are in neither say nothing.
 * @param {unknown} note @param {{ logKeys: readonly Key[], witnessKeys: readonly Key[] }} known
 */
export async function openCheckpoint(note, { logKeys, witnessKeys }) {
  demand(typeof note === "string" && note.endsWith("\n"), "The proof holds no checkpoint.");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the specification forbids exactly these.
  demand(note.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(note), "The checkpoint holds control characters.");
  const split = note.lastIndexOf("\n\n");
  demand(split > 0, "The checkpoint is not signed.");
  const text = note.slice(0, split + 1);
  const [origin = "", size = "", root = "", ...extensions] = text.slice(0, -1).split("\n");
  demand(origin !== "" && !extensions.includes(""), "The checkpoint does not have the form of one.");
  demand(/^(0|[1-9][0-9]{0,14})$/.test(size), "The checkpoint's size is not a number.");
  const lines = note.slice(split + 2, -1).split("\n");
  demand(lines.length <= signaturesMax, "The checkpoint has too many signatures.");
  const [signers, cosigners] = [/** @type {Set<string>} */ (new Set()), /** @type {{ key: Key, at: string }[]} */ ([])];
  for (const { name, id, signature } of lines.map(parseLine)) {
    const isIts = (/** @type {Key} */ key) => key.name === name && key.id === id;
    const key = logKeys.find((one) => !one.isWitness && isIts(one));
    if (key !== undefined) {
      demand(await isSignedBy(key.publicKey, utf8(text), signature), `The signature of ${name} under the checkpoint does not hold.`);
      if (name === origin) signers.add(key.text);
    }
    const witness = witnessKeys.find((one) => one.isWitness && isIts(one));
    if (witness === undefined) continue;
    const at = await cosignedAt(witness, signature, text);
    if (!cosigners.some(({ key: one }) => one === witness)) cosigners.push({ key: witness, at });
  }
  demand(signers.size > 0, "The checkpoint is signed by none of the log's keys that are trusted.");
  return { origin, size: BigInt(size), root: fromBase64(root, 32), signers: [...signers], cosigners, text };
}
