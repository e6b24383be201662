import { expect, onTestFinished, test } from "vitest";
import { keepLowerOutputs, openLowerOutputs } from "@/bin/lower-outputs";
import { readAdditions, type StoredAdditions, storeAdditions } from "@/lib/breakdown/encoder/additions";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { additionsOf, firstParts, fixedLayer, partNames, partsOf } from "@/lib/breakdown/training/encoder/encoder-net";
import { vectorsWith } from "@/lib/breakdown/training/encoder/train-encoder";
import { loadSentenceEncoder } from "@/lib/sentence-encoder";
import { encoderGraph, largestDifference } from "./graph-vectors";
import { numbers } from "./tiny-net";

const sentences = [
  "It was a shabby deal.",
  "The city paid 41 million for the new bridge, which nobody had asked for.",
  "Why?",
  `It is ${"very ".repeat(200)} long.`,
];

test("the layer that is trained makes of the lower one's outputs the vectors that the encoder makes, before and after", async () => {
  if (encoderGraph === null) throw new Error("the optional packages of the sentence embeddings are not installed");
  const { engine, graph, tokensOf } = encoderGraph;
  const embedded = async (added: StoredAdditions | null) => (await (await loadSentenceEncoder(import.meta.url, added))?.(sentences)) ?? [];
  const tokens = sentences.map(tokensOf);
  expect(tokens.map(({ length }) => length).at(-1)).toBe(128);
  const { kept, remove } = await keepLowerOutputs(encoderGraph, tokens);
  onTestFinished(remove);
  const outputs = openLowerOutputs(kept);
  onTestFinished(outputs.close);
  const read = () => outputs.read(tokens.map(({ length }, place) => ({ place, length })));
  const fixed = fixedLayer(engine, graph.weights);
  const apart = (vectors: Float32Array, expected: readonly (readonly number[])[]) => largestDifference([[...vectors]], [expected.flat()]);
  const random = seededNumbers(2);
  const parts = firstParts(graph.weights, 4, random);
  const own = await embedded(null);
  expect(apart(vectorsWith({ engine, fixed, parts }, read()), own)).toBeLessThan(1e-6);
  for (const name of partNames) {
    const { values } = parts[name];
    for (const [at, more] of numbers(values.length, random, 0.05).entries()) values[at] = (values[at] ?? 0) + more;
  }
  const stored = storeAdditions(additionsOf(parts, graph.weights), "a model");
  const additions = readAdditions(stored);
  if (additions === null) throw new Error("nothing was added");
  const vectors = vectorsWith({ engine, fixed, parts: partsOf(additions, graph.weights) }, read());
  expect(apart(vectors, await embedded(stored))).toBeLessThan(1e-6);
  expect(apart(vectors, own)).toBeGreaterThan(0.01);
});
