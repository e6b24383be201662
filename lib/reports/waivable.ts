/**
 * The rules of the gate an owner can let editors waive. No other rule ever is: the rest say that the report exists, is sound, and was judged by
 * enough people who are independent of each other.
 */
export const waivableCodes = [
  "twoSources",
  "counterEvidence",
  "rightOfReply",
  "sourcesCaptured",
  "interestsDisclosed",
  "evidenceCanBeFound",
] as const;

/** The name of a rule that can be waived. */
export type WaivableCode = (typeof waivableCodes)[number];

/** What a report was published without, after “Published without”. */
export const withoutWords: Record<WaivableCode, string> = {
  twoSources: "sources of two publishers",
  counterEvidence: "a recorded search for what would show the opposite",
  rightOfReply: "a recorded contact with the claimant",
  sourcesCaptured: "kept copies of all sources",
  interestsDisclosed: "the interests of all sources",
  evidenceCanBeFound: "a way for readers to find all evidence",
};

type Told = { rule: WaivableCode; claimId: string; reason: string; waivedBy: string };

/** Waivers as readers are told of them: the same reason by the same person for several claims stands once, with how many. */
export function groupWaivers(waivers: readonly Told[]): (Omit<Told, "claimId"> & { claims: number })[] {
  const groups = new Map<string, Omit<Told, "claimId"> & { claims: number }>();
  for (const { rule, reason, waivedBy } of waivers) {
    const key = JSON.stringify([rule, reason, waivedBy]);
    groups.set(key, { rule, reason, waivedBy, claims: (groups.get(key)?.claims ?? 0) + 1 });
  }
  return [...groups.values()];
}
