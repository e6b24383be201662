import { sign } from "node:crypto";
import { lastSecond } from "./offline-note.mjs";
import { formatSignatureLine, isSignedBy, MalformedNote, type Note, type SignerKey, signatureTypes, type VerifierKey } from "./signed-note";

const timeLengthBytes = 8;

const messageOf = (text: string, seconds: bigint) => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, "utf8");

/** A witness's line under a checkpoint (C2SP tlog-cosignature, Ed25519): at this time this was the largest consistent tree it had seen. */
export function cosign(text: string, key: SignerKey, at: Date): string {
  const seconds = BigInt(Math.floor(at.getTime() / 1000));
  const time = Buffer.alloc(timeLengthBytes);
  time.writeBigUInt64BE(seconds);
  const signature = Buffer.concat([time, sign(null, messageOf(text, seconds), key.privateKey)]);
  return formatSignatureLine({ name: key.name, id: key.id, signature });
}

/** The witnesses among `known` that cosigned, each with the time. Unknown keys are ignored; a line of a known one that fails throws MalformedNote. */
export function verifiedCosigners(note: Note, known: readonly VerifierKey[]): { key: VerifierKey; at: Date }[] {
  return note.signatures.flatMap(({ name, id, signature }) => {
    const key = known.find((one) => one.type === signatureTypes.cosignature && one.name === name && one.id === id);
    if (key === undefined) return [];
    const seconds = signature.length > timeLengthBytes ? Buffer.from(signature).readBigUInt64BE(0) : 0n;
    if (seconds > lastSecond || !isSignedBy(key.publicKey, messageOf(note.text, seconds), signature.subarray(timeLengthBytes))) {
      throw new MalformedNote(`The cosignature of ${name} does not hold.`);
    }
    return [{ key, at: new Date(Number(seconds) * 1000) }];
  });
}
