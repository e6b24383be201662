type Named = {
  /** Carried sets were said of another claim. */
  carriedFromId: string | null;
  revisionNumber: number;
  pieces: readonly {
    evidenceRevision: number;
    evidence: { number: number; revision: number; withdrawnAt: Date | null; checks: readonly { state: string }[] };
  }[];
};

/** What keeps a sufficient set from being whole: what became of one of its pieces, or that it was said of other words than the claim's present ones. */
export type Lack =
  | { piece: number; became: "withdrawn" | "revised" | "changed" | "gone" }
  | { piece: null; became: "reworded" | "carried" };

function becameOf({ evidenceRevision, evidence }: Named["pieces"][number]): Lack | null {
  const { number: piece, withdrawnAt, revision, checks } = evidence;
  if (withdrawnAt !== null) return { piece, became: "withdrawn" };
  if (revision !== evidenceRevision) return { piece, became: "revised" };
  const seen = checks[0]?.state;
  return seen === "changed" || seen === "gone" ? { piece, became: seen } : null;
}

/** All that a sufficient set lacks, by the newest check of each piece, which comes first; it is whole when there is nothing. */
export function lacksOf(set: Named, claim: { revisionNumber: number }): Lack[] {
  const words: Lack[] =
    set.carriedFromId !== null
      ? [{ piece: null, became: "carried" }]
      : set.revisionNumber === claim.revisionNumber
        ? []
        : [{ piece: null, became: "reworded" }];
  return [...words, ...set.pieces.flatMap((piece) => becameOf(piece) ?? [])];
}
