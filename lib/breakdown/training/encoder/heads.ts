import { logistic } from "@/lib/breakdown/linear-model";

/**
 * What is known of a sentence: for each question that is answered with yes or no the answer (null where nobody gave one) and the log odds that another model
 * gave it, and for each question of several answers the number of the right one.
 */
export type Answers = { yes: readonly (boolean | null)[]; odds: readonly number[]; choices: readonly (number | null)[] };

/** How much each question counts, and among how many answers a choice is made. */
export type Questions = { yes: readonly { weight: number }[]; choices: readonly { weight: number; total: number }[] };

/** A row of weights over the vector for each question of yes or no, then for each answer of the others; a bias for each row; and what the other model's log odds count for each question of yes or no. */
export type Heads = { weights: Float64Array; bias: Float64Array; odds: Float64Array };

/** How many rows of weights the questions take. */
export function rowsOf({ yes, choices }: Questions): number {
  return choices.reduce((total, choice) => total + choice.total, yes.length);
}

/** Log odds of each row for one vector, those of the other model not yet in them. */
function sumsOf({ weights, bias }: Heads, vector: ArrayLike<number>): Float64Array {
  return bias.map((start, row) => {
    let sum = start;
    for (let at = 0, cell = row * vector.length; at < vector.length; at += 1, cell += 1) sum += (weights[cell] ?? 0) * (vector[at] ?? 0);
    return sum;
  });
}

/**
 * How wrong the heads are on a batch, a sentence in the mean, together with the pull on their weights (`pulls`: half the square of each row times its pull), and
 * the gradients of it all: for the vectors, one behind the other, and for the heads.
 */
export function judgeHeads(
  heads: Heads,
  {
    vectors,
    answers,
    questions,
    pulls,
  }: { vectors: Float32Array; answers: readonly Answers[]; questions: Questions; pulls: readonly number[] },
): { loss: number; ofVectors: Float32Array; ofHeads: Heads } {
  const width = vectors.length / answers.length;
  const ofVectors = new Float32Array(vectors.length);
  const ofHeads: Heads = {
    weights: heads.weights.map((weight, cell) => (pulls[Math.floor(cell / width)] ?? 0) * weight),
    bias: new Float64Array(heads.bias.length),
    odds: new Float64Array(heads.odds.length),
  };
  let loss = 0;
  for (const [cell, weight] of heads.weights.entries()) loss += ((pulls[Math.floor(cell / width)] ?? 0) / 2) * weight * weight;
  for (const [sentence, answer] of answers.entries()) {
    const vector = vectors.subarray(sentence * width, (sentence + 1) * width);
    const { lost, errors } = judgeOne(sumsOf(heads, vector), heads.odds, { answer, questions });
    loss += lost / answers.length;
    for (const [row, whole] of errors.entries()) {
      const error = whole / answers.length;
      if (error === 0) continue;
      ofHeads.bias[row] = (ofHeads.bias[row] ?? 0) + error;
      if (row < ofHeads.odds.length) ofHeads.odds[row] = (ofHeads.odds[row] ?? 0) + error * (answer.odds[row] ?? 0);
      for (let at = 0, cell = row * width; at < width; at += 1, cell += 1) {
        ofHeads.weights[cell] = (ofHeads.weights[cell] ?? 0) + error * (vector[at] ?? 0);
        const place = sentence * width + at;
        ofVectors[place] = (ofVectors[place] ?? 0) + error * (heads.weights[cell] ?? 0);
      }
    }
  }
  return { loss, ofVectors, ofHeads };
}

/** How much is lost on one sentence, and the gradient of it for each row's sum. */
function judgeOne(
  sums: Float64Array,
  shares: Float64Array,
  { answer, questions: { yes, choices } }: { answer: Answers; questions: Questions },
): { lost: number; errors: Float64Array } {
  const errors = new Float64Array(sums.length);
  let lost = 0;
  for (const [question, { weight }] of yes.entries()) {
    const isYes = answer.yes[question] ?? null;
    if (isYes === null) continue;
    const sum = (sums[question] ?? 0) + (shares[question] ?? 0) * (answer.odds[question] ?? 0);
    lost += weight * (Math.max(sum, 0) - (isYes ? sum : 0) + Math.log1p(Math.exp(-Math.abs(sum))));
    errors[question] = weight * (logistic(sum) - (isYes ? 1 : 0));
  }
  let from = yes.length;
  for (const [question, { weight, total }] of choices.entries()) {
    const right = answer.choices[question] ?? null;
    if (right !== null) {
      const own = sums.subarray(from, from + total);
      const largest = Math.max(...own);
      const powers = own.map((sum) => Math.exp(sum - largest));
      const all = powers.reduce((whole, power) => whole + power, 0);
      lost += weight * (Math.log(all) + largest - (own[right] ?? 0));
      for (const [at, power] of powers.entries()) errors[from + at] = weight * (power / all - (at === right ? 1 : 0));
    }
    from += total;
  }
  return { lost, errors };
}
