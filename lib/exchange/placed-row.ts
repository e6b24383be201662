import type { TextRange } from "@/lib/articles/graphemes";
import type { AnnotationRow } from "./annotation-row";

/**
 * What can become of a row. *ready*: its words stand here for certain. *choose*: they stand once in other surroundings, several times, or the
 * annotation was made on another page, so a person says where. *answer*: it goes into the discussion of what another row is about. *unplaced*: its
 * words stand nowhere. *known*: it is here already. *refused*.
 */
type RowOutcome = "ready" | "choose" | "answer" | "unplaced" | "known" | "refused";

/** What a row is about: a claim or a discussion of words that is here, or the one that will be made of a row. */
export type Discussed = { claimId: string } | { threadId: string } | { row: number };

/** A comment that is here, and where it was said; `isClosed` when that is a discussion of words which was resolved. */
export type KnownComment = { commentId: string; under: { claimId: string } | { threadId: string }; isClosed: boolean };

/** A row with what can become of it: `reason` in a sentence (empty when nothing is to be said), and the places that may be meant, best first. */
export type PlacedRow = {
  row: number;
  outcome: RowOutcome;
  reason: string;
  places: TextRange[];
  statement: string;
  annotation: AnnotationRow;
  /** What it is, becomes, or is discussed under; null when there is none. */
  about: Discussed | null;
  /** Of an answer to an answer: the one it answers. */
  parent: { row: number } | { commentId: string } | null;
};
