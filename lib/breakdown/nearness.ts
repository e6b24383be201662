const dayMs = 86_400_000;
/**
 * A claim of the same days counts up to four times as much as one of another decade. One made afterwards is no earlier claim and hardly counts; two days are
 * left for time zones and for what is dated by its report.
 */
const nearness = { weight: 3, halfDays: 200, afterDays: 2, after: 0.2 };
/** A post is checked within days of being written, or repeats what was checked long before; one day is left for time zones. */
const checking = { weight: 3, halfDays: 14, beforeDays: 1 };
/** How many of the likeliest claims tell when a text without a date was said, and at what distance one counts half. */
const crowd = { total: 100, halfDays: 200, atLeast: 1e-3 };

/** The day a date names, counted from 1970; NaN for none or one that cannot be read. */
export function dayOf(date: string | undefined): number {
  return date === undefined ? Number.NaN : Date.parse(date) / dayMs;
}

/** How much more likely a claim of that day is meant: people repeat what was said lately; 1 where a date is missing. */
export function nearnessOf(asked: number, made: number): number {
  const days = asked - made;
  if (Number.isNaN(days)) return 1;
  if (days < -nearness.afterDays) return nearness.after;
  return 1 + nearness.weight / (1 + Math.abs(days) / nearness.halfDays);
}

/** How much more likely a claim of that day is meant by a post that names the day it was written: up to four times from that day on, 1 before and where a date is missing. */
export function nearnessToPost(posted: number, made: number): number {
  const days = made - posted;
  return days >= -checking.beforeDays ? 1 + checking.weight / (1 + Math.abs(days) / checking.halfDays) : 1;
}

/**
 * Scores (best first) of claims for a text of which nobody knows when it was said: claims made when many other likely ones were made
 * count more, after the temporal feedback of Efron and Golovchinsky (2011). The best placed in time keeps its score, a claim without a day
 * counts as the mean of the others, and with fewer than two days nothing changes.
 */
export function withLikelyTimes(scores: readonly number[], days: readonly number[]): number[] {
  const likely = scores.flatMap((score, at) => (at < crowd.total && !Number.isNaN(days[at]) ? [{ at, score, day: days[at] ?? 0 }] : []));
  if (likely.length < 2) return [...scores];
  const total = likely.reduce((sum, { score }) => sum + score, 0);
  const company = days.map((day, at) =>
    likely.reduce((sum, other) => (other.at === at ? sum : sum + other.score / (1 + Math.abs(day - other.day) / crowd.halfDays)), 0),
  );
  const known = company.filter((sum) => !Number.isNaN(sum));
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  const most = known.reduce((best, one) => Math.max(best, one), 0);
  const share = (sum: number) => ((Number.isNaN(sum) ? mean : sum) + crowd.atLeast * total) / (most + crowd.atLeast * total);
  return scores.map((score, at) => score * share(company[at] ?? Number.NaN));
}
