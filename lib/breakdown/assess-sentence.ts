import type { BlockKind } from "@/lib/breakdown/blocks";
import { type Focus, findSource, type Source } from "@/lib/breakdown/claimant";
import type { Span } from "@/lib/breakdown/gap-walk";
import { kindOf, type SentenceKind } from "@/lib/breakdown/kind";
import { readSentence } from "@/lib/breakdown/read-sentence";
import { type Reason, type Scores, scoreSentence } from "@/lib/breakdown/scores";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { mainClauseStart } from "@/lib/breakdown/signals";

/** What the offline provider finds in one sentence; `claimant` is whom the sentence itself names as its source, or null. */
export type Assessment = Scores & { kind: SentenceKind; reasons: Reason[]; claimant: string | null; read: ReadSentence };

/** The sentence without a short lead-in before a colon, which says nothing about the claim that follows it. */
function withoutLeadIn(read: ReadSentence): ReadSentence {
  const from = mainClauseStart(read.tokens);
  const start = read.tokens[from]?.start ?? 0;
  if (from === 0) return read;
  return { tokens: read.tokens.slice(from), tags: read.tags.slice(from), signals: read.signals.filter((signal) => signal.start >= start) };
}

/** Assesses the sentence at `span`, standing in a block of the given kind, after text that left `focus` as the name in mind. */
export function assessSentence(text: string, span: Span, context: { block: BlockKind; focus: Focus | null }): Assessment {
  const read = readSentence(text, span.start, span.end);
  const scores = scoreSentence(withoutLeadIn(read));
  const source: Source =
    context.block === "heading" ? { isNamed: false, claimant: null } : findSource(text, span, { read, focus: context.focus });
  const kind = kindOf(context.block, read.tokens, {
    signals: read.signals,
    attributed: source.isNamed,
    verifiable: scores.verifiable,
    subjective: scores.subjective,
  });
  return { ...scores, kind, claimant: source.claimant, read };
}
