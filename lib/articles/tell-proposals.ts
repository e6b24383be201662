import { hashOfJson } from "@/lib/audit/hash-of-json";

/** What a machine proposes as a claim, as its row holds it. */
type Proposed = {
  start: number;
  end: number;
  sentence: number;
  kind: string;
  statement: string;
  claimant: string | null;
  checkWorthiness: number;
  reasons: unknown;
  provider: string;
  model: string | null;
  version: string;
  score: number;
};

/** What is hashed of one, in this order. */
export const proposalColumns = [
  ...(["start", "end", "sentence", "kind", "statement", "claimant"] as const),
  ...(["checkWorthiness", "reasons", "provider", "model", "version", "score"] as const),
] satisfies readonly (keyof Proposed)[];

/** SHA-256, in hex, of one candidate as the machine proposed it. */
export function hashOfProposal(candidate: Proposed): string {
  return hashOfJson(proposalColumns.map((column) => candidate[column]));
}

/** The same of all of a snapshot, in whichever order they are given. */
export function hashOfProposals(hashes: readonly string[]): string {
  return hashOfJson(hashes.toSorted());
}
