import { beforeAll, describe, expect, test } from "vitest";
import { type Additions, readAdditions, readRows, storeAdditions, storeRows } from "@/lib/breakdown/encoder/additions";
import { changedWeights, weightOf } from "@/lib/breakdown/encoder/changed-weights";
import { type MatrixName, matrixNames, type VectorName, vectorNames } from "@/lib/breakdown/encoder/upper-layer-names";
import { cosine } from "@/lib/breakdown/providers/embeddings";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { embedAdded, loadSentenceEncoder, type SentenceEncoder } from "@/lib/sentence-encoder";
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

function additionsTo(encoder: SentenceEncoder, size: number): Additions {
  const { weights } = encoder.parts().graph;
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
  let encoder: SentenceEncoder;
  let own: readonly (readonly number[])[];

  beforeAll(async () => {
    const loaded = await loadSentenceEncoder(import.meta.url);
    if (loaded === null) throw new Error("the optional packages of the sentence embeddings are not installed");
    encoder = loaded;
    own = await encoder.embed(sentences);
  });

  const embedded = (additions: Additions) => {
    const { engine, graph } = encoder.parts();
    return encoder.embedWith(changedWeights(engine, graph.weights, additions))(sentences);
  };

  test("is the package's own encoder where there is none", () => {
    expect(embedAdded(encoder, { model: "a model", matrices: {}, vectors: {} })).toBe(encoder.embed);
  });

  test("leaves every vector as it is where it is nothing", async () => {
    expect(await embedded(additionsTo(encoder, 0))).toEqual(own);
  });

  test("changes vectors, and neither those of the package nor its weights", async () => {
    const { graph } = encoder.parts();
    const before = Array.from(weightOf(graph.weights, matrixNames.conv1).dataSync());
    const changed = await embedded(additionsTo(encoder, 0.05));
    for (const [at, vector] of changed.entries()) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      expect(cosine(vector, own[at] ?? [])).toBeLessThan(0.999);
    }
    expect(await encoder.embed(sentences)).toEqual(own);
    expect(Array.from(weightOf(graph.weights, matrixNames.conv1).dataSync())).toEqual(before);
  });

  test("of one matrix or one bias alone is seen", async () => {
    const { matrices, vectors } = additionsTo(encoder, 0.05);
    for (const matrix of matrices) expect(await embedded({ matrices: [matrix], vectors: [] }), matrix.name).not.toEqual(own);
    for (const vector of vectors) expect(await embedded({ matrices: [], vectors: [vector] }), vector.name).not.toEqual(own);
  });

  test("is nearly the same after it was stored in 8 bits", async () => {
    const additions = additionsTo(encoder, 0.05);
    const stored = storeAdditions(additions, "a model");
    expect(storeAdditions(additions, "a model")).toEqual(stored);
    const vectors = await embedAdded(encoder, stored)(sentences);
    for (const [at, vector] of (await embedded(additions)).entries()) expect(cosine(vector, vectors[at] ?? [])).toBeGreaterThan(0.999);
    // A quarter of the rank that ships takes a quarter of the room, and the biases theirs.
    expect(JSON.stringify(stored).length).toBeLessThan(60_000);
  });

  test("is refused where it does not fit its matrix", () => {
    const { engine, graph } = encoder.parts();
    const odd = { name: "qkv" as const, rank: 1, down: new Float32Array(3), up: new Float32Array(5) };
    expect(() => changedWeights(engine, graph.weights, { matrices: [odd], vectors: [] })).toThrow();
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
