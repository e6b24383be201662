import { logistic } from "@/lib/breakdown/linear-model";

/** A sum of log odds given to an example the model was not trained on, with the true answer. */
export type HeldOut = { sum: number; isTrue: boolean };

/** A step of at most a twentieth: where sums are far out, the curve is flat and a full Newton step would overshoot. */
function bounded(step: number): number {
  return Math.max(-0.05, Math.min(0.05, step / 2));
}

/**
 * Finds slope and shift that make logistic(slope * sum + shift) a probability (Platt 1999), by gradient descent to convergence. Each part, what is of one
 * origin, counts the same, however many it holds: what is collected easily does not set the measure for the rest.
 */
export function fitCalibration(parts: readonly (readonly HeldOut[])[]): { slope: number; shift: number } {
  const known = parts.filter(({ length }) => length > 0);
  let slope = 1;
  let shift = 0;
  for (let round = 0; round < 600; round += 1) {
    let slopeGradient = 0;
    let shiftGradient = 0;
    let curveA = 1e-9;
    let curveB = 1e-9;
    for (const part of known) {
      const weight = 1 / (known.length * part.length);
      for (const { sum, isTrue } of part) {
        const p = logistic(slope * sum + shift);
        const error = weight * (p - (isTrue ? 1 : 0));
        slopeGradient += error * sum;
        shiftGradient += error;
        curveA += weight * p * (1 - p) * sum * sum;
        curveB += weight * p * (1 - p);
      }
    }
    slope -= bounded(slopeGradient / curveA);
    shift -= bounded(shiftGradient / curveB);
    if (Math.abs(slopeGradient) + Math.abs(shiftGradient) < 1e-7) break;
  }
  return { slope: Number(slope.toPrecision(6)), shift: Number(shift.toPrecision(6)) };
}

/** Items in parts by their origin, in the order in which these come first. */
export function partsByOrigin<Item extends { origin: string }>(items: readonly Item[]): Item[][] {
  return [...new Set(items.map(({ origin }) => origin))].map((origin) => items.filter((item) => item.origin === origin));
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
