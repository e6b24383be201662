import type { Tokens } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

const compared = /^(?:more|fewer|less|rather|other|worse|better|further|\p{L}{2,}er)$/u;
const reachMax = 25;

/** `more … than`, `as many … as`, `so long as`: a fact holds both halves or neither. */
export function comparesWhole({ tokens }: ReadSentence, fact: Tokens): boolean {
  const chosen = new Set(fact);
  for (const [at, { lower }] of tokens.entries()) {
    if (lower === "than") {
      const former = tokens.findLastIndex((token, place) => place < at && place > at - reachMax && compared.test(token.lower));
      if (former >= 0 && chosen.has(former) !== chosen.has(at)) return false;
    } else if (lower === "as" && at > 1) {
      const former = tokens.findLastIndex(
        (token, place) => place < at - 1 && place > at - 9 && (token.lower === "as" || (token.lower === "so" && place === at - 2)),
      );
      const pair = former >= 0 && !tokens.slice(former, at).some(({ kind, text }) => kind === "mark" && text !== "-");
      if (pair && chosen.has(former) !== chosen.has(at)) return false;
    }
  }
  return true;
}

/** `both safe and effective`, `the border between Norland and Castell`: not both of one, nor between one. */
export function hasBoth({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const both = fact.find((at) => /^(?:both|between)$/.test(tokens[at]?.lower ?? ""));
  if (both === undefined) return true;
  const joint = tokens.findIndex(({ lower }, at) => at > both && at < both + 10 && lower === "and");
  // `between two sailors and are learnt`: another verb
  if (joint < 0 || (tokens[both]?.lower === "between" && /^(?:VERB|AUX|ADV)$/.test(tags[joint + 1] ?? ""))) return true;
  return fact.includes(joint);
}
