import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";

/** A backup that cannot be read: cut short, altered, or another key. The message is one plain sentence. */
export class UnreadableBackup extends Error {}

/** The first bytes of an encrypted backup. */
export const sealedMagic = Buffer.from("assay-backup-sealed-1\n", "latin1");

const saltLengthBytes = 16;
const tagLengthBytes = 16;
const frameLengthBytes = 65_536;
const lengthBytes = 4;
const scryptCost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

const keyOf = (passphrase: string, salt: Buffer) => scryptSync(passphrase.normalize("NFC"), salt, 32, scryptCost);

// Counted, and the last one marked: frames can be neither dropped, reordered nor cut off unnoticed (the STREAM construction).
function nonceOf(frame: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(frame, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

async function* inFrames(source: AsyncIterable<Buffer>, length: number): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let held = Buffer.alloc(0);
  for await (const part of source) {
    held = Buffer.concat([held, part]);
    while (held.length > length) {
      yield { bytes: held.subarray(0, length), isLast: false };
      held = held.subarray(length);
    }
  }
  yield { bytes: held, isLast: true };
}

/** Encrypts a stream with AES-256-GCM under a key derived from a passphrase (scrypt), in frames, so that it is never in memory as a whole. */
export function sealStream(passphrase: string) {
  return async function* seal(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const salt = randomBytes(saltLengthBytes);
    const key = keyOf(passphrase, salt);
    yield Buffer.concat([sealedMagic, salt]);
    let frame = 0;
    for await (const { bytes, isLast } of inFrames(source, frameLengthBytes)) {
      const cipher = createCipheriv("aes-256-gcm", key, nonceOf(frame, isLast)).setAAD(salt);
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
      const length = Buffer.alloc(lengthBytes);
      length.writeUInt32BE(sealed.length);
      yield Buffer.concat([length, sealed]);
      frame += 1;
    }
  };
}

async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let wanted = sealedMagic.length + saltLengthBytes;
  let isLength = false;
  for await (const part of source) {
    held = Buffer.concat([held, part]);
    while (held.length >= wanted) {
      const piece = held.subarray(0, wanted);
      held = held.subarray(wanted);
      if (isLength) wanted = piece.readUInt32BE(0);
      else yield piece;
      if (isLength && (wanted < tagLengthBytes || wanted > frameLengthBytes + tagLengthBytes))
        throw new UnreadableBackup("The backup was altered.");
      isLength = !isLength;
      if (isLength) wanted = lengthBytes;
    }
  }
  if (held.length > 0) throw new UnreadableBackup("The backup is cut short.");
}

/** Decrypts what `sealStream` made. Throws UnreadableBackup when it was altered or cut short, or the passphrase is another. */
export function openStream(passphrase: string) {
  return async function* open(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let [key, salt, frame, isOver] = [Buffer.alloc(0), Buffer.alloc(0), 0, false];
    for await (const piece of readFrames(source)) {
      if (key.length === 0) {
        salt = Buffer.from(piece.subarray(sealedMagic.length));
        key = keyOf(passphrase, salt);
        continue;
      }
      if (isOver) throw new UnreadableBackup("The backup has something after its end.");
      const opened = openFrame({ key, salt, frame, piece });
      isOver = opened.isLast;
      frame += 1;
      yield opened.bytes;
    }
    if (!isOver) throw new UnreadableBackup("The backup is cut short.");
  };
}

function openFrame({ key, salt, frame, piece }: { key: Buffer; salt: Buffer; frame: number; piece: Buffer }) {
  for (const isLast of [false, true]) {
    try {
      const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(frame, isLast)).setAAD(salt);
      decipher.setAuthTag(piece.subarray(-tagLengthBytes));
      const bytes = Buffer.concat([decipher.update(piece.subarray(0, -tagLengthBytes)), decipher.final()]);
      return { bytes, isLast };
    } catch (error) {
      if (isLast) throw new UnreadableBackup("The backup was altered, or the key is another.", { cause: error });
    }
  }
  throw new UnreadableBackup("The backup was altered, or the key is another.");
}
