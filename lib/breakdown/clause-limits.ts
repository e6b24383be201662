import type { Chunk } from "@/lib/breakdown/chunks";
import { mainClauseComma, timeNouns } from "@/lib/breakdown/clause-parts";
import type { Parse } from "@/lib/breakdown/facts";
import { irregularPasts, sameInPast } from "@/lib/breakdown/lexicon";
import { isBarePlural, isMark, startsClause, type Tokens, tokensOf } from "@/lib/breakdown/noun-phrases";
import { type Draft, extend } from "@/lib/breakdown/predicate-draft";

/** Whether a condition opens at chunk `at`: `If it rains, …`, `Had the alarm worked, …`. */
export function isCondition(chunks: readonly Chunk[], at: number): boolean {
  if (/^(?:if|unless|when|whenever|once|until|whether)$/.test(chunks[at]?.word ?? "")) return true;
  return at === 0 && /^(?:had|were|should)$/.test(chunks[0]?.word ?? "") && chunks[1]?.kind === "noun";
}

/** The comma behind a condition that opens at chunk `at`; -1 for none. */
export function conditionEnd(chunks: readonly Chunk[], at: number): number {
  const main = mainClauseComma(chunks, at);
  if (main > 0) return main;
  const comma = chunks.findIndex((chunk, place) => place > at && isMark(chunk, ","));
  // `When it rained, they sold the farm, and the dam …`: what the comma and its joint open is another matter.
  return chunks[comma + 1]?.kind === "and" ? -1 : comma;
}

/** Whether a joint at chunk `at` goes on to deny something, `…, not in June`, `but not there`, and no clause of its own. */
export function isDenied(chunks: readonly Chunk[], at: number): boolean {
  if (!isMark(chunks[at], ",—–-") && chunks[at]?.kind !== "and") return false;
  const next = chunks[at + 1]?.kind === "and" ? at + 2 : at + 1;
  return (
    chunks[next]?.word === "not" &&
    (/^(?:noun|preposition|adjective)$/.test(chunks[next + 1]?.kind ?? "") || /^(?:only|just|even)$/.test(chunks[next + 1]?.word ?? "")) &&
    !startsClause(chunks, next + 1)
  );
}

/** Lets what is denied from chunk `at` on go with what was read last, up to the next comma; answers the chunk behind it. */
export function addDenied({ chunks }: Parse, draft: Draft, at: number): number {
  const close = chunks.findIndex((other, place) => place > at + 2 && isMark(other, ",;.—–"));
  const end = close < 0 ? chunks.length : close;
  extend(draft, chunks.slice(at, end).flatMap(tokensOf));
  return end;
}

/** Forms that are never the past of a verb, or of a verb that takes an object: behind `was` they are passive again. */
export const passives =
  /^(?:given|taken|written|known|seen|shown|drawn|thrown|driven|chosen|broken|beaten|stolen|hidden|worn|torn|sworn|published|released|sold|produced|designed|arrested|charged|fined|convicted|sentenced|banned|approved|rejected|cancelled|adopted|signed|replaced|removed|destroyed|abandoned|demolished|rebuilt|restored|renamed|translated|awarded|appointed|nominated)$/;

