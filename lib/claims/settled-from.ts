import { z } from "zod";
import { areSameWords, isCertainPlace } from "./places";

const stored = z.object({
  state: z.enum(["exact", "normalised", "moved", "ambiguous", "lost"]),
  ...{ exact: z.string(), prefix: z.string(), suffix: z.string() },
  ...{ start: z.number().int(), end: z.number().int(), score: z.number() },
});

/** What a place was while it waited for a person: what was looked for there, and what was found. */
export type SettledFrom = z.infer<typeof stored>;

/** What is kept of a place that waits when a person says where its words are, so that it can be taken back. */
export function keepSettledFrom({ state, exact, prefix, suffix, start, end, score }: SettledFrom): SettledFrom {
  return { state, exact, prefix, suffix, start, end, score };
}

/** What a place was before a person settled it, as it was kept; null where that is not on record. */
export function settledFromOf(kept: unknown): SettledFrom | null {
  return kept === null ? null : stored.parse(kept);
}

type Stated = { state: SettledFrom["state"] };

/**
 * Whether taking a placing back gives a claim other words than it was settled on: `present` as a person settled it, `waiting` as it is then, from `base`
 * on, beside the claim's `others` on the snapshot. What was said to be gone was looked for by the same words all the while.
 */
export function changesWords(taken: {
  present: Stated & { exact: string };
  waiting: Stated;
  base: { exact: string };
  others: readonly Stated[];
}): boolean {
  const { present, waiting, base, others } = taken;
  if (!isCertainPlace(present)) return false;
  return !areSameWords(present.exact, base.exact) || [waiting, ...others].every(({ state }) => state === "lost");
}
