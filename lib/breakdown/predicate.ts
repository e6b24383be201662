import type { Argument } from "@/lib/breakdown/facts";
import type { Tokens } from "@/lib/breakdown/noun-phrases";

/** How deep clauses are read inside clauses. */
export const depthMax = 4;

/** What is said of these subjects from verb chunk `verb` on; `as` are words that stand in for that verb, and of `outer` the clause around it tells; `isWithin` where what stood before the subject bounds it. */
export type Predicate = {
  subjects: readonly Tokens[];
  verb: number;
  fronted: Argument[];
  as?: number[];
  outer?: readonly Tokens[];
  isReduced?: boolean;
  told?: Tokens;
  isRelative?: boolean;
  isWithin?: boolean;
};
