import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { isOfSmallOrder } from "./offline-note.mjs";

/** What a key is used for in a note: the log's own signature, or a witness's timestamped cosignature (C2SP signed-note). */
export const signatureTypes = { ed25519: 0x01, cosignature: 0x04 } as const;

/** A key that notes are checked with: its name, the signature type, its four-byte id in hex and the 32 bytes of Ed25519. */
export type VerifierKey = { name: string; type: number; id: string; publicKey: Uint8Array };

/** One signature line of a note: who, which key, and the bytes after the key's id. */
export type NoteSignature = { name: string; id: string; signature: Uint8Array };

/** A signed note taken apart: the text with its final newline, and the signatures below it. */
export type Note = { text: string; signatures: readonly NoteSignature[] };

/** A note, key or line that does not have the form the specification demands. The message is one plain sentence. */
export class MalformedNote extends Error {}

const keyLengthBytes = 32;
const signatureLengthBytes = 64;
const idLengthBytes = 4;
const signaturesMax = 100;
/** Whether a key may be called so in a note: no spaces, no plus sign, something at all. */
export const isKeyName = (name: string) => name !== "" && !/[\p{White_Space}+]/u.test(name);
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes from standard base64, exactly as it would be written. Throws MalformedNote otherwise. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  if (!base64.test(text) || toBase64(bytes) !== text) throw new MalformedNote("A part of the note is not base64.");
  return bytes;
}

/** Standard base64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

/** A key's id: the first four bytes of SHA-256(name ‖ newline ‖ type ‖ key), lower-case hex. */
export function keyId(key: { name: string; type: number; publicKey: Uint8Array }): string {
  const hash = createHash("sha256").update(`${key.name}\n`, "utf8").update(Uint8Array.of(key.type)).update(key.publicKey);
  return hash.digest("hex").slice(0, 2 * idLengthBytes);
}

/** A verifier key in its textual form, `name+id+base64(type ‖ key)`. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${toBase64(Uint8Array.of(key.type, ...key.publicKey))}`;
}

/** Reads a verifier key. Throws MalformedNote when it is not one, or its id is not that of its name and bytes. */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = "", id = "", ...rest] = text.split("+");
  const [type, ...bytes] = fromBase64(rest.join("+"));
  const publicKey = Uint8Array.from(bytes);
  if (!isKeyName(name) || type === undefined || publicKey.length !== keyLengthBytes) throw new MalformedNote("That is not a verifier key.");
  if (type !== signatureTypes.ed25519 && type !== signatureTypes.cosignature) {
    throw new MalformedNote("The verifier key is of a kind that is not known here.");
  }
  if (isOfSmallOrder(publicKey)) throw new MalformedNote("The verifier key is none: anything would be signed by it.");
  const key = { name, type, publicKey };
  if (keyId(key) !== id) throw new MalformedNote("The verifier key's id does not fit its name and bytes.");
  return { ...key, id };
}

/** Takes a signed note apart without trusting it. Throws MalformedNote when it does not have the form of one. */
export function parseNote(note: string): Note {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the specification forbids exactly these.
  if (!note.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(note)) throw new MalformedNote("The note holds control characters.");
  const split = note.lastIndexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) throw new MalformedNote("The note has no signatures.");
  const lines = note.slice(split + 2, -1).split("\n");
  if (lines.length > signaturesMax) throw new MalformedNote("The note has too many signatures.");
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/** Reads one signature line. Throws MalformedNote when it is not one. */
export function parseSignatureLine(line: string): NoteSignature {
  const [dash, name = "", encoded = "", ...more] = line.split(" ");
  if (dash !== "—" || more.length > 0 || !isKeyName(name)) throw new MalformedNote("A signature line of the note is malformed.");
  const bytes = fromBase64(encoded);
  if (bytes.length <= idLengthBytes) throw new MalformedNote("A signature of the note is too short.");
  return { name, id: Buffer.from(bytes.subarray(0, idLengthBytes)).toString("hex"), signature: bytes.slice(idLengthBytes) };
}

/** One signature line, without its newline. */
export function formatSignatureLine({ name, id, signature }: NoteSignature): string {
  return `— ${name} ${toBase64(Buffer.concat([Buffer.from(id, "hex"), signature]))}`;
}

/** A note as it is stored and sent. */
export function formatNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.map((line) => `${line}\n`).join("")}`;
}

const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** Ed25519 over a message, by the 32 bytes of the public key; as strict as those who check proofs, who would refuse what is taken here. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== signatureLengthBytes || isOfSmallOrder(signature.subarray(0, keyLengthBytes))) return false;
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: "der", type: "spki" });
  return verify(null, message, key, signature);
}

/** A key that signs: what others check it with, and the private key. */
export type SignerKey = VerifierKey & { privateKey: KeyObject };

/** A signer from a PKCS #8 private key in base64. */
export function signerKey(key: { name: string; type: number; pkcs8: string }): SignerKey {
  const privateKey = createPrivateKey({ key: Buffer.from(key.pkcs8, "base64"), format: "der", type: "pkcs8" });
  const publicKey = Uint8Array.from(createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(spkiPrefix.length));
  const { name, type } = key;
  return { name, type, publicKey, id: keyId({ name, type, publicKey }), privateKey };
}

/** Signs a note's text; answers the signature line. */
export function signNote(text: string, key: SignerKey): string {
  return formatSignatureLine({ name: key.name, id: key.id, signature: sign(null, Buffer.from(text, "utf8"), key.privateKey) });
}

/**
 * The keys among `known` that signed the text. Signatures of unknown keys are ignored; one of a known key that does not hold makes the
 * whole note worthless: MalformedNote.
 */
export function verifiedSigners(note: Note, known: readonly VerifierKey[]): VerifierKey[] {
  const message = Buffer.from(note.text, "utf8");
  const signers = note.signatures.flatMap(({ name, id, signature }) => {
    const key = known.find((one) => one.type === signatureTypes.ed25519 && one.name === name && one.id === id);
    if (key === undefined) return [];
    if (!isSignedBy(key.publicKey, message, signature)) throw new MalformedNote(`The signature of ${name} does not hold.`);
    return [key];
  });
  return [...new Set(signers)];
}
