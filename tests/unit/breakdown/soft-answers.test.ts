import { describe, expect, test } from "vitest";
import { bucketOf, logistic, readModel, shareOf, storeModel, storeModelSmall, weightOf } from "@/lib/breakdown/linear-model";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { type Goal, type LabelledFeatures, type Origin, trainScorer } from "@/lib/breakdown/training/sentence-models";
import { softAnswers } from "@/lib/breakdown/training/soft-answers";

/** Two dozen groups of sentences whose answer is yes where the first number of the vector is above 0; the second tells the group. */
const pupils = Array.from({ length: 240 }, (_, at) => {
  const group = at % 24;
  const isYes = (at * 7) % 3 === 0;
  return {
    meaning: [isYes ? 1 : -1, ...Array.from({ length: 24 }, (_, place) => (place === group ? 1 : 0))],
    group: `${group}`,
    answer: isYes,
  };
});

describe("teachers", () => {
  test("answer for sentences without an answer as those nearest to them are answered", () => {
    const unknown = [1, -1].map((first) => ({ meaning: [first, ...Array.from({ length: 24 }, () => 0)], group: "new", answer: null }));
    const answers = softAnswers([...pupils, ...unknown]);
    expect(answers.size).toBe(242);
    expect(answers.get(unknown[0] ?? fail())).toBeGreaterThan(0.9);
    expect(answers.get(unknown[1] ?? fail())).toBeLessThan(0.1);
  });

  test("answer for a sentence without having seen its group's answers", () => {
    // In the odd group the answers are turned round: who had seen it would say so.
    const odd = pupils.map((pupil) => (pupil.group === "5" ? { ...pupil, answer: !pupil.answer } : pupil));
    const answers = softAnswers(odd);
    const wrong = odd.filter(({ group }) => group === "5");
    for (const pupil of wrong) expect((answers.get(pupil) ?? 0.5) > 0.5).toBe(!pupil.answer);
    expect(wrong).toHaveLength(10);
  });
});

describe("a sentence model with teachers", () => {
  const labels = { isWorthy: false, isSubjective: false };
  const examplesWith = (meaningOf: (first: number) => number[] | undefined): LabelledFeatures[] => [
    ...pupils.map(({ group, answer }, at) => ({
      features: Int32Array.of(answer ? 1 : 2, 100 + (at % 5)),
      meaning: meaningOf(answer ? 1 : -1),
      wordTotal: 1,
      group,
      origin: "corpus" as const,
      ...labels,
      isVerifiable: answer,
    })),
    // Words that no labelled sentence has, in sentences that mean what those with yes mean.
    ...Array.from({ length: 200 }, (_, at) => ({
      features: Int32Array.of(at % 2 === 0 ? 7 : 8, 100 + (at % 5)),
      meaning: meaningOf(at % 2 === 0 ? 1 : -1),
      wordTotal: 1,
      group: `unlabelled ${at}`,
      origin: "unlabelled" as const,
      ...labels,
      isVerifiable: false,
    })),
  ];
  const none: Readonly<Record<Origin, number>> = {
    claimbuster: 0,
    experts: 0,
    relabelled: 0,
    web: 0,
    speeches: 0,
    corpus: 0,
    unlabelled: 0,
  };
  const goal: Goal = {
    label: "isVerifiable",
    weights: { ...none, corpus: 1 },
    calibrateOn: ["corpus"],
    fitting: { bits: 12, passes: 8, step: 0.05, decay: 1e-5, seed: 3 },
    weightBits: 4,
    teaching: { share: 0.3, origins: ["unlabelled"] },
  };
  const scoreOf = (scorer: ReturnType<typeof trainScorer>["scorer"], feature: number) => {
    const model = readModel(scorer);
    return logistic(scorer.slope * (model.bias + shareOf(1) * weightOf(model, feature)) + scorer.shift);
  };

  test("learns words that only sentences without a label have", () => {
    const { scorer, heldOut } = trainScorer(
      examplesWith((first) => [first, 0]),
      goal,
    );
    expect(scoreOf(scorer, 7)).toBeGreaterThan(0.8);
    expect(scoreOf(scorer, 8)).toBeLessThan(0.2);
    expect(heldOut).toHaveLength(240);
    expect(
      trainScorer(
        examplesWith((first) => [first, 0]),
        goal,
      ).scorer,
    ).toEqual(scorer);
  });

  test("goes by labels alone where there are no vectors", () => {
    const { scorer } = trainScorer(
      examplesWith(() => undefined),
      goal,
    );
    expect(scoreOf(scorer, 7)).toBeCloseTo(scoreOf(scorer, 8), 6);
    expect(scoreOf(scorer, 1)).toBeGreaterThan(0.8);
    expect(scoreOf(scorer, 2)).toBeLessThan(0.2);
  });
});

describe("weights in four bits", () => {
  const next = seededNumbers(11);
  // Sums of three numbers around 0: many small, few large, as weights are.
  const weights = Float64Array.from({ length: 1 << 12 }, () => (next() + next() + next() - 1.5) ** 3);
  const model = { bits: 12, bias: -0.25, weights };
  const small = storeModelSmall(model);

  test("take half the space of weights in eight, and keep sign and size", () => {
    expect(atob(small.weights)).toHaveLength(1 << 11);
    const read = readModel(small);
    const fine = readModel(storeModel(model));
    expect(read.bias).toBe(-0.25);
    let [error, size] = [0, 0];
    for (let hash = 0; hash < 10_000; hash += 1) {
      const exact = weights[bucketOf(hash, 12)] ?? 0;
      error += (weightOf(read, hash) - exact) ** 2;
      size += exact ** 2;
      expect(weightOf(read, hash) * exact, String(hash)).toBeGreaterThanOrEqual(0);
      expect(Math.abs(weightOf(fine, hash) - exact)).toBeLessThan(0.02);
    }
    // Fifteen steps cannot do better than a seventh or so of weights so far apart.
    expect(Math.sqrt(error / size)).toBeLessThan(0.2);
    expect(storeModelSmall(model)).toEqual(small);
  });

  test("of a length that fits neither way are refused", () => {
    expect(() => readModel({ ...small, weights: small.weights.slice(0, 1024) })).toThrow(RangeError);
  });
});

function fail(): never {
  throw new Error("no such pupil");
}
