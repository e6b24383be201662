/** A score with the true answer. */
export type Judged = { score: number; isTrue: boolean };

/** F1 of the positive class at a threshold. */
export function f1At(judged: readonly Judged[], threshold: number): number {
  let hits = 0;
  let wrong = 0;
  let missed = 0;
  for (const { score, isTrue } of judged) {
    if (score >= threshold && isTrue) hits += 1;
    else if (score >= threshold) wrong += 1;
    else if (isTrue) missed += 1;
  }
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + wrong + missed);
}

/** The share of right answers at a threshold. */
export function accuracyAt(judged: readonly Judged[], threshold: number): number {
  return judged.filter(({ score, isTrue }) => score >= threshold === isTrue).length / Math.max(1, judged.length);
}

/** The mean of the F1 of both classes at a threshold. */
export function macroF1At(judged: readonly Judged[], threshold: number): number {
  const negatives = judged.map(({ score, isTrue }) => ({ score: score >= threshold ? 0 : 1, isTrue: !isTrue }));
  return (f1At(judged, threshold) + f1At(negatives, 0.5)) / 2;
}

/** Average precision of a ranking by score. */
export function averagePrecision(judged: readonly Judged[]): number {
  let hits = 0;
  let sum = 0;
  for (const [place, { isTrue }] of [...judged].sort((a, b) => b.score - a.score).entries()) {
    if (!isTrue) continue;
    hits += 1;
    sum += hits / (place + 1);
  }
  return hits === 0 ? 0 : sum / hits;
}

/** The threshold with the best value of a measure, among the given ones; the first of equals. */
export function bestThreshold(
  judged: readonly Judged[],
  measure: (judged: readonly Judged[], threshold: number) => number,
  among: readonly number[],
): { threshold: number; value: number } {
  let best = { threshold: among[0] ?? 0, value: -1 };
  for (const threshold of among) {
    const value = measure(judged, threshold);
    if (value > best.value) best = { threshold, value };
  }
  return best;
}
