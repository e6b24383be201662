import { timeNouns } from "@/lib/breakdown/clause-parts";
import { irregularPasts, sameInPast } from "@/lib/breakdown/lexicon";
import { singularInS } from "@/lib/breakdown/links";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import type { Token } from "@/lib/breakdown/tokens";

/** The words of a sentence with their parts of speech, which are mended in place. */
export type Tagged = { tokens: readonly Token[]; tags: PartOfSpeech[] };
/** In which form the verbs of a series stand: `sells`, `sold`, or `sell` behind several, `to` and the like. */
export type Form = "one" | "past" | "bare";

/** Plurals that stand before a noun as a quality: `sports clubs`. */
const qualities =
  /^(?:sports|arms|goods|sales|savings|customs|rights|operations|communications|systems|news|politics|earnings|drugs|jobs|parents|women's|human|resources|relations|affairs|services|data|species|series|athletics|electronics|economics|mathematics|logistics|headquarters|sometimes|perhaps|always|besides|afterwards|towards|across|whereas|thus|unless|less|its|his|this|various|others|hers|theirs|yours|plus|minus|overseas|upstairs|downstairs|outdoors|indoors|nowadays|likes|says)$/;
/** Past forms that are no nouns or qualities, so that a noun may stand right behind them. */
export const surePasts =
  /^(?:dug|fed|shot|hung|bred|drank|lent|sent|won|met|built|bought|brought|sold|caught|dealt|drew|ate|flew|forgave|froze|kept|knew|laid|made|paid|ran|rang|sank|shook|spent|stole|swept|taught|tore|threw|told|took|wore|wrote|chose|drove|rode|rebuilt|rewrote|withdrew|slid|spun|hid|blew|overthrew|gave|grew|held|led|lost|stood|sang|wove)$/;
/** Past forms that are nouns, qualities or plain forms, too. */
export const otherPasts = /^(?:cut|put|set|hit|shut|split|spread|cost|read|hurt|shed|cast|left|saw|found|felt|bound|bit|lit|let|laid)$/;
/** Marks that no series goes on over. */
export const closing = /^[;:—–()"“”]$/;

/** So far is looked for what leads or closes a series, so that a long sentence takes no longer than its words. */
export const reachMax = 80;
/** So many adverbs at most stand between a joint and what it joins, for the same reason. */
const adverbsMax = 8;

/** Whether a word is written in small letters. */
export function isSmall(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Ll}[\p{Ll}-]+$/u.test(token.text);
}

/** Whether a word could be a verb in the form for one: `sells`. */
export function isFormOfOne(word: string): boolean {
  return word.length > 3 && /[^su]s$/.test(word) && !singularInS.test(word) && !qualities.test(word) && !/(?:ics|ness|less)$/.test(word);
}

/** Whether a word could be a verb in its bare form. */
export function isBare(word: string): boolean {
  return !/(?:s|[^e]ed|ing|ly)$/.test(word) && (sameInPast.test(word) || (!irregularPasts.has(word) && !surePasts.test(word)));
}

/** Whether a verb stands in a form. */
export function hasForm({ tokens, tags }: Tagged, at: number, form: Form): boolean {
  const word = tokens[at]?.lower ?? "";
  if (tags[at] === "AUX")
    return form === "one" ? /^(?:is|has|['’]s|does)$/.test(word) : form === "past" && /^(?:was|were|had|did)$/.test(word);
  if (tags[at] !== "VERB" || /ing$/.test(word)) return false;
  const isPast = /[^e]ed$/.test(word) || irregularPasts.has(word) || surePasts.test(word);
  if (sameInPast.test(word)) return form !== "one";
  if (isPast || form === "past") return isPast && form === "past";
  return /[^su]s$/.test(word) ? form === "one" : form === "bare" && !/(?:en|orn)$/.test(word);
}

/** Whether a verb stands in a form that a subject may have. */
export function isFiniteVerb(read: Tagged, at: number): boolean {
  return hasForm(read, at, "one") || hasForm(read, at, "past") || hasForm(read, at, "bare");
}

/** Where the clause around place `at` opens: behind a mark that no series goes on over. */
export function opening({ tokens }: Tagged, at: number): number {
  let from = at;
  while (from > 0 && at - from < reachMax && !closing.test(tokens[from - 1]?.text ?? "")) from -= 1;
  return from;
}

/** The joint before place `at`, over adverbs: of a comma alone, or of `and` and the like; null where none is. */
export function jointBefore({ tokens, tags }: Tagged, at: number): "comma" | "and" | null {
  let before = at - 1;
  while (tags[before] === "ADV" && before > 0 && at - before <= adverbsMax) before -= 1;
  if (tags[before] === "CCONJ") return /^(?:and|but|or)$/.test(tokens[before]?.lower ?? "") ? "and" : null;
  return tokens[before]?.text === "," ? "comma" : null;
}

/** Whether a verb of this form stands before place `at` in its clause. */
export function isLedBy(read: Tagged, at: number, form: Form): boolean {
  for (let place = at - 1, from = opening(read, at); place >= from; place -= 1) if (hasForm(read, place, form)) return true;
  return false;
}

/** Whether a time opens here: `a year`, `each spring`, `the same day`. */
function opensTime({ tokens }: Tagged, at: number): boolean {
  return [at + 1, at + 2].some((place) => {
    const word = tokens[place]?.lower ?? "";
    return timeNouns.test(word) || /^(?:day|night|morning|evening|spring|summer|autumn|winter|time|way)$/.test(word);
  });
}

/** What stands behind a word that could be a verb: surely its object, a noun, a phrase with a preposition, or nothing that goes with it. */
export function followerOf(read: Tagged, at: number): "object" | "noun" | "phrase" | "none" {
  const { tokens, tags } = read;
  const next = tokens[at + 1]?.lower ?? "";
  if (/^(?:them|it|him|us|themselves|itself|himself|herself|how|whether|what)$/.test(next)) return "object";
  switch (tags[at + 1]) {
    case "DET":
      return opensTime(read, at + 1) ? "none" : "object";
    case "PRON":
      return /^(?:its|his|her|their|our|my|your)$/.test(next) ? "object" : "none";
    case "SYM":
      return "object";
    case "NUM":
      return /^(?:NOUN|ADJ|NUM|PROPN)$/.test(tags[at + 2] ?? "") || tokens[at + 2]?.lower === "of" ? "object" : "none";
    case "NOUN":
    case "PROPN":
      return "noun";
    case "ADJ":
      return /^(?:NOUN|ADJ)$/.test(tags[at + 2] ?? "") ? "noun" : "none";
    case "VERB":
      // `feed stranded passengers`; `trades lemurs with`, where no plural has a verb in -s
      return (/(?:ed|en)$/.test(next) && tags[at + 2] === "NOUN") || (isFormOfOne(next) && followerOf(read, at + 1) !== "object")
        ? "noun"
        : "none";
    case "ADP":
    case "ADV":
      if (/^(?:aside|up|out|off|down|back|away|over)$/.test(next) && /^(?:DET|NUM|SYM)$/.test(tags[at + 2] ?? "")) return "object";
      return next === "of" ? "none" : "phrase";
    case "PART":
      return next === "to" && tags[at + 2] === "VERB" ? "phrase" : "none";
    default:
      return "none";
  }
}

/** Whether what opens behind the comma before place `at` is closed by `and` and a verb of this form, so that it is one of the series. */
export function isClosed(read: Tagged, at: number, form: Form): boolean {
  const { tokens, tags } = read;
  for (let next = at + 1; next < Math.min(tokens.length, at + reachMax) && !closing.test(tokens[next]?.text ?? ""); next += 1) {
    if (tags[next] === "SCONJ" || /^(?:who|which|whose|that)$/.test(tokens[next]?.lower ?? "")) return false;
    if (tags[next] !== "CCONJ") continue;
    let verb = next + 1;
    while (tags[verb] === "ADV") verb += 1;
    // `the town's bakers, suppliers to the king, and sells …`
    const isVerb = hasForm(read, verb, form) && tokens[next - 1]?.text !== ",";
    // `land them in Ash and Elm and freeze …`: behind an object the first joint may be that of a list.
    if (isVerb || followerOf(read, at) !== "object") return isVerb && tokens[next]?.lower === "and";
  }
  return false;
}
