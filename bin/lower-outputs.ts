import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lowerLayerOutput } from "@/lib/breakdown/encoder/upper-layer-names";
import type { LowerOutput } from "@/lib/breakdown/training/encoder/encoder-net";
import type { EncoderGraph } from "./encoder-graph";

const batchSize = 64;
const numberSize = 4;

/** Where the outputs lie: the file, how many numbers a token has, and the token that each sentence begins with. */
export type KeptOutputs = { path: string; width: number; starts: readonly number[] };

/** Reads what the lower layer made of sentences, by their places, until it is closed. */
export type LowerOutputs = { read: (sentences: readonly { place: number; length: number }[]) => LowerOutput; close: () => void };

/**
 * Runs the encoder's lower layer over all sentences, each given as its words' numbers, and keeps what it makes in a file, since two kB a token are too much for the
 * memory. `remove` takes the file away.
 */
export async function keepLowerOutputs(
  { engine, graph }: EncoderGraph,
  sentences: readonly (readonly number[])[],
): Promise<{ kept: KeptOutputs; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "assay-encoder-"));
  const path = join(folder, "lower-layer");
  const file = openSync(path, "w");
  const starts: number[] = [];
  let total = 0;
  for (const { length } of sentences) {
    starts.push(total);
    total += length;
  }
  const order = [...sentences.keys()].sort((a, b) => (sentences[a]?.length ?? 0) - (sentences[b]?.length ?? 0) || a - b);
  let width = 0;
  for (let from = 0; from < order.length; from += batchSize) {
    const batch = order.slice(from, from + batchSize);
    const own = batch.map((place) => sentences[place] ?? []);
    const indices = engine.tensor(
      Int32Array.from(own.flatMap((tokens, at) => [...tokens.keys()].flatMap((token) => [at, token]))),
      [own.reduce((sum, { length }) => sum + length, 0), 2],
      "int32",
    );
    const values = engine.tensor(Int32Array.from(own.flat()), [own.flat().length], "int32");
    const made = await graph.executeAsync({ indices, values }, lowerLayerOutput);
    const [, longest = 0, size = 0] = made.shape;
    width = size;
    const numbers = await made.data();
    for (const tensor of [indices, values, made]) tensor.dispose();
    for (const [at, place] of batch.entries()) {
      const start = at * longest * width;
      const row = numbers.subarray(start, start + (own[at]?.length ?? 0) * width);
      writeSync(file, row, 0, row.byteLength, (starts[place] ?? 0) * width * numberSize);
    }
  }
  closeSync(file);
  return { kept: { path, width, starts }, remove: () => rmSync(folder, { recursive: true }) };
}

/** Opens what was kept. */
export function openLowerOutputs({ path, width, starts }: KeptOutputs): LowerOutputs {
  const file = openSync(path, "r");
  return {
    read: (asked) => {
      const lengths = asked.map(({ length }) => length);
      const tokens = Math.max(...lengths);
      const values = new Float32Array(asked.length * tokens * width);
      for (const [at, { place, length }] of asked.entries())
        readSync(file, values, at * tokens * width * numberSize, length * width * numberSize, (starts[place] ?? 0) * width * numberSize);
      return { values, tokens, lengths };
    },
    close: () => closeSync(file),
  };
}
