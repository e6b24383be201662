import type { TextRange } from "@/lib/articles/graphemes";
import { isProposable, type SentenceKind } from "@/lib/breakdown/break-down";

/** A candidate that lies in the sentence asked about. */
export type CandidateThere = TextRange & { id: string; state: "proposed" | "accepted" | "dismissed"; claimId: string | null };

/** What was stored of a sentence when its article was broken down. */
export type JudgedSentence = TextRange & { kind: SentenceKind; checkWorthiness: number; readByModel?: true | undefined };

/** Why a sentence was, or was not, proposed as a claim. */
export type Explanation =
  | { why: "proposed"; candidate: CandidateThere }
  | { why: "in-part"; candidates: readonly CandidateThere[] }
  | { why: "model" }
  | { why: "kind" }
  | { why: "worth"; threshold: number }
  | { why: "rule" };

const wholeShareMin = 0.9;

/**
 * Why the sentence was not proposed, from what the breakdown stored: it was after all, in whole or in part; a language model read it and
 * named nothing; its kind is never proposed; its check-worthiness lies below the threshold; or, when none of these, a rule of the
 * breakdown passed it over. `threshold` is null for breakdowns of before it was kept.
 */
export function explainSentence(
  sentence: JudgedSentence,
  { candidates, threshold }: { candidates: readonly CandidateThere[]; threshold: number | null },
): Explanation {
  const inside = candidates.filter((candidate) => candidate.start < sentence.end && candidate.end > sentence.start);
  const whole = inside.find((candidate) => shareOf(sentence, candidate) >= wholeShareMin);
  if (whole !== undefined) return { why: "proposed", candidate: whole };
  if (inside.length > 0) return { why: "in-part", candidates: inside };
  if (sentence.readByModel) return { why: "model" };
  if (!isProposable(sentence.kind)) return { why: "kind" };
  if (threshold !== null && sentence.checkWorthiness < threshold) return { why: "worth", threshold };
  return { why: "rule" };
}

function shareOf(sentence: TextRange, { start, end }: TextRange): number {
  return (Math.min(end, sentence.end) - Math.max(start, sentence.start)) / (sentence.end - sentence.start);
}
