import type { Chunk } from "@/lib/breakdown/chunks";
import type { Tokens } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { speechFrames } from "@/lib/breakdown/speech-cues";

type Read = { sentence: ReadSentence; chunks: readonly Chunk[] };

/** Whether a fact ends in a word that something has to follow: `saving an`, `and in doing`. */
export function isCut({ sentence }: Read, tokens: Tokens): boolean {
  const last = tokens.findLast((at) => sentence.tokens[at]?.kind !== "mark") ?? -1;
  const { lower = "" } = sentence.tokens[last] ?? {};
  const next = sentence.tokens[last + 1];
  // `He is, of course`, entitled to it
  if (lower === "course" && next?.text === "," && sentence.tokens[last - 2]?.text === ",") return true;
  if (/^(?:an?|the|its|their|our|my|your|every|doing|being|having|and|or|but|than|of|per)$/.test(lower)) return true;
  // `look past`, the next vote; `not in the way that …`
  if (/^(?:past|beyond|upon|among|towards?|against|behind)$/.test(lower) && sentence.tags[last + 1] === "DET") return true;
  // `It was the most`, deadly of all
  if (/^(?:most|least)$/.test(lower) && /^AD[JV]$/.test(sentence.tags[last + 1] ?? "")) return true;
  const [first = -1] = tokens;
  if (sentence.tokens[first]?.lower === "not" && sentence.tags[first + 1] === "ADP") return true;
  return /^(?:with|from|into|for|by|at)$/.test(lower) && next !== undefined && next.kind !== "mark";
}

const superlative = /^(?:most|least|first|last|only|best|worst)$/;

function isSuperlative({ tokens, tags }: ReadSentence, { first, last }: Chunk): boolean {
  return tokens
    .slice(first, last + 1)
    .some(
      ({ lower }, place) =>
        (superlative.test(lower) || (lower.endsWith("est") && lower.length > 5)) &&
        /^(?:ADJ|ADV)$/.test(tags[first + place] ?? "") &&
        tokens[first]?.lower === "the",
    );
}

function isObjectPronoun(chunk: Chunk | undefined): boolean {
  return chunk?.kind === "noun" && /^(?:it|them|him|us|me)$/.test(chunk.word);
}

/** Whether a fact keeps but half of what only both halves say. */
export function isHalf({ chunks, sentence }: Read, kept: readonly number[]): boolean {
  const last = kept.at(-1) ?? -1;
  const own = chunks[last];
  const next = chunks[last + 1];
  const opening = sentence.tokens[chunks[kept[0] ?? -1]?.first ?? -1]?.lower;
  // `as an aggressor and not a partner`: what is denied, without what is not
  if (
    kept.some(
      (at, place) => chunks[at]?.kind === "noun" && sentence.tokens[chunks[at].first]?.lower === "not" && kept[place - 1] !== at - 1,
    )
  )
    return true;
  // `There is one place`, where only one thing can be done; `There were Fridays`, when they could not.
  if (opening === "there" && next && next.kind !== "mark" && next.kind !== "and") return true;
  // `was the lowest`, of those since 1931 alone
  if (own?.kind === "noun" && isSuperlative(sentence, own) && /^(?:preposition|relative|conjunction)$/.test(next?.kind ?? "")) return true;
  // `Whatever the clerk may say`
  if (/^(?:whatever|whoever|whichever|however)$/.test(opening ?? "")) return true;
  // `paid its clerk, Anna Falk, a bonus`
  const [, name, close, other] = chunks.slice(last + 1, last + 5);
  if (own?.kind === "noun" && next?.word === "," && name?.isName && close?.word === "," && other?.kind === "noun") return true;
  // `taking £11 million it`: a pronoun goes with its verb
  if (kept.some((at, place) => isObjectPronoun(chunks[at]) && kept[place - 1] !== at - 1 && chunks[kept[place - 1] ?? -1]?.kind === "noun"))
    return true;
  // `a leader whom nobody`
  if (own?.kind === "noun" && chunks[last - 1]?.kind === "relative" && kept.includes(last - 1)) return true;
  // `has nothing to offer`, but one thing
  const denies = kept.some((at) => /^(?:nothing|nobody|none|no)$/.test(sentence.tokens[chunks[at]?.first ?? -1]?.lower ?? ""));
  if (denies && /^(?:but|except|save)$/.test(next?.word ?? "")) return true;
  if (denies && kept.some((at, place) => place > 0 && kept[place - 1] !== at - 1 && /^(?:but|except)$/.test(chunks[at - 1]?.word ?? "")))
    return true;
  // `is money`, of a certain kind: `is money which …`
  if (next?.kind === "relative" && own?.kind === "noun" && isBare(sentence, own) && chunks[last - 1]?.kind === "verb") return true;
  // `The number of clerks quit fell`: two verbs of two clauses
  return kept.some((at, place) => {
    const [one, other] = [chunks[at], chunks[at + 1]];
    return (
      kept[place + 1] === at + 1 &&
      one?.kind === "verb" &&
      other?.kind === "verb" &&
      one.form === "finite" &&
      other.form === "finite" &&
      !kept.some((before) => before < at && chunks[before]?.kind === "relative") &&
      chunks.slice(0, at).some(({ kind }) => kind === "relative")
    );
  });
}

