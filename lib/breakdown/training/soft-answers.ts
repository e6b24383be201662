import { logistic } from "@/lib/breakdown/linear-model";
import type { Meaning } from "@/lib/breakdown/meaning";
import { fitCalibration, type HeldOut } from "@/lib/breakdown/training/calibration";
import { type DenseModel, fitDense } from "@/lib/breakdown/training/dense-logistic";

/** A sentence that a teacher may learn from or answer for: its vector, its group, and the true answer where one is known. */
export type Pupil = { meaning: Meaning; group: string; answer: boolean | null };

const folds = 5;
/** How firmly a teacher's weights are held: what serves the heads that ship. */
const decay = 0.3;

function sumOf({ bias, weights }: DenseModel, meaning: Meaning): number {
  let sum = bias;
  for (const [at, value] of meaning.entries()) sum += (weights[at] ?? 0) * value;
  return sum;
}

function teacherOf(pupils: readonly Pupil[], from?: DenseModel): DenseModel {
  const width = pupils[0]?.meaning.length ?? 0;
  return fitDense(
    pupils.map(({ meaning, answer }) => ({ values: meaning, label: answer === true ? 1 : 0 })),
    Array.from({ length: width }, () => decay),
    from,
  );
}

/**
 * How likely the answer is yes for each sentence, as linear teachers over their vectors have it, which learn from those with a known answer. A sentence that
 * has one is answered by a teacher that saw nothing of its group: what it only remembers would teach nothing.
 */
export function softAnswers<One extends Pupil>(pupils: readonly One[]): Map<One, number> {
  const known = pupils.filter(({ answer }) => answer !== null);
  const groups = [...new Set(known.map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, number) => [group, number % folds]));
  const whole = teacherOf(known);
  const sums = new Map<One, number>();
  for (let fold = 0; fold < folds; fold += 1) {
    const held = known.filter(({ group }) => foldOf.get(group) === fold);
    if (held.length === 0) continue;
    const teacher = teacherOf(
      known.filter(({ group }) => foldOf.get(group) !== fold),
      whole,
    );
    for (const pupil of held) sums.set(pupil, sumOf(teacher, pupil.meaning));
  }
  const heldOut: HeldOut[] = known.map((pupil) => ({ sum: sums.get(pupil) ?? 0, isTrue: pupil.answer === true }));
  const { slope, shift } = fitCalibration([heldOut]);
  return new Map(pupils.map((pupil) => [pupil, logistic(slope * (sums.get(pupil) ?? sumOf(whole, pupil.meaning)) + shift)]));
}
