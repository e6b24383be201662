/** What is learnt, by name: each its numbers, and how far a step moves it. */
export type Learnt = ReadonlyMap<string, { values: Float64Array; rate: number }>;

const [firstDecay, secondDecay, smallest] = [0.9, 0.999, 1e-8];

/**
 * Moves what is learnt against its gradients, by moving means of these and of their squares (Kingma and Ba 2015); `factor` times each one's rate. What has no
 * gradient in a step stays where it is.
 */
export function adam(learnt: Learnt): (gradients: ReadonlyMap<string, ArrayLike<number>>, factor: number) => void {
  const means = new Map(Array.from(learnt, ([name, { values }]) => [name, new Float64Array(values.length)]));
  const squares = new Map(Array.from(learnt, ([name, { values }]) => [name, new Float64Array(values.length)]));
  let steps = 0;
  return (gradients, factor) => {
    steps += 1;
    const [meanShare, squareShare] = [1 - firstDecay ** steps, 1 - secondDecay ** steps];
    for (const [name, { values, rate }] of learnt) {
      const [gradient, mean, square] = [gradients.get(name), means.get(name), squares.get(name)];
      if (gradient === undefined || mean === undefined || square === undefined) continue;
      for (let at = 0; at < values.length; at += 1) {
        const slope = gradient[at] ?? 0;
        const moved = firstDecay * (mean[at] ?? 0) + (1 - firstDecay) * slope;
        const spread = secondDecay * (square[at] ?? 0) + (1 - secondDecay) * slope * slope;
        mean[at] = moved;
        square[at] = spread;
        values[at] = (values[at] ?? 0) - (factor * rate * (moved / meanShare)) / (Math.sqrt(spread / squareShare) + smallest);
      }
    }
  };
}
