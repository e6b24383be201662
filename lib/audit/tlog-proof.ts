import { parseCount, parseHash } from "./checkpoint";
import type { Hash } from "./merkle";
import { fromBase64, MalformedNote, toBase64 } from "./signed-note";

/** A C2SP tlog-proof: where an entry stands, the way from it to the root, and the checkpoint. `extra` is the entry itself, not authenticated by its place there. */
export type TlogProof = { index: bigint; path: readonly Hash[]; checkpoint: string; extra: Uint8Array | null };

const firstLine = "c2sp.org/tlog-proof@v1";

/** The proof as a file. */
export function formatTlogProof({ index, path, checkpoint, extra }: TlogProof): string {
  const lines = [firstLine, ...(extra === null ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`, ...path.map(toBase64)];
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** Reads a proof back. Throws MalformedNote when it is none. */
export function parseTlogProof(text: string): TlogProof {
  const split = text.indexOf("\n\n");
  const [first, ...lines] = text.slice(0, Math.max(split, 0)).split("\n");
  if (split < 0 || first !== firstLine) throw new MalformedNote("That is not a tlog-proof.");
  const extra = lines[0]?.startsWith("extra ") ? fromBase64((lines.shift() ?? "").slice("extra ".length)) : null;
  const index = lines.shift() ?? "";
  if (!index.startsWith("index ")) throw new MalformedNote("The proof does not say where its entry stands.");
  return { index: parseCount(index.slice("index ".length)), path: lines.map(parseHash), checkpoint: text.slice(split + 2), extra };
}
