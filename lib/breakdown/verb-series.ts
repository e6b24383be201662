import { mendedTag } from "@/lib/breakdown/list-items";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import type { Token } from "@/lib/breakdown/tokens";
import {
  closing,
  type Form,
  followerOf,
  hasForm,
  isBare,
  isClosed,
  isFiniteVerb,
  isFormOfOne,
  isLedBy,
  isSmall,
  jointBefore,
  opening,
  otherPasts,
  reachMax,
  surePasts,
  type Tagged,
} from "@/lib/breakdown/verb-forms";

const willing = /^(?:plan|aim|vow|hope|promise|attempt|try|need|want|agree|threaten|offer|pledge|intend)s?$/;

/** Whether the word at `at` behind `and` closes a series: a verb of this form stands right behind a comma before it, and none behind it does. */
function closes(read: Tagged, at: number, form: Form): boolean {
  const { tokens } = read;
  for (let place = at - 1, from = opening(read, at); place > from; place -= 1) {
    if (!hasForm(read, place, form)) continue;
    if (jointBefore(read, place) !== "comma" || !isLedBy(read, place, form)) return false;
    const between = tokens.slice(place + 1, at - 1);
    // `debates plans for roads, parks and sewers and votes by …`: a list that is closed before
    const isList = between.some(({ text }) => text === ",") && !between.some(({ lower }) => lower === "and");
    return !isList && between.every(({ lower }) => !/^(?:or|who|which|that|whose)$/.test(lower));
  }
  return false;
}

/** Whether a word that a joint precedes is a verb of the series around it. */
function isOfSeries(read: Tagged, at: number): boolean {
  const { tokens, tags } = read;
  if (!/^(?:NOUN|ADJ|ADV)$/.test(tags[at] ?? "") || !isSmall(tokens[at])) return false;
  const word = tokens[at]?.lower ?? "";
  const joint = jointBefore(read, at);
  const follower = joint === null ? "none" : followerOf(read, at);
  if (follower === "none") return false;
  const isNeeded = (form: Form) => (joint === "comma" ? isClosed(read, at, form) : closes(read, at, form));
  if (isFormOfOne(word)) return isLedBy(read, at, "one") && (follower !== "phrase" || isNeeded("one"));
  if (surePasts.test(word) || otherPasts.test(word)) {
    const isPast = isLedBy(read, at, "past");
    if (isPast && (follower === "object" || (follower === "noun" && surePasts.test(word)) || isNeeded("past"))) return true;
  }
  if (tags[at] === "ADJ" && /[^e]ed$/.test(word)) return isLedBy(read, at, "past") && isNeeded("past");
  if (!isBare(word) || tags[at] === "ADV" || tags[at - 1] === "ADV" || !isLedBy(read, at, "bare")) return false;
  if (tokens[at + 1]?.lower === "to" && willing.test(word)) return true;
  return (follower === "object" && joint === "and") || isNeeded("bare");
}

/** Whether a verb of this form stands behind a joint from place `at` on, or a word in -s that could be one. */
function isFollowed(read: Tagged, at: number, form: Form): boolean {
  const { tokens, tags } = read;
  for (let next = at + 1; next < Math.min(tokens.length, at + reachMax) && !closing.test(tokens[next]?.text ?? ""); next += 1) {
    if (jointBefore(read, next) === null || tags[next] === "ADV") continue;
    if (hasForm(read, next, form) && tags[next] === "VERB") return true;
    const isForm = form === "one" && isFormOfOne(tokens[next]?.lower ?? "") && isSmall(tokens[next]);
    if (isForm && /^(?:object|noun)$/.test(followerOf(read, next))) return true;
  }
  return false;
}