const modals =
  /^(?:will|would|can|could|may|might|must|should|shall|do|does|did|won't|wouldn't|cannot|can't|couldn't|don't|doesn't|didn't|'ll|'d)$/;

/** Whether a verb is in its bare form, as behind `to` and `will`. */
function isBare(word: string): boolean {
  return sameInPast.test(word) || !(/(?:[^s]s|ed|ing)$/.test(word) || irregularPasts.has(word));
}

/**
 * A second verb at chunk `at` with what it shares with the first: `refused to publish … or to name …`, `have paved … and not raised …`, `was written and
 * published …`; null where it shares nothing.
 */
export function sharedVerb({ chunks, sentence }: Parse, { verb }: Draft, at: number): number[] | null {
  const second = chunks[at];
  if (second?.kind !== "verb") return null;
  if (second.form === "infinitive") {
    const first = verb.findIndex((token) => sentence.tokens[token]?.lower === "to" && sentence.tags[token + 1] === "VERB");
    return first < 1 ? null : [...verb.slice(0, first), ...tokensOf(second)];
  }
  const main = verb.findIndex((token) => sentence.tags[token] === "VERB");
  const helping = verb.slice(0, main).filter((token) => sentence.tags[token] === "AUX");
  if (second.first === second.last && isBare(sentence.tokens[second.first]?.lower ?? "")) {
    // `plans to close two plants and cut jobs`, `will measure rain and warn towns`
    const to = verb.findLastIndex((token) => sentence.tokens[token]?.lower === "to" && sentence.tags[token + 1] === "VERB");
    if (to > 0) return [...verb.slice(0, to + 1), ...tokensOf(second)];
    const modal = verb.findIndex((token) => modals.test(sentence.tokens[token]?.lower ?? ""));
    if (modal >= 0 && modal < main)
      return [
        ...verb.slice(0, modal + 1),
        ...verb.slice(modal + 1, main).filter((token) => sentence.tags[token] === "PART"),
        ...tokensOf(second),
      ];
  }
  if (second.form === "ing" && /ing$/.test(sentence.tokens[verb[main] ?? -1]?.lower ?? "") && helping.length > 0)
    return [...helping, ...tokensOf(second)];
  if (main < 1 || helping.length === 0 || second.form !== "participle") return null;
  const isDenying = chunks[at - 1]?.word === "not";
  // `was built by the Dutch, captured by the British`
  const isByAnother = chunks[at + 1]?.word === "by" && sentence.tokens[helping.at(-1) ?? -1]?.lower !== "have";
  const isAsked =
    chunks[at + 1]?.form === "infinitive" && /^(?:was|were|is|are|been|being)$/.test(sentence.tokens[helping.at(-1) ?? -1]?.lower ?? "");
  return isDenying || isAsked || isByAnother || passives.test(second.word)
    ? [...helping, ...(isDenying ? tokensOf(chunks[at - 1]) : []), ...tokensOf(second)]
    : null;
}

/** Nouns of which `that` tells what they hold. */
const contents =
  /^(?:claims?|facts?|ideas?|beliefs?|allegations?|notions?|suggestions?|rumou?rs?|theory|theories|arguments?|assertions?|statements?|accusations?|hopes?|fears?|assumptions?|conclusions?|insistence|denials?|admissions?|warnings?|promises?|assurances?)$/;

/** `the claim that half of them are …`: what a noun holds, which its sentence need not state. */
export function isContent({ chunks, sentence }: Parse, at: number): boolean {
  const first = sentence.tokens[chunks[at]?.first ?? -1]?.lower;
  const noun = chunks[at - 1];
  return first === "that" && noun?.kind === "noun" && contents.test(sentence.tokens[noun.last]?.lower ?? "");
}

/** `walked out on Tuesday`, `burned down.`: a particle right behind the verb, with no noun of its own. */
export function isParticle(chunks: readonly Chunk[], at: number, { args }: Draft): boolean {
  const [chunk, next] = [chunks[at], chunks[at + 1]];
  return chunk?.kind === "preposition" && args.length === 0 && (next === undefined || next.kind === "preposition" || next.kind === "mark");
}

/** `today it has two`, `last year the county issued them`: when, before the subject. */
export function isTimeAhead({ chunks, sentence }: Parse, at: number): boolean {
  const last = sentence.tokens[chunks[at]?.last ?? -1]?.lower ?? "";
  return timeNouns.test(last) && chunks[at + 1]?.kind === "noun";
}

/** `most of them`, `one of whom`, `many of which`: a share of those named before. */
export function isShareOfThem({ chunks }: Parse, at: number): boolean {
  return chunks[at + 1]?.word === "of" && /^(?:them|which|whom)$/.test(chunks[at + 2]?.word ?? "");
}

/** Whether a noun is told by a relative clause alone, `every worker who`, `companies that do business`, so that the clause is true of no others. */
export function isGeneral({ chunks, sentence }: Parse, head: Tokens, verb: number): boolean {
  // `According to the clerk, every worker who …`
  const first = head[head.findLastIndex((token) => sentence.tokens[token]?.text === ",") + 1] ?? -1;
  if (/^(?:every|each|any|all|those|no)$/.test(sentence.tokens[first]?.lower ?? "")) return true;
  const finite = sentence.tokens[chunks[verb]?.first ?? -1]?.lower ?? "";
  const isPast = /^(?:was|were|had|did)$|ed$/.test(finite) || irregularPasts.has(finite);
  return !isPast && isBarePlural(sentence, { first, last: head.at(-1) ?? -1 });
}

/** `a firm in Castell that makes boats`: no name takes such a clause, but the noun that stands before it. */
export function namedBy({ chunks }: Parse, noun: Tokens, at: number): Tokens {
  const [outer, joint, name] = chunks.slice(at - 3, at);
  const isPlace = name?.isName === true && joint?.kind === "preposition" && outer?.kind === "noun" && at >= 3;
  return isPlace ? [...tokensOf(outer), ...tokensOf(joint), ...tokensOf(name)] : noun;
}
