import { auxiliaries, dutyModals, futureModals, irregularPasts, reportNouns } from "@/lib/breakdown/lexicon";
import { isName } from "@/lib/breakdown/signals";
import type { Token } from "@/lib/breakdown/tokens";

/** A fact that a sentence takes for granted inside a noun phrase: `the admission by X that …`, `the fact that …`. */
export type Embedded = { start: number; end: number; clauseStart: number; owner: string | null };

function isFiniteVerb(token: Token, before: Token | undefined): boolean {
  const word = token.lower;
  if (before?.lower === "to") return false;
  if (
    auxiliaries.has(word)
      ? !/^(?:be|been|being|having)$/.test(word)
      : dutyModals.has(word) || futureModals.has(word) || irregularPasts.has(word)
  )
    return true;
  return /^(?:further|only|also|merely|simply|now|never|still|already|\p{L}+ly)$/u.test(before?.lower ?? "") && /(?:s|ed)$/.test(word);
}

function clauseEnd(tokens: readonly Token[], from: number): number {
  let verbs = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (/^[,;:—–.!?)]$/.test(token.text)) return at;
    const before = tokens[at - 1];
    if (at > from && isFiniteVerb(token, before)) {
      if (
        verbs > 0 &&
        !/^(?:that|who|which|and|or|has|have|had|is|are|was|were|be|been|not|will|would|can|could|should|may|might|must)$/.test(
          before?.lower ?? "",
        )
      ) {
        return /^(?:further|only|also|merely|simply|now|never|still|already)$/.test(before?.lower ?? "") ? at - 1 : at;
      }
      verbs += 1;
    } else if (verbs === 0 && at > from && (/(?:[^s]s|ed)$/.test(token.lower) || at > from + 2) && token.kind === "word") verbs = 1;
  }
  return tokens.length;
}

function ownerOf(text: string, tokens: readonly Token[], noun: number, that: number): string | null {
  const by = tokens.slice(noun, that).findIndex((token) => token.lower === "by" || token.lower === "from");
  if (by >= 0) {
    const first = tokens[noun + by + 1];
    const last = tokens[that - 1];
    return first && last && first.start < last.end ? text.slice(first.start, last.end) : null;
  }
  let from = noun;
  for (let token = tokens[from - 1]; token && isName(token, from - 1 === 0); token = tokens[from - 1]) from -= 1;
  const first = tokens[from];
  const last = tokens[noun - 1];
  return first && last && from < noun ? text.slice(first.start, last.end).replace(/['’]s$/, "") : null;
}

/** Finds facts presupposed inside a sentence whose own point is an opinion, a demand or a forecast. */
export function findEmbedded(text: string, tokens: readonly Token[]): Embedded[] {
  const found: Embedded[] = [];
  for (let that = 1; that < tokens.length - 2; that += 1) {
    if (tokens[that]?.lower !== "that") continue;
    let noun = -1;
    for (let at = that - 1; at >= Math.max(0, that - 6); at -= 1) {
      const word = tokens[at]?.lower ?? "";
      if (reportNouns.has(word) || word === "fact") {
        noun = at;
        break;
      }
      if (tokens[at]?.kind === "mark") break;
    }
    if (noun < 0 || (noun < that - 1 && !/^(?:by|from|of|in|on)$/.test(tokens[noun + 1]?.lower ?? ""))) continue;
    const end = clauseEnd(tokens, that + 1);
    const clause = tokens[that + 1];
    const last = tokens[end - 1];
    if (!clause || !last || end - that < 4) continue;
    const isFact = tokens[noun]?.lower === "fact";
    let from = noun;
    while (!isFact && from > 0 && tokens[from - 1]?.kind === "word") from -= 1;
    const first = isFact ? clause : tokens[from];
    if (first)
      found.push({
        start: first.start,
        end: last.end,
        clauseStart: clause.start,
        owner: isFact ? null : ownerOf(text, tokens, noun, that),
      });
    that = end;
  }
  return found;
}