/** In which form a word is that could be the verb of the noun before it; null for none. */
function formBehind({ tokens, tags }: Tagged, at: number): Form | null {
  const word = tokens[at]?.lower ?? "";
  const subject = tokens[at - 1]?.lower ?? "";
  if (!isSmall(tokens[at]) || !/^(?:NOUN|ADJ)$/.test(tags[at] ?? "") || /['’]s?$/.test(subject)) return null;
  if (surePasts.test(word) || otherPasts.test(word)) return "past";
  // `Volunteers hand out soup`, where the tagger takes the first word for a name
  const isPlural = (tags[at - 1] === "NOUN" || at === 1) && /[^su]s$/.test(subject);
  if (isFormOfOne(word)) return isPlural && tags[at - 1] === "NOUN" ? null : "one";
  return isPlural && isBare(word) ? "bare" : null;
}

/** The comma that closes what is put in behind the one at `at`, `, founded in 1931,`; -1 for none. */
function asideClose({ tokens, tags }: Tagged, at: number): number {
  if (
    tokens[at]?.text !== "," ||
    !(tags[at + 1] === "ADP" || (tags[at + 1] === "VERB" && /(?:ed|en|t)$/.test(tokens[at + 1]?.lower ?? "")))
  )
    return -1;
  const close = tokens.findIndex(({ text }, place) => place > at && text === ",");
  return tags.slice(at, close < 0 ? at : close).includes("CCONJ") ? -1 : close;
}

/** The first verb of a series whose first was taken for a noun, `The canal carries barges, drains …`, where a clause opens at `from`; -1 for none. */
function leaderFrom(read: Tagged, from: number): number {
  const { tokens, tags } = read;
  const opensOwn = tags[from] === "DET" || tags[from] === "PRON";
  for (let at = from + 1; at < tokens.length; at += 1) {
    const before = tags[at - 1];
    const isSubject =
      before === "NOUN" ||
      before === "PROPN" ||
      (before === "ADJ" && opensOwn && at === from + 2) ||
      (before === "ADP" && tokens[at - 1]?.text.includes("-") === true);
    const close = isSubject ? asideClose(read, at) : -1;
    const verb = close > 0 ? close + 1 : at;
    const form = isSubject && at > from + (opensOwn ? 1 : 0) ? formBehind(read, verb) : null;
    const isTold = form === "bare" ? /^(?:object|noun|phrase)$/ : /^(?:object|noun)$/;
    if (
      form !== null &&
      isTold.test(followerOf(read, verb)) &&
      isFollowed(read, verb, form) &&
      !hasVerbAhead(read, verb + (isTaken(read, verb) ? 1 : 0))
    )
      return verb;
    // `The drought killed crops, dried up wells and …`
    if (before === "ADJ" && opensOwn && at === from + 2 && hasForm(read, at, "past") && tags[at] === "VERB")
      return isFollowed(read, at, "past") && !hasVerbAhead(read, at) ? at : -1;
    if (!/^(?:DET|NOUN|ADJ|PROPN|NUM)$/.test(tags[at] ?? "") && !tokens[at]?.text.includes("-")) return -1;
  }
  return -1;
}

/** `plays waltzes`: whether the plural right behind a form in -s was taken for a verb. */
function isTaken({ tokens, tags }: Tagged, at: number): boolean {
  return isFormOfOne(tokens[at]?.lower ?? "") && tags[at + 1] === "VERB" && isFormOfOne(tokens[at + 1]?.lower ?? "");
}

/** Whether a finite verb stands between place `at` and the next joint. */
function hasVerbAhead(read: Tagged, at: number): boolean {
  const { tokens, tags } = read;
  for (let next = at + 1; next < tokens.length; next += 1) {
    if (tags[next] === "CCONJ" || /^[,;:.]$/.test(tokens[next]?.text ?? "") || /^(?:who|which|that)$/.test(tokens[next]?.lower ?? ""))
      return false;
    if ((tags[next] === "AUX" || isFiniteVerb(read, next)) && tokens[next - 1]?.lower !== "to") return true;
  }
  return false;
}

const roundsMax = 3;
const openingMax = 8;

/**
 * Mends parts of speech of verbs in a series and nouns in a list, `carries barges, drains the fields and supplies water`: what stands behind a joint, has
 * the form of the verbs around it and an object is a verb; what has another form, or nothing behind it, is none.
 */
export function withSeries(tokens: readonly Token[], tagged: readonly PartOfSpeech[]): PartOfSpeech[] {
  const read: Tagged = { tokens, tags: [...tagged] };
  const { tags } = read;
  for (let from = 0; from < tokens.length && from < openingMax; from += 1) {
    if (tags.slice(0, from).some((tag) => tag === "VERB" || tag === "AUX")) break;
    const leader = from === 0 || tokens[from - 1]?.text === "," ? leaderFrom(read, from) : -1;
    if (leader < 0) continue;
    tags[leader] = "VERB";
    if (isTaken(read, leader)) tags[leader + 1] = "NOUN";
    if (tags[leader - 1] === "ADJ" || tags[leader - 1] === "ADP") tags[leader - 1] = "NOUN";
    break;
  }
  const isMended = mend(read);
  let isJoined = false;
  for (let round = 0, isChanged = true; round < roundsMax && isChanged; round += 1) {
    isChanged = false;
    for (let at = 1; at < tokens.length; at += 1) {
      if (!isOfSeries(read, at)) continue;
      tags[at] = "VERB";
      if (tags[at + 1] === "VERB" && isFormOfOne(tokens[at + 1]?.lower ?? "")) tags[at + 1] = "NOUN";
      isChanged = true;
    }
    isJoined ||= isChanged;
  }
  if (isMended || isJoined) mend(read);
  return tags;
}

/** Mends each word by itself, from the first to the last; whether one was. */
function mend(read: Tagged): boolean {
  let isChanged = false;
  for (let at = 0; at < read.tokens.length; at += 1) {
    const tag = mendedTag(read, at);
    if (tag === null || tag === read.tags[at]) continue;
    read.tags[at] = tag;
    isChanged = true;
  }
  return isChanged;
}
