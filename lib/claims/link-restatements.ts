import type { Restatement } from "@/lib/breakdown/restatements";

/** Another place of the same article that says the same: the candidate there, or the claim it has become. */
export type SaidAgain = { kind: "claim" | "candidate"; id: string; start: number; end: number; isVerbatim: boolean };

type Place = { id: string; claimId: string | null; start: number; end: number };

/**
 * For each candidate of an article, by its id, the other places that say the same, in reading order: what it repeats, and what repeats it.
 * Candidates that say what no other says are left out.
 */
export function linkRestatements(restatements: readonly Restatement[], candidates: readonly Place[]): Map<string, SaidAgain[]> {
  const links = new Map<string, SaidAgain[]>();
  const link = (from: Place | undefined, to: Place | undefined, isVerbatim: boolean) => {
    if (from === undefined || to === undefined) return;
    const { start, end, claimId } = to;
    const there = links.get(from.id) ?? [];
    there.push({ ...(claimId === null ? { kind: "candidate", id: to.id } : { kind: "claim", id: claimId }), start, end, isVerbatim });
    links.set(from.id, there);
  };
  for (const { earlier, later, kind } of restatements) {
    link(candidates[earlier], candidates[later], kind === "verbatim");
    link(candidates[later], candidates[earlier], kind === "verbatim");
  }
  for (const there of links.values()) there.sort((a, b) => a.start - b.start);
  return links;
}
