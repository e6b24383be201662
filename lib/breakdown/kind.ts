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

/**
 * The kind of one sentence from its block, tokens and signals. `attributed` says that someone other than the writer is
 * named as the source of what it says; what a source predicts or demands is still that source's checkable statement.
 */
export function kindOf(
  block: BlockKind,
  tokens: readonly Token[],
  facts: { signals: readonly Signal[]; attributed: boolean },
): SentenceKind {
  const tally = tallyOf(facts.signals);
  const wordTotal = tokens.reduce((total, token) => total + (token.kind === "mark" ? 0 : 1), 0);
  if (block === "heading") return "heading";
  if (wordTotal === 0) return "other";
  if (tokens.at(-1)?.text === "?" || tokens.at(-2)?.text === "?") return "question";
  const hard = tally.number + tally.date + tally["past-event"];
  if (tally.condition > 0 && tally.future > 0) return "prediction";
  if (facts.attributed && tally["first-person"] === 0 && tally.condition === 0 && tally.command === 0) return "quoted-claim";
  if (tally.command > 0 && tally["past-event"] === 0) return "recommendation";
  if (tally.duty > 0 && hard < 3) return "recommendation";
  if (tally.future > 0 && tally["past-event"] === 0) return "prediction";
  if (tally.condition > 0 && hard === 0) return "opinion";
  if (wordTotal < 4 && hard === 0) return "other";
  const judged = tally["value-word"] + tally.hedge + tally["first-person"] + tally.generic;
  const named = tally["named-actor"] + tally.comparison;
  if (hard === 0) return isDefinition(tokens) && judged === 0 ? "background" : "opinion";
  return hard * 2 + named >= judged * 2 ? "claim" : "opinion";
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
