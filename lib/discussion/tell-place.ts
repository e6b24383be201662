import type { Selector } from "@/lib/articles/selector";
import { hashOfJson } from "@/lib/audit/hash-of-json";

/** Where words stand that a discussion is about, as events say it: the words themselves, and a hash of all that they are found again by. */
export function tellPlace({ snapshotId, selector }: { snapshotId: string; selector: Selector }) {
  const { exact, start, end } = selector;
  return { snapshotId, exact, start, end, selectorHash: hashOfJson({ ...selector }) };
}
