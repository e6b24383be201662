import type { BlockKind } from "@/lib/breakdown/blocks";
import type { Signal, SignalCode } from "@/lib/breakdown/signals";
import type { Token } from "@/lib/breakdown/tokens";

/** What a sentence does in its article. */
export type SentenceKind =
  | "claim"
  | "quoted-claim"
  | "opinion"
  | "prediction"
  | "recommendation"
  | "question"
  | "background"
  | "heading"
  | "other";

/** How many of each signal a sentence has. */
export type Tally = Readonly<Record<SignalCode, number>>;

/** Counts signals by code. */
export function tallyOf(signals: readonly Signal[]): Tally {
  const tally: Record<SignalCode, number> = {
    number: 0,
    date: 0,
    comparison: 0,
    "past-event": 0,
    "named-actor": 0,
    attribution: 0,
    quotation: 0,
    cause: 0,
    hedge: 0,
    "value-word": 0,
    duty: 0,
    future: 0,
    "first-person": 0,
    question: 0,
    command: 0,
    condition: 0,
    generic: 0,
  };
  for (const signal of signals) tally[signal.code] += 1;
  return tally;
}

/** What decides a kind beside the words: scores, and whether someone other than the writer is named as the source. */
export type KindFacts = { signals: readonly Signal[]; attributed: boolean; verifiable: number; subjective: number };

/**
 * The kind of one sentence from its block, tokens, signals and scores. What a named source predicts or demands is still that
 * source's checkable statement.
 */
export function kindOf(block: BlockKind, tokens: readonly Token[], facts: KindFacts): SentenceKind {
  const tally = tallyOf(facts.signals);
  const wordTotal = tokens.reduce((total, token) => total + (token.kind === "mark" ? 0 : 1), 0);
  const opensWithCondition = facts.signals.some((signal) => signal.code === "condition" && signal.start === tokens[0]?.start);
  if (block === "heading") return "heading";
  if (wordTotal === 0) return "other";
  if (tokens.at(-1)?.text === "?" || (tokens.at(-2)?.text === "?" && tokens.at(-1)?.kind === "mark")) return "question";
  if (tally.condition > 0 && tally.future > 0 && (opensWithCondition || !facts.attributed)) return "prediction";
  if (facts.attributed && !opensWithCondition && tally.command === 0) return "quoted-claim";
  if (tally.command > 0 && tally["past-event"] === 0) return "recommendation";
  const hard = tally.number + tally.date + tally["past-event"];
  if (tally.duty > 0 && (hard === 0 || facts.verifiable < 0.6)) return "recommendation";
  if (tally.future > 0 && tally["past-event"] === 0) return "prediction";
  if (
    isDefinition(tokens) &&
    tally["past-event"] + tally.number + tally["value-word"] + tally["first-person"] + tally["named-actor"] === 0 &&
    facts.subjective < 0.5
  )
    return "background";
  // Without a figure, a date or an event, only a sentence that the model is sure of and that hardly judges states a fact.
  if (hard === 0 && tally["value-word"] + tally.hedge + tally.generic > 1) return "opinion";
  if (facts.verifiable >= (hard === 0 ? 0.8 : 0.5) && facts.verifiable >= facts.subjective) return "claim";
  return wordTotal < 4 && facts.subjective < 0.5 ? "other" : "opinion";
}

function isDefinition(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    const next = tokens[at + 1]?.lower;
    return (
      (/^(?:is|are)$/.test(token.lower) && (next === "a" || next === "an" || next === "the" || next === "known" || next === "defined")) ||
      (token.lower === "refers" && next === "to")
    );
  });
}
