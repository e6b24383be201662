/** The value below which a share (0 to 1) of the figures lies, by nearest rank. Throws on no figures. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((left, right) => left - right);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError("There are no figures.");
  return value;
}

/** The middle figure. */
export const median = (figures: readonly number[]) => percentile(figures, 0.5);

/** Runs work and answers how long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** A line of a report: what was measured, the figure, and the goal with a mark that says whether it is met. */
export function report(line: { what: string; figure: string; goal?: { text: string; isMet: boolean } }): void {
  const goal = line.goal === undefined ? "" : `   goal ${line.goal.text} ${line.goal.isMet ? "✓" : "✗ missed"}`;
  console.log(`  ${line.what.padEnd(72)} ${line.figure.padStart(16)}${goal}`);
}

/** A heading of a report. */
export function heading(text: string): void {
  console.log(`\n${text}`);
}
