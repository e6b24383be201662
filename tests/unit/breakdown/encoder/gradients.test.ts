import { expect, test } from "vitest";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { firstParts, fixedLayer, layerInput, type Parts, partNames, partTensors } from "@/lib/breakdown/training/encoder/encoder-net";
import { judgeHeads } from "@/lib/breakdown/training/encoder/heads";
import { judgeBatch } from "@/lib/breakdown/training/encoder/train-encoder";
import { upperLayer } from "@/lib/breakdown/training/encoder/upper-layer";
import { numbers, startedEngine, tinyWeights } from "./tiny-net";

const questions = { yes: [{ weight: 1 }, { weight: 0.5 }], choices: [{ weight: 0.3, total: 3 }] };
const answers = [
  { yes: [true, null], odds: [0.7, -1], choices: [2] },
  { yes: [false, true], odds: [-0.4, 0.3], choices: [null] },
  { yes: [null, false], odds: [0, 1.2], choices: [0] },
];
const pulls = [0.02, 0.01, 0.03, 0.03, 0.03];

function headsOf(random: () => number) {
  return {
    weights: Float64Array.from(numbers(5 * 8, random, 2)),
    bias: Float64Array.from(numbers(5, random)),
    odds: Float64Array.from(numbers(2, random)),
  };
}

test("the way back through the upper layer gives the slopes that small steps show, of every part", async () => {
  const engine = await startedEngine();
  const random = seededNumbers(5);
  const weights = tinyWeights(engine, 3);
  const fixed = { ...fixedLayer(engine, weights), heads: 2 };
  const parts: Parts = firstParts(weights, 2, random);
  // What is added starts at nothing, which would hide the slopes of half of it.
  for (const name of partNames) if (name.endsWith(".up")) parts[name].values.set(numbers(parts[name].values.length, random, 0.5));
  const input = { values: numbers(3 * 5 * 8, random, 2), tokens: 5, lengths: [5, 2, 4] };
  const net = { engine, fixed, parts };
  const heads = headsOf(random);
  const recipe = { questions, pulls };
  const { loss, gradients } = judgeBatch(net, { input, answers, heads, recipe });
  expect(loss).toBeGreaterThan(0);
  const known: [string, Float64Array][] = [
    ...partNames.map((name): [string, Float64Array] => [name, parts[name].values]),
    ...Object.entries(heads).map(([name, values]): [string, Float64Array] => [`heads.${name}`, values]),
  ];
  const off: string[] = [];
  const step = 2e-3;
  for (const [name, values] of known) {
    const slopes = gradients.get(name) ?? [];
    expect(slopes.length, name).toBe(values.length);
    let [wrong, size] = [0, 0];
    for (let at = 0; at < values.length; at += Math.max(1, Math.floor(values.length / 12))) {
      const kept = values[at] ?? 0;
      const at_ = (moved: number) => {
        values[at] = kept + moved;
        return judgeBatch(net, { input, answers, heads, recipe }).loss;
      };
      const shown = (at_(step) - at_(-step)) / (2 * step);
      values[at] = kept;
      wrong = Math.max(wrong, Math.abs(shown - (slopes[at] ?? 0)));
      size = Math.max(size, Math.abs(shown));
    }
    if (wrong > 1e-4 + 0.01 * size || size < 1e-5) off.push(`${name}: off by ${wrong} of ${size}`);
  }
  expect(off).toEqual([]);
});

test("what fills up a batch changes no vector", async () => {
  const engine = await startedEngine();
  const random = seededNumbers(8);
  const weights = tinyWeights(engine, 4);
  const fixed = { ...fixedLayer(engine, weights), heads: 2 };
  const parts = partTensors(engine, firstParts(weights, 2, random));
  const tokens = numbers(3 * 8, random);
  const vectorsOf = (values: Float32Array, total: number) =>
    upperLayer(
      engine,
      { fixed, parts, tell: () => undefined },
      layerInput(engine, { values, tokens: total, lengths: [3] }),
    ).vectors.dataSync();
  const alone = vectorsOf(tokens, 3);
  const filled = vectorsOf(Float32Array.from([...tokens, ...numbers(2 * 8, random)]), 5);
  for (const [at, value] of alone.entries()) expect(filled[at]).toBeCloseTo(value, 5);
  expect(Math.hypot(...alone)).toBeCloseTo(1, 5);
});

test("heads lose what is said of them by hand", () => {
  const heads = { weights: Float64Array.of(1, 0, 0, 1, 2, 0), bias: Float64Array.of(0.5, 0, 0), odds: Float64Array.of(2) };
  const { loss, ofVectors, ofHeads } = judgeHeads(heads, {
    vectors: Float32Array.of(1, 3),
    answers: [{ yes: [true], odds: [0.25], choices: [1] }],
    questions: { yes: [{ weight: 1 }], choices: [{ weight: 1, total: 2 }] },
    pulls: [0.1, 0, 0],
  });
  // The sum for yes is 1 + .5 + 2 × .25; those of the choice are 3 and 2.
  const [yes, second] = [Math.log(1 + Math.exp(-2)), Math.log(1 + Math.exp(1))];
  expect(loss).toBeCloseTo(yes + second + 0.05, 9);
  const [ofYes, ofFirst] = [1 / (1 + Math.exp(-2)) - 1, 1 / (1 + Math.exp(-1))];
  expect(Array.from(ofVectors, (value) => Number(value.toFixed(5)))).toEqual(
    [ofYes - 2 * ofFirst, ofFirst].map((value) => Number(value.toFixed(5))),
  );
  expect(ofHeads.odds[0]).toBeCloseTo(ofYes * 0.25, 9);
  expect(ofHeads.weights[0]).toBeCloseTo(ofYes + 0.1, 9);
  expect(ofHeads.bias[1]).toBeCloseTo(ofFirst, 9);
});
