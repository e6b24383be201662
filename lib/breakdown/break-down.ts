import { type Block, findBlocks } from "@/lib/breakdown/blocks";
import { type Focus, findClaimant, nextFocus } from "@/lib/breakdown/claimant";
import { findEmbedded } from "@/lib/breakdown/embedded";
import { kindOf, type SentenceKind } from "@/lib/breakdown/kind";
import { type Reason, scoreSignals } from "@/lib/breakdown/scores";
import { sentencesWithin } from "@/lib/breakdown/sentences";
import { findSignals } from "@/lib/breakdown/signals";
import { standAlone } from "@/lib/breakdown/stand-alone";
import { type Token, tokenise } from "@/lib/breakdown/tokens";

export type { SentenceKind } from "@/lib/breakdown/kind";
export type { Reason } from "@/lib/breakdown/scores";

/** One sentence: UTF-16 offsets, the number of its block, and scores in 0..1 with the words that led to them. */
export type Sentence = {
  start: number;
  end: number;
  block: number;
  kind: SentenceKind;
  checkWorthiness: number;
  verifiable: number;
  subjective: number;
  reasons: Reason[];
};

/** A stretch proposed as a claim: in the article's own words by its offsets, and worded to stand alone in `statement`. */
export type Candidate = {
  start: number;
  end: number;
  sentence: number;
  kind: SentenceKind;
  statement: string;
  claimant: string | null;
  checkWorthiness: number;
  reasons: Reason[];
};

/** An article taken apart, with the provider and version that did it. */
export type Breakdown = { provider: string; version: string; blocks: Block[]; sentences: Sentence[]; candidates: Candidate[] };

/** What is known of an article beside its text; `blocks` replaces the division of plain text. */
export type BreakdownOptions = { blocks?: readonly Block[]; title?: string; author?: string; publishedOn?: string; language?: string };

/** The one threshold: sentences scored at or above it, and of a kind that states facts, are proposed. */
export const proposalThreshold = 0.5;

const provider = "rules";
const version = "1";

function isProposable(kind: SentenceKind): boolean {
  return kind === "claim" || kind === "quoted-claim" || kind === "background";
}

/**
 * Breaks a text into blocks, sentences and candidate claims, offline and in time linear in its length. Offsets are UTF-16
 * code units of `text`, ordered, never inside a surrogate pair. A text without words gives empty lists; it never throws.
 */
export function breakDown(text: string, options: BreakdownOptions = {}): Breakdown {
  const blocks = options.blocks ? options.blocks.map((block) => ({ ...block })) : findBlocks(text);
  const sentences: Sentence[] = [];
  const candidates: Candidate[] = [];
  let focus: Focus | null = null;
  for (const [number, block] of blocks.entries()) {
    const spans = block.kind === "heading" ? [{ start: block.start, end: block.end }] : sentencesWithin(text, block);
    for (const span of spans) {
      const tokens = tokenise(text, span.start, span.end);
      const signals = findSignals(tokens);
      const claimant = block.kind === "heading" ? null : findClaimant(text, tokens, { signals, focus });
      const kind = kindOf(block.kind, tokens, { signals, attributed: claimant !== null });
      const score = scoreSignals(signals, kind);
      sentences.push({ ...span, block: number, kind, ...score });
      const context = { text, tokens, focus, author: options.author ?? null, sentence: sentences.length - 1 };
      const presupposed = kind === "heading" || kind === "question" ? [] : embeddedCandidates(context);
      const opensWithFact = presupposed[0]?.claimant === context.author && /^the fact that\b/i.test(text.slice(span.start, span.end));
      if (!opensWithFact && isProposable(kind) && score.checkWorthiness >= proposalThreshold) {
        candidates.push({
          ...span,
          sentence: context.sentence,
          kind,
          statement: standAlone(text.slice(span.start, span.end), focus),
          claimant: claimant ?? context.author,
          checkWorthiness: score.checkWorthiness,
          reasons: score.reasons,
        });
      } else candidates.push(...presupposed);
      if (block.kind !== "heading") focus = nextFocus(text, tokens, focus);
    }
  }
  return { provider, version, blocks, sentences, candidates };
}

type Context = { text: string; tokens: readonly Token[]; focus: Focus | null; author: string | null; sentence: number };

function embeddedCandidates(context: Context): Candidate[] {
  const { text, tokens } = context;
  return findEmbedded(text, tokens).flatMap((found) => {
    const inner = tokenise(text, found.clauseStart, found.end);
    const whole = found.owner ? tokenise(text, found.start, found.end) : inner;
    const signals = findSignals(whole);
    const kind: SentenceKind = found.owner ? "quoted-claim" : "claim";
    if (signals.some((signal) => signal.code === "duty" || signal.code === "future" || signal.code === "condition")) return [];
    const score = scoreSignals(signals, kind);
    const focus = found.owner ? { name: found.owner, start: found.start, end: found.end } : context.focus;
    return [
      {
        start: found.start,
        end: found.end,
        sentence: context.sentence,
        kind,
        statement: standAlone(text.slice(found.clauseStart, found.end), focus),
        claimant: found.owner ?? context.author,
        checkWorthiness: Math.max(score.checkWorthiness, proposalThreshold),
        reasons: score.reasons,
      },
    ];
  });
}
