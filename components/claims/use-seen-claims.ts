"use client";
import { useEffect, useState } from "react";
import type { SeenClaim, Sought } from "@/lib/claims/seen-before";
import type { ShownFactCheck } from "@/lib/fact-checks/queries";

// Somebody going quickly from candidate to candidate asks for none of them.
const settlingMs = 350;

// As JSON brings it: days are text.
type SeenFactCheck = Omit<ShownFactCheck, "claimedOn" | "reviewedOn" | "importedAt" | "withdrawals"> & { reviewedOn: string | null };

type Seen = { claims: readonly SeenClaim[]; factChecks: readonly SeenFactCheck[] };
type Found = Seen | "looking" | "failed";

/** Looks for earlier claims that say the same, once what is at hand stays there; `again` is another attempt after a failure. */
export function useSeenClaims(workspace: string, sought: Sought): { found: Found; again: () => void } {
  const [found, setFound] = useState<Found>("looking");
  const [attempt, setAttempt] = useState(0);
  const address = `/${workspace}/claims/seen-before?${new URLSearchParams(Object.entries(sought).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is another attempt.
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => void look(address, stop.signal).then((answer) => stop.signal.aborted || setFound(answer)), settlingMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, attempt]);
  return { found, again: () => setAttempt((count) => count + 1) };
}

async function look(address: string, signal: AbortSignal): Promise<Found> {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return "failed";
    const body: Seen = await response.json();
    return body;
  } catch (error) {
    if (!signal.aborted) console.error(error);
    return "failed";
  }
}
