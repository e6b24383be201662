import { describe, expect, test } from "vitest";
import type { EncoderGraph } from "@/bin/encoder-graph";
import {
  type Additions,
  readAdditions,
  readRows,
  type StoredAdditions,
  storeAdditions,
  storeRows,
} from "@/lib/breakdown/encoder/additions";
import { type MatrixName, matrixNames, type VectorName, vectorNames } from "@/lib/breakdown/encoder/upper-layer-names";
import { cosine } from "@/lib/breakdown/providers/embeddings";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { weightOf } from "@/lib/breakdown/training/encoder/graph-weights";
import { loadSentenceEncoder } from "@/lib/sentence-encoder";
import { encoderGraph, graphVectors, largestDifference } from "./graph-vectors";
import { numbers } from "./tiny-net";

const sentences = [
  "The city paid 41 million for the new bridge.",
  "It was a shabby deal.",
  "Nobody had asked why the price of the old town hall, which the council sold in May, was far too low.",
];
const rank = 4;

function isName<Name extends string>(names: Readonly<Record<Name, string>>, name: string): name is Name {
  return name in names;
}

function additionsTo({ graph: { weights } }: EncoderGraph, size: number): Additions {
  const random = seededNumbers(11);
  const sizes = (name: string) => weightOf(weights, name).shape.slice(-2);
  return {
    matrices: Object.keys(matrixNames)
      .filter((name): name is MatrixName => isName(matrixNames, name))
      .map((name) => {
        const [height = 0, width = 0] = sizes(matrixNames[name]);
        return { name, rank, down: numbers(rank * height, random, size), up: numbers(rank * width, random, size) };
      }),
    vectors: Object.keys(vectorNames)
      .filter((name): name is VectorName => isName(vectorNames, name))
      .map((name) => ({ name, values: numbers(sizes(vectorNames[name])[0] ?? 0, random, size) })),
  };
}

describe("what training adds to the encoder", () => {
  if (encoderGraph === null) throw new Error("the optional packages of the sentence embeddings are not installed");
  const graph = encoderGraph;
  const embedded = async (stored: StoredAdditions | null) =>
    (await (await loadSentenceEncoder(import.meta.url, stored))?.(sentences)) ?? [];

  test("leaves every vector as it is where it is nothing", async () => {
    expect(readAdditions({ model: "a model", matrices: {}, vectors: {} })).toBeNull();
    expect(await embedded(storeAdditions(additionsTo(graph, 0), "a model"))).toEqual(await embedded(null));
  });

  test("changes vectors as it changes the graph's, by all matrices and biases at once", async () => {
    const stored = storeAdditions(additionsTo(graph, 0.05), "a model");
    const expected = await graphVectors(graph, sentences, readAdditions(stored));
    expect(largestDifference(await embedded(stored), expected)).toBeLessThan(1e-6);
    expect(largestDifference(expected, await graphVectors(graph, sentences, null))).toBeGreaterThan(0.01);
  });

  test("is nearly the same after it was stored in 8 bits", async () => {
    const additions = additionsTo(graph, 0.05);
    const stored = storeAdditions(additions, "a model");
    expect(storeAdditions(additions, "a model")).toEqual(stored);
    const finer = (await graphVectors(graph, sentences, additions)).entries();
    const vectors = await embedded(stored);
    for (const [at, vector] of finer) expect(cosine(vector, vectors[at] ?? [])).toBeGreaterThan(0.999);
    // A quarter of the rank that ships takes a quarter of the room, and the biases theirs.
    expect(JSON.stringify(stored).length).toBeLessThan(60_000);
  });

  test("is refused where it does not fit its matrix or bias", async () => {
    const odd = { name: "qkv" as const, rank: 1, down: new Float32Array(3), up: new Float32Array(5) };
    const short = { name: "conv1Bias" as const, values: new Float32Array(3) };
    for (const additions of [
      { matrices: [odd], vectors: [] },
      { matrices: [], vectors: [short] },
    ])
      await expect(embedded(storeAdditions(additions, "a model"))).rejects.toThrow(RangeError);
  });
});

describe("rows in 8 bits", () => {
  test("have a scale each", () => {
    const stored = storeRows([1, -0.5, 0.001, 0.002], 2);
    expect(stored.scales).toHaveLength(2);
    const read = readRows(stored);
    // Half a step of 127 up to the largest of the row.
    for (const [at, [value, largest]] of [...[1, -0.5].map((one) => [one, 1]), ...[0.001, 0.002].map((one) => [one, 0.002])].entries())
      expect(Math.abs((read[at] ?? 9) - (value ?? 0))).toBeLessThan((largest ?? 0) / 253);
  });

  test("may be all nothing", () => {
    expect(Array.from(readRows(storeRows([0, 0], 1)))).toEqual([0, 0]);
  });

  test("are refused where they are not of one length", () => {
    expect(() => readRows({ scales: [1, 1], cells: btoa("abc") })).toThrow(RangeError);
  });

  test("are no additions where there are none", () => {
    expect(readAdditions({ model: "a model", matrices: {}, vectors: {} })).toBeNull();
  });
});
