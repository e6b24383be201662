import type { Chunk } from "@/lib/breakdown/chunks";
import { isMark } from "@/lib/breakdown/noun-phrases";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

const units =
  /^(?:centuries|decades?|years?|months?|weeks?|days?|hours?|minutes?|miles?|kilometres?|metres?|yards?|feet|foot|stone|pounds?|dollars?|euros?|francs?|degrees?|percent|times)$/;
const smaller = /^(?:months?|weeks?|days?|nights?|hours?|minutes?|seconds?|inch|inches|ounces?|pence|cents?|half|quarter)$/;
const bodies =
  /^(?:Committee|Department|Ministry|Office|Agency|Commission|Board|Council|Act|Authority|Association|Union|Institute|Bank|Service|Services|Trust|Society|Fund|Court|Company|Bureau|Administration|Executive|Bill|Museum|Centre|Center|College|School|University|Group|Federation|Foundation|Corporation|Exchange|Division|Secretary|Minister)$/;

/** `three hours and ten minutes`, `a mile and a half`, `four days and nights`: one measure. */
function isMeasure({ tokens, tags }: ReadSentence, first: Chunk, second: Chunk): boolean {
  const counts = (at: number) => tags[at] === "NUM" || /^(?:an?|one)$/.test(tokens[at]?.lower ?? "");
  const [unit, other] = [tokens[first.last]?.lower ?? "", tokens[second.last]?.lower ?? ""];
  if (!counts(first.first) || first.last === first.first || !units.test(unit) || !smaller.test(other) || unit === other) return false;
  return second.first === second.last ? other === "nights" : counts(second.first) && second.last - second.first <= 2;
}

/** `the Ways and Means Committee`: one name, with an article of its own only at its beginning. */
function isBody({ tokens, tags }: ReadSentence, first: Chunk, second: Chunk): boolean {
  const isCapital = (at: number) => /^\p{Lu}\p{Ll}/u.test(tokens[at]?.text ?? "");
  if (tokens[first.first]?.lower !== "the" || !bodies.test(tokens[second.last]?.text ?? "") || !isCapital(second.first)) return false;
  for (let at = first.first + 1; at <= first.last; at += 1) if (!isCapital(at) || bodies.test(tokens[at]?.text ?? "")) return false;
  return first.last > first.first && tags[second.first] !== "DET";
}

/** `seven men and women`: so many of both together. */
function isCounted({ tokens, tags }: ReadSentence, first: Chunk, second: Chunk): boolean {
  const isPlural = (at: number) =>
    tags[at] === "NUM" || tags[at] === "NOUN" ? /(?:[^su]s|men|people|children|police)$/.test(tokens[at]?.lower ?? "") : false;
  return (
    tags[first.first] === "NUM" &&
    first.last > first.first &&
    isPlural(first.last) &&
    second.first === second.last &&
    tags[second.first] === "NOUN" &&
    isPlural(second.first) &&
    !units.test(tokens[first.last]?.lower ?? "")
  );
}

/** `4 and 5 June`: two numbers of one thing. */
function isOfOneNoun({ tags }: ReadSentence, first: Chunk, second: Chunk): boolean {
  return first.first === first.last && tags[first.first] === "NUM" && tags[second.first] === "NUM" && second.last > second.first;
}

/** Whether the phrases around the joint behind chunk `at` are one thing, of which neither half is said alone: a measure, the name of a body, so many of both. */
export function isOneThing(sentence: ReadSentence, chunks: readonly Chunk[], at: number): boolean {
  const [first, joint, second] = chunks.slice(at, at + 3);
  if (first?.kind !== "noun" || joint?.kind !== "and" || joint.word !== "and" || second?.kind !== "noun") return false;
  if (isMeasure(sentence, first, second) || isBody(sentence, first, second) || isOfOneNoun(sentence, first, second)) return true;
  // `12,000 hectares of forest and farmland`: so many of both together
  const whole = chunks[at - 2];
  if (chunks[at - 1]?.word === "of" && whole?.kind === "noun" && sentence.tags[whole.first] === "NUM" && whole.last > whole.first)
    return sentence.tags[second.first] !== "DET" && sentence.tags[second.first] !== "NUM" && chunks[at + 3]?.kind !== "verb";
  const isOfList =
    isMark(chunks[at - 1], ",") ||
    chunks[at - 1]?.kind === "and" ||
    isMark(chunks[at + 3], ",") ||
    (at > 0 && chunks[at + 3]?.kind === "verb");
  return !isOfList && isCounted(sentence, first, second);
}

/** Where a list ends that a share opens, `half its members, sponsors and donors`: a share of all of them; `at` where none does. */
export function shareEnd({ tokens }: ReadSentence, chunks: readonly Chunk[], at: number): number {
  const first = chunks[at];
  if (first?.kind !== "noun" || first.last === first.first || tokens[first.first]?.lower !== "half") return at;
  let next = at + 1;
  while (isMark(chunks[next], ",") && chunks[next + 1]?.kind === "noun" && !chunks[next + 1]?.isOpened) next += 2;
  const last = chunks[next + 1];
  return chunks[next]?.kind === "and" && chunks[next]?.word === "and" && last?.kind === "noun" && !last.isOpened ? next + 1 : at;
}

const several =
  /(?:men|ers|ors|ists|ants|ents|ians|ees|boys|girls|mothers|fathers|sons|daughters|brothers|sisters|husbands|wives|couples|parents|children|people|nurses|pupils|families|firms|companies|banks|countries|states|cities|towns|villages|schools|colleges|universities|hospitals|homes|houses|flats|shops|mills|farms)$/;

/** `Women queued`, of old men and women: whether a fact has only the second of two, and the quality before the first may be that of both. */
export function sharesQuality({ tokens, tags }: ReadSentence, chunks: readonly Chunk[], kept: readonly number[]): boolean {
  return kept.some((at) => {
    const [first, joint, second] = chunks.slice(at - 2, at + 1);
    if (at < 2 || joint?.kind !== "and" || first?.kind !== "noun" || second?.kind !== "noun" || second.first !== second.last) return false;
    if (kept.includes(at - 1) || kept.includes(at - 2) || tags[second.first] !== "NOUN" || tags[first.last] !== "NOUN") return false;
    const isQuality = tags
      .slice(first.first, first.last)
      .some((tag, place) => tag === "ADJ" || (tag === "PROPN" && first.first + place === 0));
    return isQuality && several.test(tokens[first.last]?.lower ?? "") && several.test(tokens[second.first]?.lower ?? "");
  });
}
