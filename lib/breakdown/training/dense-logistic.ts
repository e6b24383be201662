/** An example with all its numbers, and its label. */
export type DenseExample = { values: readonly number[]; label: 0 | 1 };

/** The weight of each value, and the bias, in log odds. */
export type DenseModel = { bias: number; weights: Float64Array };

const stepsMax = 12;
/** The error after such a step is about its square. */
const stepMin = 1e-3;
/** With a curve that is kept, steps cost little, and the error after one is a share of it. */
const kept = { stepsMax: 60, stepMin: 1e-5 };

/**
 * Logistic regression over dense vectors with an L2 pull towards 0 for each value (`pulls`) and none on the bias, by Newton's method. Deterministic: the same examples
 * in the same order give the same weights. The examples must be of one length, and at least one. `from` is a solution of nearly the same
 * examples: the loss is taken to bend everywhere as it does there, so that the dearest part is done once.
 */
export function fitDense(examples: readonly DenseExample[], pulls: readonly number[], from?: DenseModel): DenseModel {
  const width = (examples[0]?.values.length ?? 0) + 1;
  const rows = examples.map(({ values }) => Float64Array.from([...values, 1]));
  const weights = from === undefined ? new Float64Array(width) : Float64Array.from([...from.weights, from.bias]);
  const penalty = (at: number) => pulls[at] ?? 1e-6;
  const most = from === undefined ? { stepsMax, stepMin } : kept;
  let root: Float64Array = new Float64Array(0);
  for (let step = 0; step < most.stepsMax; step += 1) {
    const curve = step === 0 || from === undefined ? new Float64Array(width * width) : null;
    const gradient = Float64Array.from(weights, (weight, at) => penalty(at) * weight);
    for (const [number, row] of rows.entries()) {
      const p = 1 / (1 + Math.exp(-product(row, weights)));
      const error = p - (examples[number]?.label ?? 0);
      for (let at = 0; at < width; at += 1) gradient[at] = (gradient[at] ?? 0) + error * (row[at] ?? 0);
      if (curve !== null) addBelow(curve, row, Math.max(1e-6, p * (1 - p)));
    }
    if (curve !== null) {
      for (let at = 0; at < width; at += 1) curve[at * width + at] = (curve[at * width + at] ?? 0) + penalty(at);
      root = rootBelow(curve, width);
    }
    const move = solveBelow(root, gradient);
    for (let at = 0; at < width; at += 1) weights[at] = (weights[at] ?? 0) - (move[at] ?? 0);
    if (move.every((change) => Math.abs(change) < most.stepMin)) break;
  }
  return { bias: weights[width - 1] ?? 0, weights: weights.slice(0, -1) };
}

/** Adds a row times itself, so many times, to the lower half of a matrix. */
function addBelow(matrix: Float64Array, row: Float64Array, times: number): void {
  const width = row.length;
  for (let at = 0; at < width; at += 1) {
    const share = times * (row[at] ?? 0);
    for (let other = 0, cell = at * width; other <= at; other += 1, cell += 1)
      matrix[cell] = (matrix[cell] ?? 0) + share * (row[other] ?? 0);
  }
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** The lower triangular root of a symmetric positive definite matrix of which the lower half is given, after Cholesky; in its place. */
function rootBelow(matrix: Float64Array, width: number): Float64Array {
  const cell = (row: number, column: number) => matrix[row * width + column] ?? 0;
  for (let column = 0; column < width; column += 1) {
    for (let row = column; row < width; row += 1) {
      let rest = cell(row, column);
      for (let before = 0; before < column; before += 1) rest -= cell(row, before) * cell(column, before);
      matrix[row * width + column] = row === column ? Math.sqrt(rest) : rest / cell(column, column);
    }
  }
  return matrix;
}

/** Solves `root × root turned × x = right`. */
function solveBelow(root: Float64Array, right: Float64Array): Float64Array {
  const width = right.length;
  const cell = (row: number, column: number) => root[row * width + column] ?? 0;
  const solved = Float64Array.from(right);
  for (let row = 0; row < width; row += 1) {
    let rest = solved[row] ?? 0;
    for (let before = 0; before < row; before += 1) rest -= cell(row, before) * (solved[before] ?? 0);
    solved[row] = rest / cell(row, row);
  }
  for (let row = width - 1; row >= 0; row -= 1) {
    let rest = solved[row] ?? 0;
    for (let after = row + 1; after < width; after += 1) rest -= cell(after, row) * (solved[after] ?? 0);
    solved[row] = rest / cell(row, row);
  }
  return solved;
}
