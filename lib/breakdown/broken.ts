import type { Reading } from "@/lib/breakdown/facts";
import type { Tokens } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** Where quotation marks stand in pairs, as places of tokens; a mark that none closes is left out. */
function quotations({ tokens }: ReadSentence): { open: number; close: number }[] {
  const found: { open: number; close: number }[] = [];
  let open = -1;
  for (const [at, { text }] of tokens.entries()) {
    if (text === "“" || (text === '"' && open < 0)) open = at;
    else if ((text === "”" || text === '"') && open >= 0) {
      found.push({ open, close: at });
      open = -1;
    }
  }
  return found;
}

/** `announced branch review`, of a “root and branch review”: whether a fact tells a part of what is quoted and something around it. */
export function breaksQuotation(sentence: ReadSentence, fact: Tokens): boolean {
  const chosen = new Set(fact);
  return quotations(sentence).some(({ open, close }) => {
    const inside = fact.filter((at) => at > open && at < close);
    const isWhole = sentence.tokens.every(({ kind }, at) => at <= open || at >= close || kind === "mark" || chosen.has(at));
    if (inside.length === 0) return chosen.has(open) || chosen.has(close);
    return isWhole ? chosen.has(open) !== chosen.has(close) : fact.some((at) => at <= open || at >= close);
  });
}

/** `Marrs County [was] those belong to Pell Foods`: what somebody is called or is, that is a sentence of its own. */
export function namesSentence({ tokens }: ReadSentence, { link, after }: Reading): boolean {
  const [first = "", second = ""] = after.map((at) => tokens[at]?.lower ?? "");
  return (
    typeof link === "string" &&
    /^(?:those|these|they|he|she|it|we|i|you)$/.test(first) &&
    !/^(?:who|whom|that|which|of|in|on|from)$/.test(second)
  );
}

/** `drive over these bridges long`, of what is done long after: how long before or after what, which is left out. */
export function losesWhen({ tokens }: ReadSentence, fact: Tokens): boolean {
  const last = fact.findLast((at) => tokens[at]?.kind !== "mark") ?? -1;
  return (
    /^(?:long|shortly|soon|just|right|even|well|ever|immediately|only)$/.test(tokens[last]?.lower ?? "") &&
    /^(?:after|before|since|until|when|as)$/.test(tokens[last + 1]?.lower ?? "")
  );
}

/** `We are gone`, where something will be done long after: a time that has not come is no fact. */
export function tellsAhead({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const [first = -1] = fact;
  const opens = tokens[first - 1]?.lower ?? "";
  if (!/^(?:after|before|until|once|when|whenever)$/.test(opens)) return false;
  return tokens.some(
    ({ lower }, at) => tags[at] === "AUX" && !fact.includes(at) && /^(?:will|shall|['’]ll|wo|may|might|must|should)$/.test(lower),
  );
}
