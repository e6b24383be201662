import { findRestatements, type Restatement } from "@/lib/breakdown/restatements";

const keptMax = 50;
const kept = new Map<string, readonly Restatement[]>();

/**
 * What the candidates of a snapshot say again, in reading order. Found once and kept for the next look at the desk: a snapshot's text and
 * its candidates' places never change, and comparing thousands of them takes half the time of the page.
 */
export function knownRestatements(
  snapshot: { id: string; text: string },
  candidates: readonly { start: number; end: number }[],
): readonly Restatement[] {
  const key = `${snapshot.id}:${candidates.length}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = findRestatements(snapshot.text, candidates);
  const [oldest] = kept.keys();
  if (kept.size >= keptMax && oldest !== undefined) kept.delete(oldest);
  kept.set(key, found);
  return found;
}
