import { bucketOf, logistic, shareOf, storeModel, storeModelSmall } from "@/lib/breakdown/linear-model";
import type { Meaning } from "@/lib/breakdown/meaning";
import type { StoredScorer } from "@/lib/breakdown/scores";
import { fitCalibration, type HeldOut, partsByOrigin } from "@/lib/breakdown/training/calibration";
import { type Fitting, fitLogistic } from "@/lib/breakdown/training/logistic-regression";
import { bestThreshold, f1At } from "@/lib/breakdown/training/measures";
import { softAnswers } from "@/lib/breakdown/training/soft-answers";

/** Where a sentence and its labels come from: ClaimBuster's crowd, its experts, our own labels on sentences of the crowd's part, our own labels on blogs and newsgroups and on speeches of presidents, our own corpus; or the same web without labels. */
export type Origin = "claimbuster" | "experts" | "relabelled" | "web" | "speeches" | "corpus" | "unlabelled";

/** A sentence to learn from: its features, plain words first, its vector where one is at hand, who or what it came from (held out as a whole), and its labels. */
export type LabelledFeatures = {
  features: Int32Array;
  meaning?: Meaning | undefined;
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
  /** How many bits a stored weight takes. */
  weightBits: 4 | 8;
  /**
   * What teachers over vectors make of sentences, learnt from those that probabilities are fitted on: how far it stands in for the labels of these, and the
   * origins whose sentences are learnt from by it alone. Where there are no vectors, labels are all there is.
   */
  teaching?: { share: number; origins: readonly Origin[] };
  /** A second model over plain words on one origin alone, which errs in other places, and how far its log odds count. */
  words?: { from: Origin; fitting: Fitting; pull: number };
};

type Model = ReturnType<typeof fitLogistic>;
type Models = { whole: Model; words: Model | null };

const folds = 5;

type Lesson = { example: LabelledFeatures; answer: number; weight: number };

/** What to learn from each sentence: how likely the answer is yes, and how much that counts. */
function lessonsOf(examples: readonly LabelledFeatures[], { label, weights, calibrateOn, teaching }: Goal): Lesson[] {
  const labelled = examples.map((example) => ({ example, answer: example[label] ? 1 : 0, weight: weights[example.origin] }));
  if (teaching === undefined || examples.some(({ meaning }) => meaning === undefined)) return labelled;
  const isKnown = ({ origin }: LabelledFeatures) => calibrateOn.includes(origin);
  const pupils = examples
    .filter((example) => isKnown(example) || teaching.origins.includes(example.origin))
    .map((example) => ({
      example,
      meaning: example.meaning ?? [],
      group: example.group,
      answer: isKnown(example) ? example[label] : null,
    }));
  const answers = new Map(Array.from(softAnswers(pupils), ([{ example }, answer]) => [example, answer]));
  return labelled.map((lesson) => {
    const answer = answers.get(lesson.example);
    if (answer === undefined) return lesson;
    return isKnown(lesson.example)
      ? { ...lesson, answer: lesson.answer + teaching.share * (answer - lesson.answer) }
      : { ...lesson, answer, weight: 1 };
  });
}

function fitGoal(examples: readonly LabelledFeatures[], goal: Goal): Models {
  const { words } = goal;
  const whole = fitLogistic(
    lessonsOf(examples, goal)
      .filter(({ weight }) => weight > 0)
      .map(({ example: { features }, answer, weight }) => ({ features, label: answer, weight, share: shareOf(features.length) })),
    goal.fitting,
  );
  const ofWords = words && examples.filter(({ origin }) => origin === words.from);
  if (!words || !ofWords || ofWords.length === 0) return { whole, words: null };
  const plain = fitLogistic(
    ofWords.map((example) => ({
      features: example.features.subarray(0, example.wordTotal),
      label: example[goal.label] ? 1 : 0,
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

/** Which of so many folds each group is held out in. */
export function foldsByGroup(examples: readonly { group: string; origin: Origin }[], total: number): Map<string, number> {
  // Whoever has no label is held out with the labelled of its group, and else with nobody.
  const groups = [...new Set(examples.filter(({ origin }) => origin !== "unlabelled").map(({ group }) => group))].sort();
  return new Map(groups.map((group, number) => [group, number % total]));
}

/** Sums given to every example by models that saw nothing of its group (a debate, an article). */
export function heldOutSums(examples: readonly LabelledFeatures[], goal: Goal): (HeldOut & Placed)[] {
  const foldOf = foldsByGroup(examples, folds);
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
  const calibration = fitCalibration(partsByOrigin(sums.filter(({ origin }) => goal.calibrateOn.includes(origin))));
  const heldOut = sums.map(({ sum, ...rest }) => ({ score: logistic(calibration.slope * sum + calibration.shift), ...rest }));
  const { whole, words } = fitGoal(examples, goal);
  const store = goal.weightBits === 4 ? storeModelSmall : storeModel;
  return { scorer: { ...store(whole), ...(words ? { words: storeModel(words) } : {}), ...calibration }, heldOut };
}

/** The threshold of best F1 on held-out probabilities, in steps of .01; every origin counts the same, however many sentences it has. */
export function chooseThreshold(heldOut: readonly { score: number; isTrue: boolean; origin: string }[]): {
  threshold: number;
  value: number;
} {
  const parts = partsByOrigin(heldOut);
  return bestThreshold(
    heldOut,
    (_, threshold) => parts.reduce((sum, part) => sum + f1At(part, threshold), 0) / Math.max(1, parts.length),
    Array.from({ length: 81 }, (_, step) => Number((0.1 + step / 100).toFixed(2))),
  );
}
