import { describe, expect, test } from "vitest";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { adam } from "@/lib/breakdown/training/encoder/adam";
import { batchesOf } from "@/lib/breakdown/training/encoder/batches";
import { fixedLayer, partNames } from "@/lib/breakdown/training/encoder/encoder-net";
import type { Heads } from "@/lib/breakdown/training/encoder/heads";
import { type EncoderLesson, trainEncoder } from "@/lib/breakdown/training/encoder/train-encoder";
import { numbers, startedEngine, tinyWeights } from "./tiny-net";

describe("training the upper layer", () => {
  const random = seededNumbers(1);
  /** A sentence whose answer stands in the first number of its first token. */
  const lessons: (EncoderLesson & { rows: Float32Array })[] = Array.from({ length: 60 }, (_, at) => {
    const length = 2 + (at % 4);
    const rows = numbers(length * 8, random, 1);
    rows[0] = at % 2 === 0 ? 2 : -2;
    return { length, rows, yes: [at % 2 === 0], odds: [0], choices: [] };
  });
  const lower = (own: readonly (typeof lessons)[number][]) => {
    const tokens = Math.max(...own.map(({ length }) => length));
    const values = new Float32Array(own.length * tokens * 8);
    for (const [at, { rows }] of own.entries()) values.set(rows, at * tokens * 8);
    return { values, tokens, lengths: own.map(({ length }) => length) };
  };

  async function trained(seed: number) {
    const engine = await startedEngine();
    const weights = tinyWeights(engine, 2);
    const heads: Heads = { weights: new Float64Array(8), bias: new Float64Array(1), odds: Float64Array.of(1) };
    const losses: number[] = [];
    const parts = trainEncoder(
      { engine, weights, fixed: { ...fixedLayer(engine, weights), heads: 2 }, lower },
      {
        passes: Array.from({ length: 12 }, () => lessons),
        heads,
        recipe: {
          batchSize: 8,
          rank: 2,
          rates: { layer: 0.02, heads: 0.05 },
          warmUp: 0.1,
          pulls: [1e-4],
          questions: { yes: [{ weight: 1 }], choices: [] },
        },
        say: (loss) => losses.push(loss),
      },
      seededNumbers(seed),
    );
    return { heads, losses, numbers: partNames.map((name) => Array.from(parts[name].values)) };
  }

  test("learns what the vectors did not say, and gives the same numbers twice", async () => {
    const first = await trained(7);
    expect(first.losses[0]).toBeGreaterThan(0.4);
    expect(first.losses.at(-1)).toBeLessThan(0.15);
    expect(await trained(7)).toEqual(first);
    expect((await trained(8)).numbers).not.toEqual(first.numbers);
  });
});

test("batches hold every sentence once, hardly fill any up, and come in an order of chance", () => {
  const random = seededNumbers(4);
  const lengths = Array.from({ length: 1_000 }, () => 1 + Math.floor(random() * 60));
  const batches = batchesOf(lengths, 16, seededNumbers(9));
  expect(batches.flat().toSorted((a, b) => a - b)).toEqual([...lengths.keys()]);
  expect(batchesOf(lengths, 16, seededNumbers(9))).toEqual(batches);
  const tokens = batches.reduce((sum, batch) => sum + batch.length * Math.max(...batch.map((at) => lengths[at] ?? 0)), 0);
  expect(tokens / lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(1.15);
  const means = batches.map((batch) => batch.reduce((sum, at) => sum + (lengths[at] ?? 0), 0) / batch.length);
  expect(means).not.toEqual(means.toSorted((a, b) => a - b));
});

test("Adam's first steps are as its authors give them", () => {
  const values = Float64Array.of(1, -2);
  const move = adam(new Map([["one", { values, rate: 0.1 }]]));
  move(new Map([["one", [0.5, -4]]]), 1);
  // The first step is the rate, whatever the gradient's size.
  expect(values[0]).toBeCloseTo(0.9, 6);
  expect(values[1]).toBeCloseTo(-1.9, 6);
  move(new Map([["one", [0, 0]]]), 0.5);
  const [mean, square] = [(0.9 * 0.05) / (1 - 0.81), (0.999 * 0.00025) / (1 - 0.998001)];
  expect(values[0]).toBeCloseTo(0.9 - (0.05 * mean) / Math.sqrt(square), 6);
});
