/** What a suggestion of a priority rests on: the machine's view of the words (0 to 1; null for a claim a person marked), and the article's reach. */
export type PriorityGround = { checkWorthiness: number | null; reach: number | null };

// Somebody marked it themselves: that it merits a check is their view, not the machine's.
const worthWhenMarked = 0.6;
const worthMin = { high: 0.5, urgent: 0.75 };
const reachMin = { high: 10_000, urgent: 100_000 };

/**
 * How urgent a claim is by its check-worthiness and its article's reach: 2 (urgent) when both are great, 1 (high) when both are considerable or
 * the words alone are telling, 0 otherwise. Never decreases when either grows. A reach that is not known counts as none.
 */
export function suggestPriority({ checkWorthiness, reach }: PriorityGround): 0 | 1 | 2 {
  const worth = checkWorthiness ?? worthWhenMarked;
  const readers = reach ?? 0;
  if (worth >= worthMin.urgent && readers >= reachMin.urgent) return 2;
  if (worth >= worthMin.high && readers >= reachMin.high) return 1;
  return worth >= worthMin.urgent ? 1 : 0;
}
