import { bucketOf, logistic, storeModel } from "@/lib/breakdown/linear-model";
import type { StoredScorer } from "@/lib/breakdown/scores";
import { atEvenOdds, fitCalibration, type HeldOut } from "@/lib/breakdown/training/calibration";
import { type Fitting, fitLogistic } from "@/lib/breakdown/training/logistic-regression";
import { bestThreshold, f1At } from "@/lib/breakdown/training/measures";

/** A sentence to learn from: its features, who or what it came from (held out as a whole), and its labels where it has them. */
export type LabelledFeatures = {
  features: Int32Array;
  group: string;
  origin: "claimbuster" | "corpus";
  isWorthy: boolean;
  isVerifiable: boolean;
  isSubjective: boolean;
};

/** What to learn: the label, and how much a sentence of either origin counts. */
export type Goal = {
  label: "isWorthy" | "isVerifiable" | "isSubjective";
  weights: Readonly<Record<LabelledFeatures["origin"], number>>;
  calibrateOn: readonly LabelledFeatures["origin"][];
  /** Whether to calibrate as if both answers were equally likely: for what is rare in one kind of text and common in another. */
  evenOdds?: true;
};

const folds = 5;

function fitGoal(examples: readonly LabelledFeatures[], goal: Goal, fitting: Fitting) {
  return fitLogistic(
    examples
      .filter((example) => goal.weights[example.origin] > 0)
      .map((example) => ({ features: example.features, label: example[goal.label] ? 1 : 0, weight: goal.weights[example.origin] })),
    fitting,
  );
}

/** Sums given to every example by a model that saw nothing of its group (a debate, an article). */
export function heldOutSums(
  examples: readonly LabelledFeatures[],
  goal: Goal,
  fitting: Fitting,
): (HeldOut & { origin: LabelledFeatures["origin"] })[] {
  const groups = [...new Set(examples.map((example) => example.group))].sort();
  const foldOf = new Map(groups.map((group, number) => [group, number % folds]));
  const sums: (HeldOut & { origin: LabelledFeatures["origin"] })[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const model = fitGoal(
      examples.filter((example) => foldOf.get(example.group) !== fold),
      goal,
      fitting,
    );
    for (const example of examples) {
      if (foldOf.get(example.group) !== fold) continue;
      let sum = model.bias;
      for (const feature of example.features) sum += model.weights[bucketOf(feature, model.bits)] ?? 0;
      sums.push({ sum, isTrue: example[goal.label], origin: example.origin });
    }
  }
  return sums;
}

/** Fits a model on all examples and calibrates it on sums from cross-validation by group; also gives those probabilities back. */
export function trainScorer(
  examples: readonly LabelledFeatures[],
  goal: Goal,
  fitting: Fitting,
): { scorer: StoredScorer; heldOut: { score: number; isTrue: boolean; origin: LabelledFeatures["origin"] }[] } {
  const sums = heldOutSums(examples, goal, fitting);
  const calibratedOn = sums.filter(({ origin }) => goal.calibrateOn.includes(origin));
  const calibration = fitCalibration(goal.evenOdds ? atEvenOdds(calibratedOn) : calibratedOn);
  const heldOut = sums.map(({ sum, isTrue, origin }) => ({ score: logistic(calibration.slope * sum + calibration.shift), isTrue, origin }));
  return { scorer: { ...storeModel(fitGoal(examples, goal, fitting)), ...calibration }, heldOut };
}

/** The threshold of best F1 on held-out probabilities, in steps of .01; every origin counts the same, however many sentences it has. */
export function chooseThreshold(heldOut: readonly { score: number; isTrue: boolean; origin: string }[]): {
  threshold: number;
  value: number;
} {
  const origins = [...new Set(heldOut.map(({ origin }) => origin))];
  const parts = origins.map((origin) => heldOut.filter((one) => one.origin === origin));
  return bestThreshold(
    heldOut,
    (_, threshold) => parts.reduce((sum, part) => sum + f1At(part, threshold), 0) / Math.max(1, parts.length),
    Array.from({ length: 81 }, (_, step) => Number((0.1 + step / 100).toFixed(2))),
  );
}
