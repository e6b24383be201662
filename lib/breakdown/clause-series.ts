import type { Chunk } from "@/lib/breakdown/chunks";
import { passives } from "@/lib/breakdown/clause-limits";
import { isShare, isTimeName, isTimeOrNumber, restOf } from "@/lib/breakdown/clause-parts";
import { emitReading, type Parse } from "@/lib/breakdown/facts";
import { irregularPasts, sameInPast } from "@/lib/breakdown/lexicon";
import { isActive, isMark, startsClause, type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";
import type { Draft } from "@/lib/breakdown/predicate-draft";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/** `accused them of packing the court, jailing reporters and using the police`: whether an -ing form behind chunk `verb` is a preposition's, so that more may be. */
export function governsIng(chunks: readonly Chunk[], verb: number, to: number): boolean {
  return chunks.some(({ kind }, at) => at > verb && at < to && kind === "preposition" && chunks[at + 1]?.form === "ing");
}

const leaving =
  /^(?:mak(?:e|es|ing)|made|lets?|letting|help(?:s|ed)?|sees?|saw|hears?|heard|watch(?:es|ed)?|ha[sd]|have|gets?|got|keeps?|kept|leaves?|left|finds?|found)$/;

/** `makes builders set aside a fifth`: whether the verb leaves it to its object to do or suffer what follows. */
export function leavesToDo({ sentence }: Parse, { verb, args }: Draft): boolean {
  const main = verb.findLast((token) => sentence.tags[token] === "VERB");
  return args.some(({ role }) => role === "object") && leaving.test(sentence.tokens[main ?? -1]?.lower ?? "");
}

/** `lets companies with a billion in revenue keep their books`: whether the phrase at chunk `at` goes with whom something is left to, and opens no clause. */
export function isInObject(parse: Parse, draft: Draft, at: number): boolean {
  return /^(?:with|in|of|from|for|at|on|under|over|near)$/.test(parse.chunks[at]?.word ?? "") && leavesToDo(parse, draft);
}

/** Tells all that stands behind the verb at chunk `verb` as one: `makes builders with ten homes set aside a fifth`. */
export function leaveToDo(parse: Parse, draft: Draft, verb: number): void {
  const behind = restOf(parse, verb + 1).filter((token) => !draft.verb.includes(token));
  draft.args = [{ role: "object", options: [behind] }];
}

/** Whether a verb stands in its bare form. */
export function isBareVerb({ tokens, tags }: ReadSentence, { first, last }: Chunk): boolean {
  const word = tokens[first]?.lower ?? "";
  return first === last && tags[first] === "VERB" && !/(?:s|ed|ing)$/.test(word) && !irregularPasts.has(word) && !sameInPast.test(word);
}

const willing =
  /^(?:want(?:s|ed)?|ask(?:s|ed)?|urge[sd]?|tell|tells|told|order(?:s|ed)?|expect(?:s|ed)?|invite[sd]?|allow(?:s|ed)?|forc(?:e|es|ed))$/;

/** `I want the sailors who say so to come`: whether the clause at chunk `at` is told of somebody who is to do something. */
function isWilled({ chunks, sentence }: Parse, { verb }: Draft, at: number): boolean {
  return (
    willing.test(sentence.tokens[verb.at(-1) ?? -1]?.lower ?? "") &&
    !isMark(chunks[at - 1], ",") &&
    chunks.slice(at).some(({ form }) => form === "infinitive")
  );
}

/** Whether a verb in the past at chunk `at` is one of several that a comma divides and `and` ends, all of one subject: `…, spread through the roof and killed nine`. */
export function goesOnInSeries({ chunks, sentence }: Parse, at: number): boolean {
  for (let next = at + 1; next < chunks.length; next += 1) {
    const chunk = chunks[next];
    if (chunk?.kind === "relative" || chunk?.kind === "conjunction" || isMark(chunk, ";:")) return false;
    if (chunk?.kind === "verb" && chunk.form === "finite" && chunks[next - 1]?.kind === "noun") return false;
    if (chunk?.kind !== "and" || chunk.word !== "and") continue;
    let verb = next + 1;
    while (chunks[verb]?.kind === "adverb") verb += 1;
    const last = chunks[verb];
    if (last?.kind === "verb" && last.form !== "ing" && last.form !== "infinitive")
      return last.form === "finite" || isActive(chunks, verb) || sentence.tags[last.first] === "VERB";
  }
  return false;
}

/** Whether a participle at chunk `at` says what was done to the noun before it, and not what the subject did next. */
export function isSurelyPassive(chunks: readonly Chunk[], at: number): boolean {
  const verb = chunks[at];
  return verb !== undefined && (chunks[at + 1]?.word === "by" || passives.test(verb.word));
}

/** Whether a participle at chunk `ahead`, behind the comma at `at`, may say more of the noun before it, and not of the subject. */
export function isOfNoun(parse: Parse, lastNoun: Tokens | null, { at, ahead }: { at: number; ahead: number }): boolean {
  const { chunks } = parse;
  return (
    chunks[ahead]?.form === "participle" &&
    !isActive(chunks, ahead) &&
    isMark(chunks[at], ",") &&
    ahead === at + 1 &&
    lastNoun !== null &&
    !isTimeOrNumber(parse, lastNoun)
  );
}

/** `nobody who was there`: of whom nothing is said by a relative clause. */
export function isNobody({ sentence }: Parse, [first = -1]: Tokens): boolean {
  return /^(?:nobody|somebody|someone|something|no|none|neither|few|any|anyone|anybody|everyone|everybody|whoever)$/.test(
    sentence.tokens[first]?.lower ?? "",
  );
}

/** `a queue around the block that …`: behind a noun and a preposition, a clause may be told of either noun, but for a name. */
export function isFar({ chunks, sentence }: Parse, head: Tokens, at: number): boolean {
  return chunks[at - 2]?.kind === "preposition" && chunks[at - 3]?.kind === "noun" && sentence.tags[head.at(-1) ?? -1] !== "PROPN";
}

/** `Falk [worked there before] moving to Castell`: tells what was told before the -ing form behind chunk `at` with it; answers the chunk behind. */
export function tellBeforeIng(parse: Parse, { subjects, told }: { subjects: readonly Tokens[]; told: Tokens }, at: number): number {
  const { chunks } = parse;
  const found = chunks.findIndex((other, place) => place > at && isMark(other, ",.;"));
  const close = found < 0 ? chunks.length : found;
  for (const subject of subjects) emitReading(parse, { before: subject, link: told, after: chunks.slice(at + 1, close).flatMap(tokensOf) });
  return close;
}

/** The comma that ends a loose relative clause at chunk `at` before a preposition, `Castell, which had a mayor, out of its zone`; -1 for none. */
export function looseEnd(chunks: readonly Chunk[], at: number): number {
  return chunks.findIndex(
    (other, place) => place > at && isMark(other, ",") && /^(?:preposition|conjunction)$/.test(chunks[place + 1]?.kind ?? ""),
  );
}

/** `legally and openly`: whether a joint at chunk `at` joins two adverbs, and no verb that the second belongs to. */
export function joinsAdverbs(chunks: readonly Chunk[], at: number): boolean {
  return (
    chunks[at]?.kind === "and" && chunks[at - 1]?.kind === "adverb" && chunks[at + 1]?.kind === "adverb" && chunks[at + 2]?.kind !== "verb"
  );
}

/** Whether a relative clause at chunk `at` makes no fact of its own: of a time or a share, `a vote in March, which was not binding`, or of somebody who is to do something. */
export function hasNoClause(parse: Parse, draft: Draft, { lastNoun, at }: { lastNoun: Tokens; at: number }): boolean {
  // `a nurse, a doctor and a library, which …`: of the last, or of all that
  const isOfList = isMark(parse.chunks[at - 1], ",") && (draft.args.at(-1)?.options.length ?? 0) > 1;
  // `could not find a soul who knew`
  const { tokens } = parse.sentence;
  const isDenied =
    draft.verb.some((token) => /^(?:not|never|cannot)$|n['’]t$/.test(tokens[token]?.lower ?? "")) &&
    /^(?:an?|any)$/.test(tokens[lastNoun[0] ?? -1]?.lower ?? "");
  return isOfList || isDenied || isTimeName(parse, lastNoun) || isShare(parse, lastNoun) || isWilled(parse, draft, at);
}

/** `has cut emissions faster`, `drew it again`: adverbs without which the verb says something else. */
export function isTold({ kind, word }: Chunk): boolean {
  return (
    kind === "adverb" &&
    /^(?:faster|slower|more|less|better|worse|longer|further|sooner|again|alone|ever|enough|least|together)$/.test(word)
  );
}

const withParticle =
  /^(?:br(?:ing|ings|ought)|tears?|tore|knock(?:s|ed)?|t(?:ake|akes|ook)|turn(?:s|ed)?|sets?|carr(?:y|ies|ied)|pull(?:s|ed)?|lays?|laid|cuts?|br(?:eak|eaks|oke)|bl(?:ow|ows|ew)|burn(?:s|ed)?|wip(?:e|es|ed)|rul(?:e|es|ed)|hand(?:s|ed)?|thr(?:ow|ows|ew)|buil(?:d|ds|t)|shuts?|clos(?:e|es|ed)|call(?:s|ed)?|put|puts|write|writes|wrote)$/;

/** `brought down power lines`: a particle between a verb and its object, and no preposition. */
export function isPhrasal({ chunks, sentence }: Parse, { verb, args }: Draft, at: number): boolean {
  return (
    args.length === 0 &&
    chunks[at]?.kind === "preposition" &&
    /^(?:down|up|off|out)$/.test(chunks[at]?.word ?? "") &&
    chunks[at + 1]?.kind === "noun" &&
    withParticle.test(sentence.tokens[verb.at(-1) ?? -1]?.lower ?? "")
  );
}

/** Verbs that take no object, so that one behind another verb is that other's alone. */
const objectless =
  /^(?:came|went|arrived|returned|stopped|stayed|stood|sat|lived|died|rose|fell|slept|ran|resigned|retired|emerged|appeared|waited|turned|stepped|moved|travelled|traveled|left|agreed|tried)$/;

/** Whether the joint at chunk `at` joins two verbs to one object: `produced and directed the film`, `was planned and built by Falk`. */
export function sharesObject({ chunks, sentence }: Parse, { verb, args }: Draft, at: number): boolean {
  const second = chunks[at + 1];
  const after = chunks[at + 2];
  const main = sentence.tokens[verb.at(-1) ?? -1]?.lower ?? "";
  if (args.length > 0 || chunks[at]?.kind !== "and" || second?.kind !== "verb" || second.form === "infinitive") return false;
  if (sentence.tags[verb.at(-1) ?? -1] !== "VERB" || sentence.tags[second.first] !== "VERB" || objectless.test(main)) return false;
  const isPassive = verb.some((token) => sentence.tags[token] === "AUX");
  return (after?.kind === "noun" && !isPassive && !startsClause(chunks, at + 2)) || (after?.word === "by" && isPassive);
}
