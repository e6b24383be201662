import { logistic } from "@/lib/breakdown/linear-model";
import { headSum, logOdds, type Meaning, readHead, type StoredHead } from "@/lib/breakdown/meaning";
import { fitCalibration, partsByOrigin } from "@/lib/breakdown/training/calibration";
import { type DenseExample, type DenseModel, fitDense } from "@/lib/breakdown/training/dense-logistic";

/** A sentence to learn from: its vector, what sparse models that saw nothing of its group gave it, its group, where it is from, and the answer. */
export type MeaningExample = { meaning: Meaning; sparse: number; group: string; origin: string; isTrue: boolean };

const folds = 5;
/** The sparse model has proved itself on held-out groups: what it counts is as good as free. */
const sparsePull = 1e-3;

function fitHead(examples: readonly MeaningExample[], decay: number, from?: DenseModel): DenseModel {
  const dense = examples.map(
    ({ meaning, sparse, isTrue }): DenseExample => ({
      values: [...meaning, logOdds(sparse)],
      label: isTrue ? 1 : 0,
    }),
  );
  const width = examples[0]?.meaning.length ?? 0;
  return fitDense(dense, [...Array.from({ length: width }, () => decay), sparsePull], from);
}

/** Writes a head, the last of whose weights is what the sparse model counts, in 8 bits; not yet calibrated. */
export function storeHead({ bias, weights }: DenseModel): StoredHead {
  const own = weights.subarray(0, -1);
  const scale = Number((own.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 1e-9) / 127).toPrecision(6));
  const letters = Array.from(own, (weight) => String.fromCharCode(Math.round(weight / scale) & 255));
  const rounded = (value: number) => Number(value.toPrecision(6));
  return { scale, bias: rounded(bias), weights: btoa(letters.join("")), sparse: rounded(weights.at(-1) ?? 0), slope: 1, shift: 0 };
}

/** Fits a head, its weights held by an L2 pull of `decay`, and calibrates it on examples whose group it had not seen; also gives those probabilities back. */
export function trainHead(
  examples: readonly MeaningExample[],
  decay: number,
): { head: StoredHead; heldOut: { score: number; isTrue: boolean; origin: string }[] } {
  const groups = [...new Set(examples.map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, number) => [group, number % folds]));
  const whole = fitHead(examples, decay);
  const sums: { sum: number; example: MeaningExample }[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const others = examples.filter(({ group }) => foldOf.get(group) !== fold);
    const head = readHead(storeHead(fitHead(others, decay, whole)));
    for (const example of examples)
      if (foldOf.get(example.group) === fold) sums.push({ sum: headSum(head, example.meaning, example.sparse), example });
  }
  const calibration = fitCalibration(partsByOrigin(sums.map(({ sum, example: { isTrue, origin } }) => ({ sum, isTrue, origin }))));
  const heldOut = sums.map(({ sum, example: { isTrue, origin } }) => ({
    score: logistic(calibration.slope * sum + calibration.shift),
    isTrue,
    origin,
  }));
  return { head: { ...storeHead(whole), ...calibration }, heldOut };
}
