import { auxiliaries, connectors, determiners, dutyModals, futureModals, prepositions, pronouns } from "@/lib/breakdown/lexicon";
import { isName, type Signal } from "@/lib/breakdown/signals";
import type { Token } from "@/lib/breakdown/tokens";

/** The name a later pronoun most likely stands for: the subject of an earlier sentence, with where it was written. */
export type Focus = { name: string; start: number; end: number };

type Phrase = { text: string; start: number; end: number; pronoun: boolean };

const phraseWordsMax = 8;

function withoutPossessive(name: string): string {
  return name.replace(/['’]s$/, "").replace(/s['’]$/, "s");
}

function phraseOf(text: string, tokens: readonly Token[]): Phrase | null {
  let kept = tokens.filter((token) => token.kind !== "mark" || /^[.&-]$/.test(token.text));
  while (kept[0] && connectors.has(kept[0].lower) && !determiners.has(kept[0].lower) && !pronouns.has(kept[0].lower)) kept = kept.slice(1);
  const first = kept[0];
  if (!first) return null;
  const cut = kept.findIndex(
    (token, at) =>
      at > 0 && ((prepositions.has(token.lower) && token.lower !== "of") || auxiliaries.has(token.lower) || /ly$/.test(token.lower)),
  );
  kept = cut > 0 ? kept.slice(0, cut) : kept;
  const last = kept.at(-1);
  if (!last || kept.length > phraseWordsMax) return null;
  return {
    text: withoutPossessive(text.slice(first.start, last.end).replace(/\s+/g, " ")),
    start: first.start,
    end: last.end,
    pronoun: kept.length === 1 && pronouns.has(first.lower),
  };
}

function subjectBefore(text: string, tokens: readonly Token[], verb: number): Phrase | null {
  let from = verb;
  while (
    from > 0 &&
    !/^[:;"“”]$/.test(tokens[from - 1]?.text ?? "") &&
    !/^(?:that|because|and|but|while|as)$/.test(tokens[from - 1]?.lower ?? "")
  )
    from -= 1;
  const region = tokens.slice(from, verb);
  const comma = region.findIndex((token) => token.text === ",");
  return phraseOf(text, comma > 0 ? region.slice(0, comma) : region);
}

function phraseAfter(text: string, tokens: readonly Token[], from: number): Phrase | null {
  const rest = tokens.slice(from, from + 12);
  const stop = rest.findIndex((token) => /^[,.;:"“”()—–]$/.test(token.text) || /^(?:that|who|which|in|on|at|to)$/.test(token.lower));
  return phraseOf(text, stop >= 0 ? rest.slice(0, stop) : rest);
}

/** Who a sentence names as the source of what it says, or null. Pronouns come back as the name they most likely stand for. */
export function findClaimant(
  text: string,
  tokens: readonly Token[],
  context: { signals: readonly Signal[]; focus: Focus | null },
): string | null {
  for (const signal of context.signals) {
    if (signal.code !== "attribution") continue;
    const at = tokens.findIndex((token) => token.start === signal.start);
    const word = tokens[at]?.lower ?? "";
    let phrase: Phrase | null;
    if (word === "according") phrase = phraseAfter(text, tokens, at + 2);
    else phrase = subjectBefore(text, tokens, at) ?? phraseAfter(text, tokens, at + 1);
    if (!phrase) continue;
    if (phrase.pronoun) {
      if (context.focus) return context.focus.name;
      continue;
    }
    if (/^(?:i|we|you|who|which|that|this|it)$/i.test(phrase.text)) continue;
    return phrase.text;
  }
  return null;
}

/** The name in subject position, which later pronouns refer back to; without one the former focus stays. */
export function nextFocus(text: string, tokens: readonly Token[], former: Focus | null): Focus | null {
  const limit = tokens.findIndex(
    (token, at) => at > 0 && (auxiliaries.has(token.lower) || dutyModals.has(token.lower) || futureModals.has(token.lower)),
  );
  const region = limit > 0 ? tokens.slice(0, limit) : tokens.slice(0, 12);
  for (let at = 0; at < region.length; at += 1) {
    const token = region[at];
    if (
      !token ||
      !(isName(token, at === 0) || (at === 0 && /^\p{Lu}/u.test(token.text) && !connectors.has(token.lower) && tokens[1]?.kind !== "word"))
    )
      continue;
    let last = at;
    while (tokens[last + 1] && isName(tokens[last + 1] ?? token, false) && !/['’]s$/.test(tokens[last]?.text ?? "")) last += 1;
    const end = tokens[last]?.end ?? token.end;
    return { name: withoutPossessive(text.slice(token.start, end)), start: token.start, end };
  }
  return former;
}
