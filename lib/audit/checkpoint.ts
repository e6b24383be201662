import { type Hash, hashLengthBytes } from "./merkle";
import { fromBase64, MalformedNote, toBase64 } from "./signed-note";

/** A tree head as a checkpoint states it (C2SP tlog-checkpoint): whose log, how many leaves, and their root. */
export type Checkpoint = { origin: string; size: bigint; root: Hash };

const decimal = /^(?:0|[1-9][0-9]{0,18})$/;

/** A decimal number as checkpoints and proofs write it. Throws MalformedNote otherwise. */
export function parseCount(text: string): bigint {
  if (!decimal.test(text)) throw new MalformedNote("A number is not written as checkpoints write it.");
  return BigInt(text);
}

/** A SHA-256 hash in base64. Throws MalformedNote otherwise. */
export function parseHash(text: string): Hash {
  const hash = fromBase64(text);
  if (hash.length !== hashLengthBytes) throw new MalformedNote("A hash does not have 32 bytes.");
  return hash;
}

/** The text that is signed, with its final newline. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of a checkpoint; extension lines are allowed and ignored. Throws MalformedNote when it is not one. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = "", size = "", root = "", ...extensions] = text.slice(0, -1).split("\n");
  if (!text.endsWith("\n") || origin === "" || extensions.includes("")) throw new MalformedNote("That is not a checkpoint.");
  return { origin, size: parseCount(size), root: parseHash(root) };
}
