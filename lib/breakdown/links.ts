import type { Chunk } from "@/lib/breakdown/chunks";
import { irregularPasts } from "@/lib/breakdown/lexicon";
import type { Tokens } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

type Read = { sentence: ReadSentence; chunks: readonly Chunk[] };

const irregularPlurals =
  /^(?:people|police|children|men|women|grandchildren|feet|teeth|mice|cattle|media|data|criteria|clergy|militia|\p{L}+(?:men|women|people))$/u;
/** Words that end like plurals and are none. */
export const singularInS = /(?:ss|us|is|news|series|species|means|headquarters|politics|economics|mathematics|physics|athletics)$/;
/** Participles that say how something is rather than what was done to it. */
const lasting =
  /^(?:based|located|situated|known|called|nicknamed|owned|run|led|headed|chaired|made|used|inhabited|bordered|surrounded|twinned|aged|entitled|titled|dedicated|devoted|shaped|dated)$/;

/** Whether a noun phrase takes a plural verb; null where that is not sure. */
export function isPlural({ sentence, chunks }: Read, tokens: Tokens): boolean | null {
  const { tags, tokens: words } = sentence;
  const first = words[tokens[0] ?? -1]?.lower ?? "";
  let end = tokens.findIndex(
    (at, place) =>
      place > 0 &&
      (tags[at] === "ADP" ||
        tags[at] === "PUNCT" ||
        words[at]?.lower === "who" ||
        words[at]?.lower === "which" ||
        words[at]?.lower === "that"),
  );
  if (end < 0) end = tokens.length;
  const head = tokens[end - 1] ?? -1;
  if (tokens.slice(0, end).some((at) => tags[at] === "CCONJ")) return true;
  if (/^(?:i|who|which|that|this|there|nobody|none|you)$/.test(first)) return null;
  if (/^(?:they|we|these|those|both|many|few|several)$/.test(first)) return true;
  const word = words[head]?.lower ?? "";
  // `nearly half of the clerks`
  if (/^(?:half|most|all|some|majority|(?:third|quarter|fifth|tenth)s?)$/.test(word) && words[tokens[end] ?? -1]?.lower === "of")
    return isPlural({ sentence, chunks }, tokens.slice(end + 1));
  if (tags[head] === "NUM") return word !== "one" && word !== "1";
  if (tags[head] === "PROPN") return first === "the" && /[^s]s$/.test(word) && end > 1 && !/^\p{Lu}+$/u.test(words[head]?.text ?? "");
  if (tags[head] === "PRON") return /^(?:he|she|it)$/.test(word) ? false : null;
  if (tags[head] !== "NOUN") return null;
  return irregularPlurals.test(word) || (/s$/.test(word) && !singularInS.test(word));
}

/** Whether the sentence tells of what was: by the first of its verbs that is no participle, no -ing form and no verb of a relative clause. */
export function isPast({ sentence }: Read, but?: Chunk): boolean {
  const { tokens, tags } = sentence;
  let isRelative = false;
  for (const [at, { lower }] of tokens.entries()) {
    if (/^(?:who|which|that|whose)$/.test(lower) && at > 0) isRelative = true;
    const isVerb = (tags[at] === "VERB" || tags[at] === "AUX") && !/ing$/.test(lower) && tokens[at - 1]?.lower !== "to";
    if (!isVerb || (but !== undefined && at >= but.first && at <= but.last)) continue;
    const isAside = /(?:ed|en|own)$/.test(lower) && tags[at + 1] === "ADP" && tokens[at - 1]?.lower === "and";
    if (isRelative || isAside) isRelative = false;
    else return /^(?:was|were|had|did|would|could)$/.test(lower) || irregularPasts.has(lower) || /ed$/.test(lower);
  }
  return false;
}

/** The form of `be` between a noun phrase and what is said of it, `is`, `were`, so that both are a sentence; null where its number is not sure. */
export function linkTo(read: Read, subject: Tokens, participle: Chunk | null): string | null {
  const plural = isPlural(read, subject);
  if (plural === null) return null;
  const word = participle === null ? "" : (read.sentence.tokens[participle.last]?.lower ?? "");
  const past = (participle !== null && !lasting.test(word)) || isPast(read, participle ?? undefined);
  return past ? (plural ? "were" : "was") : plural ? "are" : "is";
}
