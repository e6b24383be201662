import { expect, onTestFinished, test } from "vitest";
import { keepLowerOutputs } from "@/bin/lower-outputs";
import { readAdditions, storeAdditions } from "@/lib/breakdown/encoder/additions";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { additionsOf, firstParts, fixedLayer, partNames, partsOf } from "@/lib/breakdown/training/encoder/encoder-net";
import { vectorsWith } from "@/lib/breakdown/training/encoder/train-encoder";
import { embedAdded, loadSentenceEncoder } from "@/lib/sentence-encoder";
import { numbers } from "./tiny-net";

const sentences = [
  "It was a shabby deal.",
  "The city paid 41 million for the new bridge, which nobody had asked for.",
  "Why?",
  `It is ${"very ".repeat(200)} long.`,
];

test("the layer that is trained makes of the lower one's outputs the vectors that the encoder makes, before and after", async () => {
  const encoder = await loadSentenceEncoder(import.meta.url);
  if (encoder === null) throw new Error("the optional packages of the sentence embeddings are not installed");
  const { engine, graph, tokensOf } = encoder.parts();
  const tokens = sentences.map(tokensOf);
  expect(tokens.map(({ length }) => length).at(-1)).toBe(128);
  const outputs = await keepLowerOutputs(encoder.parts(), tokens);
  onTestFinished(outputs.close);
  const read = () => outputs.read(tokens.map(({ length }, place) => ({ place, length })));
  const fixed = fixedLayer(engine, graph.weights);
  const close = (vectors: Float32Array, expected: readonly (readonly number[])[]) =>
    Math.max(...expected.flat().map((value, at) => Math.abs(value - (vectors[at] ?? 9))));
  const random = seededNumbers(2);
  const parts = firstParts(graph.weights, 4, random);
  expect(close(vectorsWith({ engine, fixed, parts }, read()), await encoder.embed(sentences))).toBeLessThan(1e-5);
  for (const name of partNames) {
    const { values } = parts[name];
    for (const [at, more] of numbers(values.length, random, 0.05).entries()) values[at] = (values[at] ?? 0) + more;
  }
  const stored = storeAdditions(additionsOf(parts, graph.weights), "a model");
  const additions = readAdditions(stored);
  if (additions === null) throw new Error("nothing was added");
  const vectors = vectorsWith({ engine, fixed, parts: partsOf(additions, graph.weights) }, read());
  const expected = await embedAdded(encoder, stored)(sentences);
  expect(close(vectors, expected)).toBeLessThan(1e-5);
  expect(close(vectors, await encoder.embed(sentences))).toBeGreaterThan(0.01);
});
