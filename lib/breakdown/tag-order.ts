import { timeNouns } from "@/lib/breakdown/clause-parts";
import { isBareForm } from "@/lib/breakdown/demands";
import { irregularPasts } from "@/lib/breakdown/lexicon";
import { singularInS } from "@/lib/breakdown/links";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import type { Token } from "@/lib/breakdown/tokens";

type Tagged = { tokens: readonly Token[]; tags: readonly PartOfSpeech[] };

const reachMax = 24;
const people = /(?:[^e]ers|ors|[iy]sts|ants|ents|ians)$/;
const determiners = /^(?:the|an?|these|those|this|that|its|his|her|their|our|your|my)$/;
const objects = /^(?:it|him|them|us|me)$/;
/** Words that open a sentence before an article and are no verb: `Half the mills`, `Yesterday the clerk`. */
const opening =
  /^(?:half|all|both|twice|double|what|such|quite|rather|not|only|even|just|once|here|there|then|still|yet|perhaps|maybe|instead|indeed|again|soon|later|meanwhile|like|despite|given|across|during|nor|yesterday|today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|noon|midnight)$/;

/** `Publish the minutes`: a word that opens the sentence right before an article or an object, and so is no noun. */
function opensDemand({ tokens, tags }: Tagged, at: number): boolean {
  const [word, next, after] = tokens.slice(at, at + 3);
  if (at > 0 || !/^(?:NOUN|PROPN|ADJ)$/.test(tags[at] ?? "") || !/^\p{Lu}\p{Ll}+$/u.test(word?.text ?? "")) return false;
  if (opening.test(word?.lower ?? "") || !isBareForm(word?.lower ?? "") || timeNouns.test(word?.lower ?? "")) return false;
  // `Norland this week …`, `Norland the year before`
  if (
    /^(?:day|days|week|weeks|month|year|years|decade|season|morning|afternoon|evening|night|summer|winter|other)$/.test(after?.lower ?? "")
  )
    return false;
  const isNoun = tags[at] === "NOUN";
  return determiners.test(next?.lower ?? "") ? isNoun || hasNoSubject({ tokens, tags }) : isNoun && objects.test(next?.lower ?? "");
}

/** Whether no verb in a form for one or of the past stands before the first mark: `Publish the minutes, …`, but not `Norland the island is …`. */
function hasNoSubject({ tokens, tags }: Tagged): boolean {
  const close = tokens.findIndex(({ kind }) => kind === "mark");
  return tags
    .slice(1, close < 0 ? tokens.length : close)
    .every((tag, at) => tag !== "AUX" && (tag !== "VERB" || isBareForm(tokens[at + 1]?.lower ?? "")));
}

/** `to drop the bill and use the time`, `has built 36 houses and sold 212`: behind a joint a verb like one before, with its object. */
function joinsVerb({ tokens, tags }: Tagged, at: number): boolean {
  if (tags[at - 1] !== "CCONJ" || tokens[at - 1]?.lower !== "and" || !/^(?:NOUN|ADJ)$/.test(tags[at] ?? "")) return false;
  const word = tokens[at]?.lower ?? "";
  const next = tokens[at + 1]?.lower ?? "";
  if (!/^\p{Ll}+$/u.test(tokens[at]?.text ?? "")) return false;
  const from = Math.max(0, at - reachMax);
  if (irregularPasts.has(word))
    return (determiners.test(next) || tags[at + 1] === "NUM") && tags.slice(from, at).some((tag) => tag === "VERB");
  if (tags[at] !== "NOUN" || !isBareForm(word) || !determiners.test(next)) return false;
  return tags
    .slice(from, at)
    .some((tag, place) => tag === "VERB" && (tokens[from + place - 1]?.lower === "to" || tags[from + place - 1] === "AUX"));
}

/** `a decent state stands behind them`: behind `a` and its noun a form in -s that no noun follows. */
function isVerbOfOne({ tokens, tags }: Tagged, at: number): boolean {
  const word = tokens[at]?.text ?? "";
  if (tags[at] !== "NOUN" || tags[at - 1] !== "NOUN" || !/^\p{Ll}+[^su]s$/u.test(word) || singularInS.test(word)) return false;
  if (/(?:ics|ness|less|news)$/.test(word) || !/^(?:ADP|ADV|DET|PRON|SCONJ)$/.test(tags[at + 1] ?? "") || tokens[at + 1]?.lower === "of")
    return false;
  let first = at - 2;
  while (tags[first] === "NOUN" || tags[first] === "ADJ") first -= 1;
  return /^an?$/.test(tokens[first]?.lower ?? "") && /[^s]$/.test(tokens[at - 1]?.lower ?? "");
}

/** `Brightwell, the largest maker of boats, will close two plants`: a name that opens the sentence before what it is. */
function isNamedAhead({ tokens, tags }: Tagged, at: number): boolean {
  if (at > 0 || tags[0] !== "ADV" || tokens[1]?.text !== "," || tags[2] !== "DET") return false;
  const close = tokens.findIndex(({ kind, text }, place) => place > 2 && kind === "mark" && text !== "-");
  return (
    tokens[close]?.text === "," &&
    /^(?:AUX|VERB)$/.test(tags[close + 1] ?? "") &&
    !tags.slice(2, close).some((tag) => tag === "AUX" || tag === "VERB")
  );
}

/** Mends parts of speech by what stands before and behind: demands, second verbs, verbs behind `a` and its noun, names that open the sentence, times. */
export function withOrder(tokens: readonly Token[], tagged: readonly PartOfSpeech[]): PartOfSpeech[] {
  const read = { tokens, tags: [...tagged] };
  const { tags } = read;
  for (const [at, { lower }] of tokens.entries()) {
    if (opensDemand(read, at) || joinsVerb(read, at) || isVerbOfOne(read, at)) tags[at] = "VERB";
    // `Analysts polled by the paper`
    else if (at === 0 && tags[0] === "PROPN" && people.test(lower) && tags[1] !== "PROPN" && tags[1] !== "PART") tags[0] = "NOUN";
    else if (at === 0 && lower === "meanwhile") tags[at] = "ADV";
    else if (isNamedAhead(read, at)) tags[at] = "PROPN";
    // `colleges are where nurses and welders come from`
    else if (tags[at] === "VERB" && tokens[at - 1]?.lower === "where" && /^(?:is|are|was|were)$/.test(tokens[at - 2]?.lower ?? ""))
      tags[at] = "NOUN";
    // `whose sister owns the mill`
    else if (tags[at] === "ADV" && tokens[at - 1]?.lower === "whose") tags[at] = "NOUN";
    else if (lower === "how" && tags[at] === "NOUN") tags[at] = "ADV";
    // `fourteen of these since January`
    else if (lower === "since" && tags[at] === "NOUN") tags[at] = "ADP";
    else if (/^(?:afternoon|morning|evening)$/.test(lower) && tags[at] === "ADV" && /^(?:NUM|DET)$/.test(tags[at - 1] ?? ""))
      tags[at] = "NOUN";
  }
  return tags;
}
