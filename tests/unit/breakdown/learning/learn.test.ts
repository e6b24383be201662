import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakDown } from "@/lib/breakdown/break-down";
import { type Decision, fitLayer, measure } from "@/lib/breakdown/learning/fit-layer";
import { labelStretches } from "@/lib/breakdown/learning/label-stretches";
import { adjustWith, judge, layerFeatures, layerWeights, plainLayer } from "@/lib/breakdown/learning/layer";
import { learn, learningMin } from "@/lib/breakdown/learning/learn";
import { solveSymmetric } from "@/lib/breakdown/learning/solve-symmetric";
import { readOffline, scoreStretches } from "@/lib/breakdown/providers/offline";
import { worthThreshold } from "@/lib/breakdown/scores";

const reason = (code: string) => ({ code, weight: 1, start: 0, end: 1 });
const stretch = (score: number, codes: string[] = [], kind = "claim" as const) =>
  layerFeatures({ kind, score, reasons: codes.map(reason), isFree: false });

/** A newsroom that takes figures and leaves dates aside, whatever the provider says; one in ten decisions goes the other way. */
function decisionsOf(total: number, articles: number): Decision[] {
  return Array.from({ length: total }, (_, at) => {
    const isFigure = at % 2 === 0;
    return {
      group: `article ${at % articles}`,
      features: stretch(0.35 + (at % 7) / 12, [isFigure ? "number" : "date"]),
      isTaken: at % 10 === 9 ? !isFigure : isFigure,
    };
  });
}
const learnAll = (decisions: readonly Decision[], present = plainLayer) => learn(decisions, { present, threshold: worthThreshold });

describe("a learned layer", () => {
  test("that learnt nothing changes no score but those beyond ±8 in log odds", () => {
    for (const score of [0.001, 0.2, 0.5, 0.99]) expect(judge(plainLayer, stretch(score, ["number"]))).toBeCloseTo(score, 10);
    expect(judge(plainLayer, stretch(1))).toBeCloseTo(1, 3);
    expect(judge(plainLayer, stretch(0))).toBeCloseTo(0, 3);
  });

  test("knows the codes of reasons, but not what the sentence means as a whole: the score has that", () => {
    expect([...stretch(0.5, ["whole-sentence", "number"]).keys()]).toEqual(["score", "bias", "kind:claim", "reason:number"]);
  });

  test("holds the threshold for what is else proposed whatever its score, which it lets stand just above until it learns otherwise", () => {
    const text = "“We lost two million euros last year,” said Mira Holt, the director. The fee was raised in 2011. It is a disgrace.";
    const plain = breakDown(text);
    expect(plain.candidates.length).toBeGreaterThan(0);
    const places = ({ candidates }: { candidates: readonly { start: number; end: number }[] }) =>
      candidates.map(({ start, end }) => [start, end]);
    expect(places(breakDown(text, { adjust: adjustWith(plainLayer) }))).toEqual(places(plain));
    expect(breakDown(text, { adjust: adjustWith({ score: 1, bias: -20 }) }).candidates).toEqual([]);
    const raised = readOffline(text, {}, { layer: { number: 3, weights: { score: 1, bias: 20 } } });
    expect(raised.layer).toBe(3);
    expect(raised.candidates.length).toBeGreaterThanOrEqual(plain.candidates.length);
    // The provider's own score stays beside what the layer made of it.
    expect(raised.sentences.map(({ score }) => score)).toEqual(plain.sentences.map(({ checkWorthiness }) => checkWorthiness));
  });

  test("holds no words: only numbers under names of features", () => {
    const { weights } = learnAll(decisionsOf(80, 8)) as { weights: Record<string, number> };
    expect(Object.keys(weights).sort()).toEqual(["bias", "kind:claim", "reason:date", "reason:number", "score"]);
    expect(layerWeights.safeParse({ "reason:the mayor stole": 1 }).success).toBe(false);
  });
});

describe("fitting", () => {
  test("gives the layer in force when there is nothing to fit", () => {
    expect(fitLayer([], { score: 0.8, "kind:claim": -0.5 })).toEqual({ score: 0.8, "kind:claim": -0.5 });
  });

  test("finds the optimum of a problem whose optimum is known", () => {
    // One feature, held with firmness 1: the root of w + 40 p(w) = 30.
    const decisions = Array.from(
      { length: 40 },
      (_, at): Decision => ({ group: "a", features: new Map([["bias", 1]]), isTaken: at % 4 !== 0 }),
    );
    const { bias = 0 } = fitLayer(decisions, {});
    expect(bias + 40 / (1 + Math.exp(-bias))).toBeCloseTo(30, 2);
  });

  test("solves systems exactly", () => {
    const entry = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }),
        fc.array(entry, { minLength: 4, maxLength: 4 }),
        (half, wanted) => {
          // A·Aᵀ + I is symmetric and positive definite.
          const matrix = half.map((row, i) =>
            half.map((other, j) => row.reduce((sum, value, k) => sum + value * (other[k] ?? 0), i === j ? 1 : 0)),
          );
          const right = matrix.map((row) => row.reduce((sum, value, k) => sum + value * (wanted[k] ?? 0), 0));
          for (const [at, value] of solveSymmetric(matrix, right).entries()) expect(value).toBeCloseTo(wanted[at] ?? 0, 4);
        },
      ),
    );
  });

  test("measures what it says", () => {
    const judged = [
      { probability: 0.9, isTaken: true },
      { probability: 0.4, isTaken: false },
      { probability: 0.1, isTaken: true },
      { probability: 0.1, isTaken: false },
    ];
    const logLoss = -(Math.log(0.9) + Math.log(0.6) + Math.log(0.1) + Math.log(0.9)) / 4;
    expect(measure(judged, 0.31)).toEqual({ logLoss: Number(logLoss.toFixed(4)), agreement: 0.5, f1: 0.5 });
  });
});

