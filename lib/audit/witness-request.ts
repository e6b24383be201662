import { type Checkpoint, parseCheckpoint, parseCount, parseHash } from "./checkpoint";
import type { Hash } from "./merkle";
import { MalformedNote, type Note, parseNote, toBase64 } from "./signed-note";

/** What a log sends to a witness (C2SP tlog-witness): the size it cosigned last, a proof from there, and the new checkpoint. */
export type WitnessRequest = { oldSize: bigint; path: readonly Hash[]; note: string };

const pathLengthMax = 63;

/** The body of an `add-checkpoint` request. */
export function formatWitnessRequest({ oldSize, path, note }: WitnessRequest): string {
  return `old ${oldSize}\n${path.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;
}

/** Reads the body of an `add-checkpoint` request. Throws MalformedNote when it is none. */
export function parseWitnessRequest(body: string): WitnessRequest & { parsed: Note; checkpoint: Checkpoint } {
  const split = body.indexOf("\n\n");
  if (split < 0) throw new MalformedNote("The request holds no checkpoint.");
  const [old = "", ...lines] = body.slice(0, split).split("\n");
  if (!old.startsWith("old ")) throw new MalformedNote("The request does not say which size came before.");
  if (lines.length > pathLengthMax) throw new MalformedNote("The proof has too many lines.");
  const note = body.slice(split + 2);
  const parsed = parseNote(note);
  return { oldSize: parseCount(old.slice(4)), path: lines.map(parseHash), note, parsed, checkpoint: parseCheckpoint(parsed.text) };
}
