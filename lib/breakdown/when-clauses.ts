import { timeNouns } from "@/lib/breakdown/clause-parts";
import type { Parse } from "@/lib/breakdown/facts";
import { isMark, tokensOf } from "@/lib/breakdown/noun-phrases";
import { type Draft, extend } from "@/lib/breakdown/predicate-draft";

/** Nouns that a clause with `when` says more of. */
const whenNouns =
  /^(?:times?|day|night|nights|moments?|mornings?|evenings?|spring|summer|autumn|fall|winter|age|era|occasions?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$/;

/** `after he finished …`, `when a barge struck it`: a clause of its own, which also says when; answers the chunk behind it. */
export function addWhen(parse: Parse, draft: Draft, at: number): number {
  const { chunks } = parse;
  const found = chunks.findIndex((other, place) => place > at && isMark(other, ",.;"));
  const close = found < 0 ? chunks.length : found;
  const told = chunks.slice(at, close).flatMap(tokensOf);
  const word = parse.sentence.tokens[chunks[at - 1]?.last ?? -1]?.lower ?? "";
  if (chunks[at]?.word === "when" && (whenNouns.test(word) || timeNouns.test(word))) {
    // `a time when liberals would have wept`: only of such a time.
    extend(draft, told);
    return close;
  }
  // `looked him in the eye when he asked`: not without where.
  const held = draft.args.at(-1);
  if (chunks[at]?.word === "when" && held?.role === "adjunct" && held.options.length === 1) extend(draft, told);
  else draft.args.push({ role: "adjunct", options: [told] });
  parse.clause({ ...parse, chunks: chunks.slice(0, close), depth: parse.depth + 1 }, at + 1);
  return close;
}
