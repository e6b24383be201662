import { randomUUID } from "node:crypto";
import type { PlacedRow } from "./placed-row";

/** An answer about to be written: its comment's id, and the comment it answers (null when it answers the annotation itself). */
export type OrderedAnswer = { row: PlacedRow; commentId: string; answersId: string | null };

/**
 * Puts the answers of one discussion in the order in which they are read: each below what it answers, by the time its file states, then by its
 * row; those without a time last.
 */
export function orderAnswers(rows: readonly PlacedRow[]): OrderedAnswer[] {
  const ids = new Map(rows.map(({ row }) => [row, String(randomUUID())]));
  const above = ({ parent }: PlacedRow): number | null => (parent !== null && "row" in parent && ids.has(parent.row) ? parent.row : null);
  const byTime = rows.toSorted((one, other) => compareTimes(one, other) || one.row - other.row);
  const below = new Map<number | null, PlacedRow[]>();
  for (const row of byTime) {
    const parent = above(row);
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const ordered: OrderedAnswer[] = [];
  const waiting = [...(below.get(null) ?? [])].toReversed();
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    const parent = above(row);
    const commentId = ids.get(row.row) ?? "";
    const answersId = parent === null ? knownComment(row) : (ids.get(parent) ?? null);
    ordered.push({ row, commentId, answersId });
    waiting.push(...(below.get(row.row) ?? []).toReversed());
  }
  return ordered;
}

function knownComment({ parent }: PlacedRow): string | null {
  return parent !== null && "commentId" in parent ? parent.commentId : null;
}

function compareTimes(one: PlacedRow, other: PlacedRow): number {
  const [first, second] = [one.annotation.madeAt ?? "\uFFFF", other.annotation.madeAt ?? "\uFFFF"];
  return first < second ? -1 : first > second ? 1 : 0;
}
