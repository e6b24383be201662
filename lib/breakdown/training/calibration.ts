import { logistic } from "@/lib/breakdown/linear-model";

/** A sum of log odds given to an example the model was not trained on, with the true answer. */
export type HeldOut = { sum: number; isTrue: boolean };

/** A step of at most a twentieth: where sums are far out, the curve is flat and a full Newton step would overshoot. */
function bounded(step: number): number {
  return Math.max(-0.05, Math.min(0.05, step / 2));
}

/** Finds slope and shift that make logistic(slope * sum + shift) a probability (Platt 1999), by gradient descent to convergence. */
export function fitCalibration(heldOut: readonly HeldOut[]): { slope: number; shift: number } {
  let slope = 1;
  let shift = 0;
  const total = Math.max(1, heldOut.length);
  for (let round = 0; round < 600; round += 1) {
    let slopeGradient = 0;
    let shiftGradient = 0;
    let curveA = 1e-6;
    let curveB = 1e-6;
    for (const { sum, isTrue } of heldOut) {
      const p = logistic(slope * sum + shift);
      const error = p - (isTrue ? 1 : 0);
      slopeGradient += error * sum;
      shiftGradient += error;
      curveA += p * (1 - p) * sum * sum;
      curveB += p * (1 - p);
    }
    slope -= bounded(slopeGradient / curveA);
    shift -= bounded(shiftGradient / curveB);
    if (Math.abs(slopeGradient) + Math.abs(shiftGradient) < 1e-7 * total) break;
  }
  return { slope: Number(slope.toPrecision(6)), shift: Number(shift.toPrecision(6)) };
}

/** Expected calibration error over ten bins of equal width, and the bins themselves for a reliability curve. */
export function reliability(probabilities: readonly { probability: number; isTrue: boolean }[]): {
  error: number;
  bins: { mean: number; share: number; total: number }[];
} {
  const bins = Array.from({ length: 10 }, () => ({ mean: 0, share: 0, total: 0 }));
  for (const { probability, isTrue } of probabilities) {
    const bin = bins[Math.min(9, Math.floor(probability * 10))];
    if (!bin) continue;
    bin.mean += probability;
    bin.share += isTrue ? 1 : 0;
    bin.total += 1;
  }
  let error = 0;
  for (const bin of bins) {
    if (bin.total === 0) continue;
    bin.mean /= bin.total;
    bin.share /= bin.total;
    error += (Math.abs(bin.mean - bin.share) * bin.total) / Math.max(1, probabilities.length);
  }
  return { error, bins };
}
