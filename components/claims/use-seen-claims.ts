"use client";
import type { SeenClaim, Sought } from "@/lib/claims/seen-before";
import type { ShownFactCheck } from "@/lib/fact-checks/queries";
import { useLookedUp } from "./use-looked-up";

// As JSON brings it: days are text.
type SeenFactCheck = Omit<ShownFactCheck, "claimedOn" | "reviewedOn" | "importedAt" | "withdrawals"> & { reviewedOn: string | null };

type Seen = { claims: readonly SeenClaim[]; factChecks: readonly SeenFactCheck[] };

/** Looks for earlier claims that say the same, once what is at hand stays there; `again` is another attempt after a failure. */
export function useSeenClaims(workspace: string, sought: Sought) {
  const asked = Object.entries(sought).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return useLookedUp<Seen>(`/${workspace}/claims/seen-before?${new URLSearchParams(asked)}`);
}
