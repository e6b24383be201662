import { countIndependentSources } from "./independent-sources";

type Weighed = Parameters<typeof countIndependentSources>[0][number] & {
  stance: "supports" | "refutes" | "context";
  withdrawnAt: Date | null;
};

/** A claim's evidence at a glance. `sources` counts those that are independent of each other, as far as is recorded. */
export type Balance = {
  sides: { stance: Weighed["stance"]; pieces: number; sources: number }[];
  /** Searches for counter-evidence, and how many found some. */
  searches: number;
  finds: number;
};

const stances = ["supports", "refutes", "context"] as const;

/** Weighs the evidence that stands, and the searches for counter-evidence. Both sides are always named, context only where there is some. */
export function weighEvidence(evidence: readonly Weighed[], searches: readonly { isFound: boolean }[]): Balance {
  const standing = evidence.filter(({ withdrawnAt }) => withdrawnAt === null);
  const sides = stances.map((stance) => {
    const pieces = standing.filter((piece) => piece.stance === stance);
    return { stance, pieces: pieces.length, sources: countIndependentSources(pieces) };
  });
  return {
    sides: sides.filter(({ stance, pieces }) => stance !== "context" || pieces > 0),
    searches: searches.length,
    finds: searches.filter(({ isFound }) => isFound).length,
  };
}
