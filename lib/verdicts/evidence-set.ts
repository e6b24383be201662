import { createHash } from "node:crypto";
import { canonicalBytes } from "@/lib/audit/canonical";

/** SHA-256 (lower-case hex) of a set of evidence: ids and revisions, in an order that does not depend on how they were listed. */
export function evidenceSetHash(evidence: readonly { id: string; revision: number }[]): string {
  const set = evidence.map(({ id, revision }) => [id, revision] as const).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHash("sha256").update(canonicalBytes(set)).digest("hex");
}
