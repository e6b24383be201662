import { readAdditions, type StoredAdditions, storeAdditions } from "@/lib/breakdown/encoder/additions";
import { logistic } from "@/lib/breakdown/linear-model";
import { headSum, readHead, type StoredHead } from "@/lib/breakdown/meaning";
import { seededNumbers } from "@/lib/breakdown/seeded-numbers";
import { additionsOf, firstParts, type Parts, partsOf } from "@/lib/breakdown/training/encoder/encoder-net";
import type { Heads } from "@/lib/breakdown/training/encoder/heads";
import { encoderQuestions, encoderScores, firstHeads, headPulls, type PlacedLesson } from "@/lib/breakdown/training/encoder/lessons";
import { type EncoderRecipe, type EncoderSource, trainEncoder, vectorsWith } from "@/lib/breakdown/training/encoder/train-encoder";
import { storeHead } from "@/lib/breakdown/training/meaning-heads";

/** How the encoder is trained: passes over the lessons, beside what is the same for all nets. */
export type EncoderPlan = Omit<EncoderRecipe, "pulls" | "questions"> & { passes: number; seed: number };

/** An encoder that was trained, as it is stored: what is added, and the heads of the scores over its vectors, not yet calibrated. */
export type TrainedEncoder = { additions: StoredAdditions; heads: readonly StoredHead[] };

/** Log odds that heads gave to a lesson, by scores; null where nobody answered. */
export type HeldOutOdds = { lesson: PlacedLesson; odds: readonly (number | null)[] };

const readSize = 64;

/** The vectors of lessons that the upper layer makes with such parts; those of about one length are made together. */
export function vectorsOf(
  source: EncoderSource<PlacedLesson>,
  parts: Parts,
  lessons: readonly PlacedLesson[],
): Map<PlacedLesson, Float32Array> {
  const order = [...lessons].sort((a, b) => a.length - b.length || a.place - b.place);
  const found = new Map<PlacedLesson, Float32Array>();
  for (let from = 0; from < order.length; from += readSize) {
    const batch = order.slice(from, from + readSize);
    const values = vectorsWith({ ...source, parts }, source.lower(batch));
    const width = values.length / batch.length;
    for (const [at, lesson] of batch.entries()) found.set(lesson, values.subarray(at * width, (at + 1) * width));
  }
  return found;
}

/** The vectors of lessons as the package makes them. */
export function packageVectors(source: EncoderSource<PlacedLesson>, lessons: readonly PlacedLesson[]): Map<PlacedLesson, Float32Array> {
  return vectorsOf(source, firstParts(source.weights, 1, seededNumbers(0)), lessons);
}

/** Trains an encoder and its heads on lessons, from heads over the package's own vectors (`before`). */
export function trainOn(
  source: EncoderSource<PlacedLesson>,
  lessons: readonly PlacedLesson[],
  {
    model,
    plan,
    before,
    say,
  }: { model: string; plan: EncoderPlan; before: ReadonlyMap<PlacedLesson, Float32Array>; say: (loss: number) => void },
): TrainedEncoder {
  const random = seededNumbers(plan.seed);
  const width = before.values().next().value?.length ?? 0;
  const heads = firstHeads(lessons, (lesson) => before.get(lesson) ?? [], width);
  const passes = Array.from({ length: plan.passes }, () => lessons);
  const recipe: EncoderRecipe = { ...plan, pulls: headPulls(lessons), questions: encoderQuestions };
  const parts = trainEncoder(source, { passes, heads, recipe, say }, random);
  return {
    additions: storeAdditions(additionsOf(parts, source.weights), model),
    heads: encoderScores.map((_, row) => storedRow(heads, row, width)),
  };
}

function storedRow({ weights, bias, odds }: Heads, row: number, width: number): StoredHead {
  return storeHead({ bias: bias[row] ?? 0, weights: Float64Array.of(...weights.subarray(row * width, (row + 1) * width), odds[row] ?? 1) });
}

/** What an encoder, as it is stored, says of lessons that it has not seen. */
export function heldOutOdds(
  source: EncoderSource<PlacedLesson>,
  { additions, heads }: TrainedEncoder,
  lessons: readonly PlacedLesson[],
): HeldOutOdds[] {
  const read = readAdditions(additions);
  if (read === null) throw new Error("nothing was added to the encoder");
  const vectors = vectorsOf(source, partsOf(read, source.weights), lessons);
  const own = heads.map(readHead);
  return lessons.map((lesson) => {
    const vector = Array.from(vectors.get(lesson) ?? []);
    const oddsOf = (row: number) => {
      const head = own[row];
      return head === undefined || lesson.yes[row] === null ? null : headSum(head, vector, logistic(lesson.odds[row] ?? 0));
    };
    return { lesson, odds: encoderScores.map((_, row) => oddsOf(row)) };
  });
}
