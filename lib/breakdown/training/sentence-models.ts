import { bucketOf, logistic, shareOf, storeModel } from "@/lib/breakdown/linear-model";
import type { StoredScorer } from "@/lib/breakdown/scores";
import { fitCalibration, type HeldOut } from "@/lib/breakdown/training/calibration";
import { type Fitting, fitLogistic } from "@/lib/breakdown/training/logistic-regression";
import { bestThreshold, f1At } from "@/lib/breakdown/training/measures";

/** Where a sentence and its labels come from: ClaimBuster's crowd, its experts, our own labels on sentences of the crowd's part, our own labels on blogs and newsgroups, our own corpus. */
export type Origin = "claimbuster" | "experts" | "relabelled" | "web" | "corpus";

/** A sentence to learn from: its features, plain words first, who or what it came from (held out as a whole), and its labels. */
export type LabelledFeatures = {
  features: Int32Array;
  wordTotal: number;
  group: string;
  origin: Origin;
  isWorthy: boolean;
  isVerifiable: boolean;
  isSubjective: boolean;
};

/** What to learn: the label, how much a sentence of each origin counts, and on whose held-out sentences probabilities are fitted. */
export type Goal = {
  label: "isWorthy" | "isVerifiable" | "isSubjective";
  weights: Readonly<Record<Origin, number>>;
  calibrateOn: readonly Origin[];
  fitting: Fitting;
  /** A second model over plain words on one origin alone, which errs in other places, and how far its log odds count. */
  words?: { from: Origin; fitting: Fitting; pull: number };
};

type Model = ReturnType<typeof fitLogistic>;
type Models = { whole: Model; words: Model | null };

const folds = 5;

function fitGoal(examples: readonly LabelledFeatures[], goal: Goal): Models {
  const { words } = goal;
  const labelOf = (example: LabelledFeatures) => (example[goal.label] ? 1 : 0);
  const whole = fitLogistic(
    examples
      .filter((example) => goal.weights[example.origin] > 0)
      .map((example) => ({
        features: example.features,
        label: labelOf(example),
        weight: goal.weights[example.origin],
        share: shareOf(example.features.length),
      })),
    goal.fitting,
  );
  const ofWords = words && examples.filter(({ origin }) => origin === words.from);
  if (!words || !ofWords || ofWords.length === 0) return { whole, words: null };
  const plain = fitLogistic(
    ofWords.map((example) => ({
      features: example.features.subarray(0, example.wordTotal),
      label: labelOf(example),
      weight: 1,
      share: shareOf(example.wordTotal),
    })),
    words.fitting,
  );
  return {
    whole,
    words: { bits: plain.bits, bias: plain.bias * words.pull, weights: plain.weights.map((weight) => weight * words.pull) },
  };
}

function sumBy(model: Model, features: Int32Array): number {
  let sum = 0;
  for (const feature of features) sum += model.weights[bucketOf(feature, model.bits)] ?? 0;
  return model.bias + shareOf(features.length) * sum;
}

/** A held-out example's place in the list it came from, and its origin. */
type Placed = { number: number; origin: Origin };

/** Sums given to every example by models that saw nothing of its group (a debate, an article). */
export function heldOutSums(examples: readonly LabelledFeatures[], goal: Goal): (HeldOut & Placed)[] {
  const groups = [...new Set(examples.map((example) => example.group))].sort();
  const foldOf = new Map(groups.map((group, number) => [group, number % folds]));
  const sums: (HeldOut & Placed)[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const { whole, words } = fitGoal(
      examples.filter((example) => foldOf.get(example.group) !== fold),
      goal,
    );
    for (const [number, example] of examples.entries()) {
      if (foldOf.get(example.group) !== fold) continue;
      const plain = words ? sumBy(words, example.features.subarray(0, example.wordTotal)) : 0;
      sums.push({ sum: sumBy(whole, example.features) + plain, isTrue: example[goal.label], number, origin: example.origin });
    }
  }
  return sums;
}

/** Fits the models of a goal on all examples and calibrates them on sums from cross-validation by group; also gives those probabilities back. */
export function trainScorer(
  examples: readonly LabelledFeatures[],
  goal: Goal,
): { scorer: StoredScorer; heldOut: ({ score: number; isTrue: boolean } & Placed)[] } {
  const sums = heldOutSums(examples, goal);
  const calibration = fitCalibration(sums.filter(({ origin }) => goal.calibrateOn.includes(origin)));
  const heldOut = sums.map(({ sum, ...rest }) => ({ score: logistic(calibration.slope * sum + calibration.shift), ...rest }));
  const { whole, words } = fitGoal(examples, goal);
  return { scorer: { ...storeModel(whole), ...(words ? { words: storeModel(words) } : {}), ...calibration }, heldOut };
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
