import { timeNouns } from "@/lib/breakdown/clause-parts";
import type { Reading } from "@/lib/breakdown/facts";
import { irregularPasts, sameInPast } from "@/lib/breakdown/lexicon";
import type { Tokens } from "@/lib/breakdown/noun-phrases";
import { quotationPairs } from "@/lib/breakdown/quotation-pairs";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { speechFrames } from "@/lib/breakdown/speech-cues";

/** `announced branch review`, of a “root and branch review”: whether a fact tells a part of what is quoted and something around it. */
export function breaksQuotation(sentence: ReadSentence, fact: Tokens): boolean {
  const chosen = new Set(fact);
  return quotationPairs(sentence).some(({ open, close }) => {
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

/** `Four hundred tents [were] to be precise`, `One of them [was] told the paper`: what a comma and an infinitive add, but for what is to be done, and who told somebody. */
export function isSetPhrase({ tokens, tags }: ReadSentence, { link, after: [first = -1] }: Reading): boolean {
  if (typeof link !== "string") return false;
  if (/^(?:told|asked|informed|assured|reminded)$/.test(tokens[first]?.lower ?? ""))
    return /^(?:DET|PRON|PROPN|NOUN)$/.test(tags[first + 1] ?? "");
  if (tokens[first]?.lower !== "to") return false;
  return !(tokens[first + 1]?.lower === "be" && tags[first + 2] === "VERB");
}

/** `drive over these bridges long`, of what is done long after: how long before or after what, which is left out. */
export function losesWhen({ tokens }: ReadSentence, fact: Tokens): boolean {
  const last = fact.findLast((at) => tokens[at]?.kind !== "mark") ?? -1;
  return (
    (/^(?:long|shortly|soon|just|right|even|well|ever|immediately|only)$/.test(tokens[last]?.lower ?? "") &&
      /^(?:after|before|since|until|when|as)$/.test(tokens[last + 1]?.lower ?? "")) ||
    // `voted 27 to 22 early`, on Thursday
    (/^(?:early|late)$/.test(tokens[last]?.lower ?? "") && /^(?:on|in|this|last)$/.test(tokens[last + 1]?.lower ?? ""))
  );
}

/** `We are gone`, where something will be done long after, and what stands behind `if`: what has not come, or may not, is no fact. */
export function tellsAhead(sentence: ReadSentence, fact: Tokens): boolean {
  const { tokens, tags } = sentence;
  const [first = -1] = fact;
  const opens = tokens[first - 1]?.lower ?? "";
  if (opens === "whether" || hangsOnCondition(sentence, fact) || (tokens[first]?.lower === "that" && tags[first] === "SCONJ")) return true;
  // `before they had sat the test`: what need never have been; `in case you wondered`
  if ((opens === "before" && isUnsure(sentence, fact)) || (opens === "case" && tokens[first - 2]?.lower === "in")) return true;
  if (/^(?:when|whenever|after|once)$/.test(opens) && !isOver(sentence, fact)) return true;
  if (!/^(?:after|until|once|when|whenever)$/.test(opens)) return false;
  return tokens.some(
    ({ lower }, at) => tags[at] === "AUX" && !fact.includes(at) && /^(?:will|shall|['’]ll|wo|may|might|must|should)$/.test(lower),
  );
}

/** Whether what stands behind `when` was so once: `when she took office`, but not `when it rains` and `Fridays when I took none home`. */
function isOver({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const [first = -1] = fact;
  const verb = fact.find((at) => tags[at] === "VERB" || tags[at] === "AUX") ?? -1;
  const word = tokens[verb]?.lower ?? "";
  const isPast = /^(?:was|were|had|did)$|[^e]ed$/.test(word) || irregularPasts.has(word) || sameInPast.test(word);
  const before = tokens[first - 2];
  const isOfTimes = /^when/.test(tokens[first - 1]?.lower ?? "") && tags[first - 2] === "NOUN" && /s$/.test(before?.lower ?? "");
  return isPast && !isOfTimes && !fact.some((at) => /^(?:not|n['’]t|never|didn['’]t)$/.test(tokens[at]?.lower ?? ""));
}

/** Whether what stands behind `before` may never have been: `before it had begun`, `before we even meet`; but not `before the frost came`. */
function isUnsure({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const words = fact.map((at) => tokens[at]?.lower ?? "");
  if (words.some((word) => /^(?:had|even|ever|can|could)$/.test(word))) return true;
  const verb = fact.find((at) => tags[at] === "VERB" || tags[at] === "AUX") ?? -1;
  const word = tokens[verb]?.lower ?? "";
  return !(/^(?:was|were|did)$|ed$/.test(word) || irregularPasts.has(word) || sameInPast.test(word));
}

/** Whether `if` stands before the verb of a fact in the same clause or the one before it, and is left out: `Look, if it rains, the dam leaks.` */
function hangsOnCondition({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const verb = fact.find((at) => tags[at] === "VERB" || tags[at] === "AUX") ?? 0;
  for (let at = verb - 1; at >= 0; at -= 1) {
    const text = tokens[at]?.lower ?? "";
    if (/^(?:if|unless)$/.test(text)) return !fact.includes(at);
    if (/^[;:”"]$/.test(text) || (tags[at] === "CCONJ" && tokens[at - 1]?.text === ",")) return false;
  }
  return false;
}

/** `Mr Tarrow if the cabinet drops the levy`: a subject that goes on with a clause of somebody else's, its own verb left out. */
export function losesOwnVerb({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const joint = fact.findIndex((at) => /^(?:if|unless|because|although|though|while|when|since)$/.test(tokens[at]?.lower ?? ""));
  if (joint < 1 || fact[joint - 1] === (fact[joint] ?? 0) - 1) return false;
  return fact.slice(0, joint).every((at) => tags[at] !== "VERB" && tags[at] !== "AUX");
}

/** `A week after the regulator went to court`, `colleagues remember` between two commas: what tells when, or who says so, of the rest. */
export function isAsideClause({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const words = fact.filter((at) => tokens[at]?.kind !== "mark");
  const [first = -1] = words;
  const last = words.at(-1) ?? -1;
  const says = tags[last] === "VERB" && speechFrames.get(tokens[last]?.lower ?? "")?.clause === true && tokens[last + 1]?.text === ",";
  const comma = fact.findLast((at) => tokens[at]?.text === ",") ?? first - 1;
  const isVerb = (at: number) => tags[at] === "VERB" || tags[at] === "AUX";
  // `The goat's agent, I trust`, of what is said of the agent behind it
  if (says && tokens[comma]?.text === "," && !words.some((at) => at < comma && isVerb(at))) return true;
  const opens = words.slice(0, 4).findIndex((at) => /^(?:after|before)$/.test(tokens[at]?.lower ?? ""));
  return (
    first > 0 && opens > 0 && timeNouns.test(tokens[words[opens - 1] ?? -1]?.lower ?? "") && !fact.some((at) => tokens[at]?.text === ",")
  );
}
