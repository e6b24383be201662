import type { TextRange } from "@/lib/articles/graphemes";
import type { AnnotationRow } from "./annotation-row";

/**
 * What can become of a row. *ready*: its words stand here for certain. *choose*: they stand once in other surroundings, several times, or the
 * annotation was made on another page, so a person says where. *answer*: it goes into the discussion of another row's claim. *unplaced*: its
 * words stand nowhere. *known*: it is here already. *refused*.
 */
type RowOutcome = "ready" | "choose" | "answer" | "unplaced" | "known" | "refused";

/** The claim that a row is about: one that is here, or the one that will be made of a row. */
export type Discussed = { claimId: string } | { row: number };

/** A row with what can become of it: `reason` in a sentence (empty when nothing is to be said), and the places that may be meant, best first. */
export type PlacedRow = {
  row: number;
  outcome: RowOutcome;
  reason: string;
  places: TextRange[];
  statement: string;
  annotation: AnnotationRow;
  /** The claim it is, becomes, or is discussed under; null when there is none. */
  about: Discussed | null;
  /** Of an answer to an answer: the one it answers. */
  parent: { row: number } | { commentId: string } | null;
};
