import type { ClaimState } from "@/lib/claims/workflow";

/** One step by which a claim was split, merged or found to be another's duplicate, and how the claim it led to stands. */
export type LineageLine = {
  fromClaimId: string;
  toClaimId: string;
  to: { articleId: string; state: ClaimState; published: { slug: string } | null };
};

type Family = {
  article: { id: string };
  claims: readonly { id: string; state: ClaimState }[];
  lineage: readonly LineageLine[];
};

const isSettled = (state: ClaimState) => state === "decided" || state === "published";

/** What stands in a claim's place now, through every split and merge; the claim itself when nothing does. */
function heirsOf({ lineage }: Pick<Family, "lineage">, claimId: string, known: ReadonlySet<string> = new Set()): string[] {
  const next = lineage.filter((line) => line.fromClaimId === claimId && !known.has(line.toClaimId));
  if (next.length === 0) return [claimId];
  const seen = new Set([...known, claimId]);
  return [...new Set(next.flatMap(({ toClaimId }) => heirsOf({ lineage }, toClaimId, seen)))];
}

/**
 * Whether readers of a claim that was published lose nothing in the next version: it is in it, or all that stands in its place is, or is
 * published in another article's report.
 */
export function isKept(family: Family, claim: { id: string; state: ClaimState }): boolean {
  if (isSettled(claim.state)) return true;
  if (claim.state !== "withdrawn") return false;
  const heirs = heirsOf(family, claim.id).filter((id) => id !== claim.id);
  return heirs.length > 0 && heirs.every((id) => holds(family, id));
}

function holds({ article, claims, lineage }: Family, claimId: string): boolean {
  const here = claims.find(({ id }) => id === claimId);
  if (here !== undefined) return isSettled(here.state);
  const elsewhere = lineage.find(({ toClaimId }) => toClaimId === claimId)?.to;
  return elsewhere !== undefined && elsewhere.articleId !== article.id && elsewhere.state === "published";
}

/** Of some claims, those that another came from, directly or through others. */
export function forebearsOf(family: Pick<Family, "lineage">, claimId: string, among: readonly string[]): string[] {
  return among.filter((id) => id !== claimId && comesFrom(family, { claimId, id }, new Set()));
}

function comesFrom({ lineage }: Pick<Family, "lineage">, { claimId, id }: { claimId: string; id: string }, known: Set<string>): boolean {
  if (known.has(claimId)) return false;
  known.add(claimId);
  return lineage.some(
    (line) => line.toClaimId === claimId && (line.fromClaimId === id || comesFrom({ lineage }, { claimId: line.fromClaimId, id }, known)),
  );
}
