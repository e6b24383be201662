import { timeWords } from "@/lib/breakdown/lexicon";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** What a noun was introduced as (`a secret agreement with a foreign power`), or null when it was introduced more than once. */
export type Introduced = Map<string, string | null>;

const phraseMax = 12;
const modifiers = new Set(["ADJ", "NOUN", "PROPN", "NUM"]);
const joins = /^(?:of|with|between|on|for|from|against|to|about|by)$/;

/** Remembers the nouns that a sentence introduces by `a` or `an` with something said of them; a second introduction makes a noun unsure. */
export function introduce(text: string, { tokens, tags }: ReadSentence, introduced: Introduced): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const article = tokens[at];
    if (!article || !/^(?:a|an|another|two|three|several|many|some)$/.test(article.lower)) continue;
    let head = at + 1;
    while (head + 1 < tokens.length && modifiers.has(tags[head] ?? "") && modifiers.has(tags[head + 1] ?? "")) head += 1;
    const noun = tokens[head];
    if (!noun || tags[head] !== "NOUN") continue;
    const name = noun.lower.replace(/s$/, "");
    let last = head;
    if (joins.test(tokens[head + 1]?.lower ?? "") && !timeWords.has(tokens[head + 2]?.lower ?? "")) {
      let next = head + 2;
      const stop = Math.min(tokens.length, at + phraseMax);
      while (next < stop && /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tags[next] ?? "")) next += 1;
      const end = tokens[next - 1];
      if (next > head + 2 && end && /^(?:NOUN|PROPN)$/.test(tags[next - 1] ?? "")) last = next - 1;
    }
    const isTold = last > head || head > at + 1;
    const isOne = /^an?$/.test(article.lower) && !/^(?:single|certain|similar|different|lot|number)$/.test(tokens[at + 1]?.lower ?? "");
    // `a pension fund, Castell Mutual,` has a name, which says more.
    const isNamed = tokens[last + 1]?.text === "," && tags[last + 2] === "PROPN";
    const phrase = isTold && isOne && !isNamed ? told(text.slice(article.start, tokens[last]?.end ?? noun.end)) : null;
    introduced.set(name, introduced.has(name) ? null : phrase);
    at = head;
  }
}

function told(phrase: string): string {
  return (phrase.charAt(0).toLowerCase() + phrase.slice(1)).replace(/\s+/g, " ");
}

/**
 * Where a sentence speaks of `the agreement` and one agreement alone was introduced before, and nothing more is said of it here:
 * where the noun ends and what it was introduced as. Null when it is not sure, which is most often.
 */
export function definiteIn({ tokens, tags }: ReadSentence, introduced: Introduced): { end: number; phrase: string } | null {
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const noun = tokens[at + 1];
    if (tokens[at]?.lower !== "the" || !noun || tags[at + 1] !== "NOUN") continue;
    const phrase = introduced.get(noun.lower);
    const next = tokens[at + 2];
    const when = tokens[at + 3];
    const isDated = /^(?:in|on|at)$/.test(next?.lower ?? "") && when && (when.kind === "number" || timeWords.has(when.lower));
    if (!phrase || (!isDated && next && (joins.test(next.lower) || /^(?:that|which|who|whose|in|at)$/.test(next.lower)))) continue;
    if (/^(?:NOUN|PROPN|ADJ)$/.test(tags[at + 2] ?? "")) continue;
    return { end: noun.end, phrase };
  }
  return null;
}
