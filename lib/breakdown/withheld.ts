import type { Chunk } from "@/lib/breakdown/chunks";
import { irregularPasts, sameInPast } from "@/lib/breakdown/lexicon";
import { isPlural, singularInS } from "@/lib/breakdown/links";
import { type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

type Read = { sentence: ReadSentence; chunks: readonly Chunk[] };

const willing = /^(?:requir|ask|forc|urg|allow|enabl|want|order|tell|told|permit|encourag|persuad|advis|invit|instruct|compel|expect)/;

/** `would require companies … to publish`: whom somebody wants to do something, without what. */
export function wantsMore({ chunks, sentence }: Read, kept: readonly number[]): boolean {
  const at = kept.find((place) => chunks[place]?.kind === "verb") ?? -1;
  const verb = chunks[at];
  if (!verb || !willing.test(sentence.tokens[verb.last]?.lower ?? "") || sentence.tokens[verb.last - 1]?.lower === "by") return false;
  const close = chunks.findIndex((other, place) => place > at && other.kind === "mark");
  const infinitive = chunks.findIndex((other, place) => place > at + 1 && (close < 0 || place < close) && other.form === "infinitive");
  return infinitive > 0 && !kept.includes(infinitive) && kept.length < chunks.length;
}

const denying = /^(?:refuse|fail|declin|den|not|never|n't|cannot)/;

/** `will be repaired or replaced`: of two things that may be, neither is stated alone; but what somebody refuses they refuse both. */
export function keepsChoice({ chunks, sentence }: Read, kept: readonly number[]): boolean {
  const chosen = new Set(kept);
  return chunks.every(({ kind, word }, at) => {
    if (kind !== "and" || !/^n?or$/.test(word) || chosen.has(at)) return true;
    let next = at + 1;
    while (chunks[next]?.kind === "adverb") next += 1;
    // `or you can have a vote`
    if (
      chunks[next]?.kind === "noun" &&
      chunks[next + 1]?.kind === "verb" &&
      /^(?:i|we|you|they|he|she|it)$/.test(chunks[next]?.word ?? "")
    )
      next += 1;
    if (chunks[next]?.kind !== "verb") return true;
    const former = chunks.findLastIndex((other, place) => place < at && other.kind === "verb");
    const first = chunks.findIndex((other) => other.kind === "verb");
    const denies = chunks
      .slice(first, at)
      .some(
        (other) => other.kind === "verb" && sentence.tokens.slice(other.first, other.last + 1).some(({ lower }) => denying.test(lower)),
      );
    return denies || !(chosen.has(next) || chosen.has(former));
  });
}

const denials = /^(?:no|not|nothing|none|nobody|never|neither|nor|nowhere|hardly|only|except|unless)$/;

/** `could be used for nothing else`: what denies or bounds a clause is left out, in it or right behind it. */
export function dropsDenial({ chunks, sentence }: Read, kept: readonly number[]): boolean {
  const isDenial = (chunk: Chunk | undefined) =>
    chunk !== undefined && sentence.tokens.slice(chunk.first, chunk.last + 1).some(({ lower }) => denials.test(lower));
  const last = kept.at(-1) ?? -1;
  for (let at = last + 1; at < chunks.length && /^(?:preposition|noun|adverb|adjective)$/.test(chunks[at]?.kind ?? ""); at += 1)
    if (isDenial(chunks[at])) return true;
  return kept.some((at, place) => {
    const next = kept[place + 1] ?? at + 1;
    const gone = chunks.slice(at + 1, next);
    return gone.every(({ kind }) => /^(?:preposition|noun|adverb|adjective)$/.test(kind)) && gone.some(isDenial);
  });
}

/** Nouns of several people, of which some say what is said of many: `The committee meet`. */
const many =
  /^(?:team|staff|committee|government|public|majority|minority|couple|press|family|crowd|army|navy|company|council|board|band|group|pair|trio|number|rest|side|club|party|union|crew|jury|gang|audience|electorate|opposition|cabinet|commission|lot|half|quarter|third|bulk|youth|elite|left|right)$/;

/** Whether a verb in its bare form has no subject that it cannot have: `It hate it`, `There are one`. */
export function agrees({ chunks, sentence }: Read, kept: readonly number[]): boolean {
  const { tokens, tags } = sentence;
  return kept.every((at, place) => {
    const chunk = chunks[at];
    const next = chunks[kept.slice(place + 1).find((behind) => chunks[behind]?.kind !== "adverb") ?? -1];
    if (chunk?.kind !== "noun" || next?.kind !== "verb") return true;
    const verb = tokens[next.first]?.lower ?? "";
    if (/^(?:he|she|it)$/.test(chunk.word) && (place === 0 || place === kept.length - 1)) {
      const isBare = tags[next.first] === "VERB" && !/(?:s|ed)$/.test(verb) && !irregularPasts.has(verb) && !sameInPast.test(verb);
      return !(next.form === "finite" && isBare) && !/^(?:are|were|have|do)$/.test(verb);
    }
    if (/^(?:i|we|they|you)$/.test(chunk.word) && (/^(?:is|has|does)(?:n['’]t)?$/.test(verb) || (verb === "was" && chunk.word !== "i")))
      return false;
    const noun = tokens[chunk.last]?.lower ?? "";
    if (place === 0 && tags[chunk.last] === "NOUN" && /[^su]s$/.test(noun) && !singularInS.test(noun)) {
      // `Astronomers contains`
      const isForm = tags[next.first] === "VERB" && /[^su]s$/.test(verb) && next.form === "finite";
      if (isForm || /^(?:is|was|has|does)$/.test(verb)) return false;
    }
    const isOne = /^(?:the|this|that|its|his|her|my|our|your|their)$/.test(tokens[chunk.first]?.lower ?? "") && !many.test(noun);
    if (
      place === 0 &&
      (/^an?$/.test(tokens[chunk.first]?.lower ?? "") || (isOne && isPlural({ chunks, sentence }, tokensOf(chunk)) === false)) &&
      next.form === "finite" &&
      tags[next.first] === "VERB" &&
      !/(?:s|ed)$/.test(verb) &&
      !irregularPasts.has(verb) &&
      !sameInPast.test(verb)
    )
      return false;
    const object = chunks[kept[place + 2] ?? -1];
    return !(
      chunk.word === "there" &&
      /^(?:are|were|have)$/.test(verb) &&
      object &&
      (/^(?:an?|one)$/.test(tokens[object.first]?.lower ?? "") ||
        (tokens[object.first]?.lower === "no" && isPlural({ chunks, sentence }, tokensOf(object)) === false))
    );
  });
}

/** `31 were closed`, `fewer are trained`: of what, the words before say. */
export function isBareNumber({ chunks, sentence }: Read, tokens: Tokens, first: number): boolean {
  const chunk = chunks[first];
  const next = chunks[first + 1];
  if (chunk?.kind !== "noun" || tokens[0] !== chunk.first || next?.word === "of" || next?.kind === "noun") return false;
  const words = sentence.tokens.slice(chunk.first, chunk.last + 1);
  return (
    words.every(
      ({ lower }, place) =>
        sentence.tags[chunk.first + place] === "NUM" ||
        /^(?:fewer|more|most|others|half|another|one|ones|many|those|ones|less)$/.test(lower),
    ) && !/^(?:1[5-9]|20)\d\d$/.test(words[0]?.lower ?? "")
  );
}
