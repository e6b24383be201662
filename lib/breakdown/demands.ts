import { irregularPasts, sameInPast } from "@/lib/breakdown/lexicon";
import type { Tokens } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** Whether a word could be a verb in its bare form, as behind `to`: `close`, `put`. */
export function isBareForm(word: string): boolean {
  return sameInPast.test(word) || (!/(?:[^s]s|[^e]ed|ing|ly)$/.test(word) && !irregularPasts.has(word));
}

const leading = /^(?:please|so|and|but|then|now|just|do|don['’]t|never|always|also)$/;

/** The first word behind a demand that opens the sentence: a semicolon or colon, or a joint with a subject of its own; 0 where none opens it. */
function demandEnd({ tokens, tags }: ReadSentence): number {
  let verb = 0;
  while (leading.test(tokens[verb]?.lower ?? "") || /^[,“"‘']$/.test(tokens[verb]?.text ?? "")) verb += 1;
  const word = tokens[verb]?.lower ?? "";
  const isHelping = /^(?:do|don['’]t)$/.test(tokens[verb - 1]?.lower ?? "");
  const isDone = isHelping && /^(?:NOUN|PRON|DET)$/.test(tags[verb] ?? "");
  if (!isDone && ((tags[verb] !== "VERB" && word !== "let") || !isBareForm(word))) return 0;
  // `Cut by half, the crew …`: forms that are the past as well want an object.
  if (sameInPast.test(word) && word !== "let" && !/^(?:DET|PRON|NOUN|ADJ|NUM|PROPN)$/.test(tags[verb + 1] ?? "") && !isHelping) return 0;
  // `Look, the dam is safe`
  if (tokens[verb + 1]?.text === ",") return 0;
  // `Care for the old takes a share of it`: with a verb of its own it is a noun.
  const own = tokens.findIndex(
    ({ kind, lower }, at) => at > verb && (kind === "mark" || /^(?:who|that|which|what|how|where)$/.test(lower) || tags[at] === "VERB"),
  );
  if (tags[own] === "VERB" && /[^su]s$/.test(tokens[own]?.lower ?? "")) return 0;
  const end = tokens.findIndex(
    ({ text, lower }, at) =>
      at > verb &&
      (/^[;:]$/.test(text) ||
        (tokens[at - 1]?.text === "," &&
          /^(?:but|for|so|because)$/.test(lower) &&
          tags[at + 1] === "PRON" &&
          tokens[at + 1]?.lower !== "that") ||
        (tokens[at - 1]?.text === "," && /^(?:i|we|he|she|they)$/.test(lower) && tokens[at + 2]?.text !== ",")),
  );
  return end < 0 ? tokens.length : end;
}

/** `The figures fire the auditors`, of `Release the figures and fire the auditors`: whether a fact is made of what somebody is told to do. */
export function isOfDemand(sentence: ReadSentence, [first = -1]: Tokens): boolean {
  return first < demandEnd(sentence);
}

/** `The council sell the hall`, of a council that voted to close the pool and sell the hall: a bare verb that goes with an infinitive, given to a subject whose own verb is none. */
export function joinsInfinitive({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const place = fact.findIndex((at) => tags[at] === "VERB" || tags[at] === "AUX");
  const verb = fact[place] ?? -1;
  const subject = fact[place - 1] ?? -1;
  const word = tokens[verb]?.lower ?? "";
  if (place < 1 || subject >= verb - 1 || tags[verb] !== "VERB" || !isBareForm(word) || sameInPast.test(word)) return false;
  const between = tokens.slice(subject + 1, verb);
  const first = between.findIndex((_, at) => tags[subject + 1 + at] === "VERB" || tags[subject + 1 + at] === "AUX");
  const own = between[first]?.lower ?? "";
  const isPast = tags[subject + 1 + first] === "VERB" && (/ed$/.test(own) || irregularPasts.has(own));
  return isPast && between.some(({ lower }, at) => lower === "to" && tags[subject + 2 + at] === "VERB");
}

/** `I get home safe`, of `I love you, get home safe`: a bare verb behind a comma that no series of verbs leads to, which is a demand of its own. */
export function joinsDemand({ tokens, tags }: ReadSentence, fact: Tokens): boolean {
  const place = fact.findIndex((at) => tags[at] === "VERB" || tags[at] === "AUX");
  const verb = fact[place] ?? -1;
  const before = fact[place - 1] ?? -1;
  if (place < 1 || before >= verb - 1) return false;
  const isSubjectOne = tags[before] === "PROPN" && tags[before - 1] !== "CCONJ";
  if (/^(?:do|don['’]t)$/.test(tokens[verb]?.lower ?? "") && isSubjectOne) return true;
  const isBare = tags[verb] === "VERB" && isBareForm(tokens[verb]?.lower ?? "") && !sameInPast.test(tokens[verb]?.lower ?? "");
  // `Speaker, members, thank you`
  if (tokens[verb]?.lower === "thank" && tokens[verb - 1]?.text === ",") return true;
  // `Deputies, for their part, do themselves no favours`: no verb stands between.
  const isFirst = tags.slice(before + 1, verb).every((tag) => tag !== "VERB" && tag !== "AUX");
  if (!isBare || isFirst || tokens[verb - 1]?.text !== ",") return false;
  return !tokens.some(({ lower }, at) => at > verb && lower === "and" && (tags[at + 1] === "VERB" || tags[at + 2] === "VERB"));
}