describe("learning from a newsroom's decisions", () => {
  test("waits until there are enough of them, of both sorts, on enough articles", () => {
    const { decisions, articles } = learningMin;
    expect(learnAll(decisionsOf(decisions - 1, articles)).outcome).toBe("too-few");
    expect(learnAll(decisionsOf(decisions, articles - 1)).outcome).toBe("too-few");
    expect(learnAll(decisionsOf(200, 8).map((one) => ({ ...one, isTaken: true }))).outcome).toBe("too-few");
    expect(learnAll(decisionsOf(decisions, articles)).outcome).not.toBe("too-few");
  });

  test("foretells held-out decisions of a newsroom with a habit better than before", () => {
    const lesson = learnAll(decisionsOf(120, 8));
    if (lesson.outcome !== "better") throw new Error(`It is ${lesson.outcome}.`);
    expect(lesson.before.agreement).toBeCloseTo(0.6, 1);
    expect(lesson.after.agreement).toBeGreaterThan(lesson.before.agreement + 0.1);
    expect(lesson.after.logLoss).toBeLessThan(lesson.before.logLoss);
    expect(judge(lesson.weights, stretch(0.6, ["number"]))).toBeGreaterThan(0.7);
    expect(judge(lesson.weights, stretch(0.4, ["date"]))).toBeLessThan(worthThreshold);
  });

  test("says so when decisions follow no habit, and when they are foretold already", () => {
    // Scores say exactly what people do, and nothing else does: 3 of 4 at 0.75, 1 of 4 at 0.25.
    const calibrated = Array.from({ length: 128 }, (_, at): Decision => {
      const score = at % 2 === 0 ? 0.75 : 0.25;
      const quarter = Math.floor(at / 16) % 4;
      return {
        group: `article ${Math.floor(at / 2) % 8}`,
        features: stretch(score),
        isTaken: score === 0.75 ? quarter !== 0 : quarter === 0,
      };
    });
    expect(learnAll(calibrated).outcome).toBe("no-better");
    const decisions = decisionsOf(120, 8);
    const first = learnAll(decisions);
    if (first.outcome === "too-few") throw new Error("Too few.");
    const again = learnAll(decisionsOf(121, 7), first.weights);
    if (again.outcome === "too-few") throw new Error("Too few.");
    // What was learnt is where the next lesson begins.
    expect(again.before.agreement).toBeGreaterThan(first.before.agreement + 0.1);
  });

  test("gives the same layer for the same decisions in whatever order", () => {
    const decisions = decisionsOf(90, 6);
    const once = learnAll(decisions);
    fc.assert(
      fc.property(fc.shuffledSubarray(decisions, { minLength: decisions.length }), (shuffled) => {
        expect(learnAll(shuffled)).toEqual(once);
      }),
      { numRuns: 8 },
    );
  });

  test("looks at articles it was not fitted to: what only one article teaches does not count as better", () => {
    // Every article has a habit of its own, of a reason no other has: nothing carries over.
    const decisions = Array.from({ length: 160 }, (_, at): Decision => {
      const article = at % 8;
      const isTaken = (article + Math.floor(at / 8)) % 2 === 0;
      return { group: `article ${article}`, features: stretch(0.5, [`r${"abcdefgh".charAt(article)}-${isTaken ? "yes" : "no"}`]), isTaken };
    });
    expect(learnAll(decisions).outcome).toBe("no-better");
  });
});

describe("decisions about places", () => {
  const text = "The city paid 41 million for the new bridge in 2024. What were they thinking? Ferry traffic fell by a third.";
  const stretches = scoreStretches(text, {});
  const at = (words: string, isTaken: boolean) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, isTaken });
  const label = (...places: ReturnType<typeof at>[]) => labelStretches("a", stretches, places);

  test("become decisions about the stretches that share most with them", () => {
    const [decision] = label(at("paid 41 million for the new bridge in 2024", true));
    expect(decision).toEqual({ group: "a", isTaken: true, features: layerFeatures(stretches[0] ?? expect.fail()) });
  });

  test("count once for each stretch, and as taken when any of them is", () => {
    expect(label(at("The city paid 41 million", false), at("the new bridge in 2024", true)).map(({ isTaken }) => isTaken)).toEqual([true]);
  });

  test("teach nothing where no stretch is, or one that is never proposed", () => {
    expect(label(at("What were they thinking?", true), { start: 500, end: 600, isTaken: true })).toEqual([]);
  });
});
