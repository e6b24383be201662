/** Who made a claim, as its events say it; nobody where that is not known. */
export function sayClaimant(claimant: { name: string; kind: "person" | "organisation" } | null) {
  return { claimant: claimant?.name ?? null, claimantKind: claimant?.kind ?? null };
}

/** The day on which a claim was made, as its events say it: `2026-11-29`, or null where nobody knows. */
export function sayDay(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null;
}