/** `in kitchens, canteens waiting rooms`, `people retired were not replaced`: whether two items of a list, or two verbs, stand in a fact without what joins them. */
export function losesJoint({ chunks, sentence }: Read, kept: readonly number[], tokens: Tokens): boolean {
  const chosen = new Set(tokens);
  return kept.some((at, place) => {
    const next = kept[place + 1] ?? at;
    const [one, other] = [chunks[at], chunks[next]];
    const between = chunks.slice(at + 1, next);
    const isJoined = between.at(-1)?.kind === "and" && between.slice(0, -1).every(({ kind }) => kind === "adverb");
    if (one?.kind === "verb" && other?.kind === "verb" && isJoined) return chosen.has(one.last);
    // `are tough stubborn`
    if (one?.kind === "adjective" && next === at + 2 && chunks[at + 1]?.kind === "and" && /^(?:adjective|noun)$/.test(other?.kind ?? ""))
      return chosen.has(one.last) && chosen.has(other?.first ?? -1);
    if (one?.kind !== "noun" || other?.kind !== "noun" || next === at + 1 || !chosen.has(one.last) || !chosen.has(other.first))
      return false;
    const gone = chunks.slice(at + 1, next);
    return (
      gone.at(-1)?.kind === "and" && gone.every(({ kind, word }) => kind === "and" || word === ",") && sentence.tags[other.first] !== "PRON"
    );
  });
}

/** `money`: a noun that nothing stands before, and no name. */
function isBare({ tags }: ReadSentence, { first, last }: Chunk): boolean {
  return first === last && tags[first] === "NOUN";
}

/** `told them that they would pay because the town is bound`: whether a fact is part of what somebody says, without who says it. */
export function isSaidBefore({ sentence }: Read, fact: Tokens): boolean {
  const { tokens, tags } = sentence;
  const [first = -1] = fact;
  const opens = tokens.findLastIndex(
    ({ lower }, at) => at < first && (tags[at] === "SCONJ" || tags[at] === "ADV") && /^(?:that|how|why|whether)$/.test(lower),
  );
  if (opens < 1) return false;
  const verb = tokens.findLastIndex(
    ({ lower }, at) => at < opens && at > opens - 9 && tags[at] === "VERB" && speechFrames.get(lower)?.clause === true,
  );
  if (verb < 0 || fact.includes(verb)) return false;
  return !tokens
    .slice(opens, first)
    .some(
      ({ text, lower }, at) =>
        text === ";" ||
        text === ":" ||
        (/^(?:and|but|so|while|although|whereas|though)$/.test(lower) && tokens[opens + at - 1]?.text === ","),
    );
}
