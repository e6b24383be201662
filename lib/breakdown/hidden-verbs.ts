import { irregularPasts, sameInPast } from "@/lib/breakdown/lexicon";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import type { Token } from "@/lib/breakdown/tokens";

type Tagged = { tokens: readonly Token[]; tags: PartOfSpeech[] };

const reachMax = 24;
const nounsInEd =
  /(?:hundred|kindred|biped|moped|homestead|infrared|purebred|thoroughbred|newlywed|seed|weed|breed|feed|speed|need|deed|creed|greed|steed|reed|bleed|shed|sled|bed)$/;
/** Qualities that look like -ing forms of verbs. */
const qualities =
  /^(?:working|waiting|living|drinking|running|remaining|outstanding|existing|leading|neighbouring|neighboring|surrounding|rising|growing|falling|ageing|aging|declining|mounting|swimming|following|opposing|governing|ruling|missing|voting|sitting|standing)$/;

const nounOrVerb =
  /^(?:suppl(?:y|ies)|(?:export|import|fund|host|house|sponsor|train|ship|store|stock|farm|mine|pump|finance|insure|rent|lease|lend|feed|heat|power|cover|track|target|test|treat|handle|control|plan|ban|limit|cap|cut|rank|rate|fine|blame|back|trade)s?|process(?:es)?|tax(?:es)?)$/;

function isBareWord(token: Token): boolean {
  return (
    isSmall(token) &&
    !/(?:ing|ed|en|own|orn|ept|ought)$/.test(token.lower) &&
    !irregularPasts.has(token.lower) &&
    !sameInPast.test(token.lower)
  );
}

const numberWords = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;
const months = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

function isSaying(word: string | undefined): boolean {
  return speechFrames.get(word ?? "")?.clause === true;
}

/** `cost the town millions`: a past form behind a joint, and another verb before it. */
function isPastBehindVerb(read: Tagged, at: number): boolean {
  if (!sameInPast.test(read.tokens[at]?.lower ?? "") && !irregularPasts.has(read.tokens[at]?.lower ?? "")) return false;
  return read.tokens.slice(Math.max(0, at - reachMax), at).some((_, place) => isMain(read, Math.max(0, at - reachMax) + place));
}

/** `since December 2021`, `since the coup they have …`: a time behind this word, and no clause. */
function opensTime({ tokens, tags }: Tagged, at: number): boolean {
  if (months.test(tokens[at + 1]?.lower ?? "") && tags[at + 2] !== "AUX" && tags[at + 2] !== "VERB") return true;
  return tags[at + 1] === "DET" && tags[at + 2] === "NOUN" && /^(?:he|she|they|we|it|i)$/.test(tokens[at + 3]?.lower ?? "");
}

function isSmall(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Ll}[\p{Ll}-]+$/u.test(token.text);
}

function isMain({ tokens, tags }: Tagged, at: number): boolean {
  return (
    (tags[at] === "AUX" && tokens[at - 1]?.lower !== "to") ||
    (tags[at] === "VERB" && !/ing$/.test(tokens[at]?.lower ?? "") && tokens[at - 1]?.lower !== "to")
  );
}

/** Whether a verb stands between place `at` and the next mark. */
function hasVerbAhead(read: Tagged, at: number): boolean {
  for (let next = at; next < read.tokens.length && next < at + reachMax; next += 1) {
    if (/^[,;:.—–]$/.test(read.tokens[next]?.text ?? "")) return false;
    if (isMain(read, next)) return true;
  }
  return false;
}

/** Whether a word of this form could be a verb behind this subject: `law bans`, `shops face`, `river burst`. */
function agrees({ tokens, tags }: Tagged, at: number, subject: number): boolean {
  if (tags[at] !== "NOUN" && tags[at] !== "ADJ") return false;
  const word = tokens[at]?.lower ?? "";
  const before = tokens[subject]?.lower ?? "";
  // `The fund lent £300 million`, `Mr Falk studied law`: a past form behind a noun is no quality of what follows.
  const isPastForm = tags[at] === "ADJ" && (irregularPasts.has(word) || (tags[subject] === "PROPN" && /[^e]ed$/.test(word)));
  if (!isSmall(tokens[at]) || (tags[at] !== "NOUN" && !isPastForm) || /['’]s?$/.test(before)) return false;
  if (isPastForm) return true;
  if (irregularPasts.has(word) || sameInPast.test(word)) return true;
  const isPlural = tags[subject] === "NOUN" && /[^su]s$/.test(before);
  return !isPlural && /[^su]s$/.test(word) && !/(?:ics|ness|less|news)$/.test(word);
}

/** `which supplies water`, `who leads the party`: right behind a relative pronoun that no other verb follows. */
function isVerbOfRelative(read: Tagged, at: number): boolean {
  const { tokens, tags } = read;
  // The tag first: most words end here, and this is asked of every word.
  if (tags[at] !== "NOUN" && tags[at] !== "ADJ") return false;
  const word = tokens[at]?.lower ?? "";
  if (!/(?:[^su]s|ed)$/.test(word) || !isSmall(tokens[at])) return false;
  let relative = at - 1;
  while (tags[relative] === "ADV") relative -= 1;
  const isRelative =
    /^(?:who|which)$/.test(tokens[relative]?.lower ?? "") ||
    (tokens[relative]?.lower === "that" && /^(?:NOUN|PROPN)$/.test(tags[relative - 1] ?? ""));
  if (!isRelative || tags[relative - 1] === "ADP") return false;
  return /^(?:DET|NUM|PRON|ADJ|NOUN|PROPN|ADP|ADV|SYM)$/.test(tags[at + 1] ?? "") && !hasVerbAhead(read, at + 1);
}

/** Where what is put in behind the comma at `at` ends, `, based in Ohio,`, `, which is old,`; `at` where nothing is. */
function asideFrom({ tokens, tags }: Tagged, at: number): number {
  const opens =
    /^(?:who|which|whose|where)$/.test(tokens[at + 1]?.lower ?? "") ||
    (tags[at + 1] === "VERB" &&
      (/(?:ed|ing|en|own)$/.test(tokens[at + 1]?.lower ?? "") || irregularPasts.has(tokens[at + 1]?.lower ?? "")));
  if (tokens[at]?.text !== "," || !opens) return at;
  for (let close = at + 2; close < tokens.length && close < at + reachMax; close += 1) if (tokens[close]?.text === ",") return close;
  return at;
}

/** The word that could be the verb of a clause that opens at `from` and has no other; -1 for none. */
function missingVerbFrom(read: Tagged, from: number): number {
  const { tokens, tags } = read;
  for (let at = from + 1; at < tokens.length && at < from + reachMax; at += 1) {
    if (/^(?:[;:.]|who|which|where|whose|because|while|although)$/.test(tokens[at]?.text ?? "") || isMain(read, at)) return -1;
    const close = asideFrom(read, at);
    if (close > at) {
      // `The drug, approved in 2016, reduces the risk`, `The company, based in Ohio, plans to close`
      const verb = close + 1;
      const takes =
        /^(?:DET|NUM|ADJ|PROPN|PRON)$/.test(tags[verb + 1] ?? "") || (tokens[verb + 1]?.lower === "to" && tags[verb + 2] === "VERB");
      if (
        tags[verb] === "NOUN" &&
        isSmall(tokens[verb]) &&
        (takes || (nounOrVerb.test(tokens[verb]?.lower ?? "") && tags[verb + 1] === "NOUN")) &&
        (/[^su]s$/.test(tokens[verb]?.lower ?? "") || nounOrVerb.test(tokens[verb]?.lower ?? ""))
      )
        return verb;
      at = close;
      continue;
    }
    let subject = at - 1;
    while (tags[subject] === "ADV") subject -= 1;
    if (!/^(?:NOUN|PROPN)$/.test(tags[subject] ?? "") || !agrees(read, at, subject)) continue;
    const wills = tokens[at + 1]?.lower === "to" && tags[at + 2] === "VERB";
    const hasObject =
      (tags[at + 1] === "NOUN" && (tags[at] === "ADJ" || (tags[subject] === "PROPN" && irregularPasts.has(tokens[at]?.lower ?? "")))) ||
      (/^(?:DET|NUM|SYM|ADJ|PROPN|PRON)$/.test(tags[at + 1] ?? "") && !/^(?:who|which)$/.test(tokens[at + 1]?.lower ?? "")) ||
      (nounOrVerb.test(tokens[at]?.lower ?? "") && tags[at + 1] === "NOUN");
    if (wills || hasObject) return isFree(read, at) ? at : -1;
  }
  return -1;
}

/** Whether no other verb is the clause's, behind the word at `at`: none before a comma or a joint, but for those of relative clauses. */
function isFree(read: Tagged, at: number): boolean {
  for (let next = at + 1; next < read.tokens.length && next < at + reachMax; next += 1) {
    const { lower = "" } = read.tokens[next] ?? {};
    if (/^(?:[,;:.]|and|but|who|which|that|where|because|while|although|to)$/.test(lower)) return true;
    if (isMain(read, next)) return false;
  }
  return true;
}

/** `shops that sell them face fines`: behind the object of a relative clause the verb of its noun. */
function isVerbBehindRelative(read: Tagged, at: number): boolean {
  const { tokens, tags } = read;
  return (
    tags[at] === "NOUN" &&
    tags[at - 1] === "PRON" &&
    /^(?:them|it|him|us)$/.test(tokens[at - 1]?.lower ?? "") &&
    isSmall(tokens[at]) &&
    tags[at - 2] === "VERB" &&
    /^(?:that|who|which)$/.test(tokens[at - 3]?.lower ?? "") &&
    tags[at - 4] === "NOUN" &&
    /^(?:NOUN|DET|ADJ|NUM)$/.test(tags[at + 1] ?? "") &&
    /[^s]s$/.test(tokens[at]?.lower ?? "") !== /[^s]s$/.test(tokens[at - 4]?.lower ?? "") &&
    !hasVerbAhead(read, at + 1)
  );
}

/** `exports timber, imports rice and depends on fish`: a form in -s behind a comma, between two verbs of that form. */
function isVerbOfSeries({ tokens, tags }: Tagged, at: number): boolean {
  const before = tokens[at - 1];
  if (before?.lower !== "and" && before?.text !== ",") return false;
  const isForm = (place: number) => tags[place] === "VERB" && /[^su]s$/.test(tokens[place]?.lower ?? "");
  const joined =
    before.lower === "and" &&
    nounOrVerb.test(tokens[at]?.lower ?? "") &&
    tokens.slice(Math.max(0, at - reachMax), at).some((_, place) => isForm(Math.max(0, at - reachMax) + place));
  if (joined && /^(?:NOUN|DET|NUM|ADJ|PROPN)$/.test(tags[at + 1] ?? "")) return true;
  if (
    before.text !== "," ||
    !isSmall(tokens[at]) ||
    !/[^su]s$/.test(tokens[at]?.lower ?? "") ||
    !/^(?:NOUN|DET|NUM|ADJ|PROPN)$/.test(tags[at + 1] ?? "")
  )
    return false;
  const from = Math.max(0, at - reachMax);
  const joint = tokens.slice(at + 1, at + reachMax).findIndex(({ lower }, place) => lower === "and" && isForm(at + place + 2));
  return joint >= 0 && tokens.slice(from, at).some((_, place) => isForm(from + place));
}

/** `supplies bread to schools`: of a form in -s and a bare one right behind it the second is no verb. */
function isObjectOfForm({ tokens, tags }: Tagged, at: number): boolean {
  const before = tokens[at - 1]?.lower ?? "";
  const after = tags[at + 1];
  return (
    /[^su]s$/.test(before) &&
    !/^(?:helps|lets|makes|sees|goes|comes|dares|needs)$/.test(before) &&
    !/(?:ing|ed|en|s)$/.test(tokens[at]?.lower ?? "") &&
    isSmall(tokens[at]) &&
    (after === "ADP" || after === "PUNCT" || after === "CCONJ" || after === "PART")
  );
}

/**
 * Gives a clause the verb that was taken for a noun: behind a relative pronoun, behind a subject that nothing else follows, and forms in -ed. What
 * the sentence models and attribution read is not touched.
 */
export function withHiddenVerbs(tokens: readonly Token[], tagged: readonly PartOfSpeech[]): PartOfSpeech[] {
  const read: Tagged = { tokens, tags: [...tagged] };
  const { tags } = read;
  for (const [at, token] of tokens.entries()) {
    const tag = tags[at];
    const word = token.lower;
    const next = tags[at + 1];
    // `Founded in 1921, the bakery …`
    if (
      at === 0 &&
      /^(?:\p{Lu}\p{Ll}+[^e]ed|Built|Born|Made|Held|Known|Led|Written|Given|Taken|Sold|Set|Found)$/u.test(token.text) &&
      (next === "ADP" || next === "SCONJ" || /^(?:where|whether|why|how|if)$/.test(tokens[at + 1]?.lower ?? ""))
    )
      tags[at] = "VERB";
    else if ((word === "cent" && tokens[at - 1]?.lower === "per") || (word === "per" && tokens[at + 1]?.lower === "cent"))
      tags[at] = "NOUN";
    else if ((tag === "ADJ" || tag === "NOUN") && /^(?:whom?|which)$/.test(word)) tags[at] = "PRON";
    // `the risk of fever`
    else if (tag === "VERB" && /^(?:of|with|from|into|between|among)$/.test(tokens[at - 1]?.lower ?? "") && isBareWord(token))
      tags[at] = "NOUN";
    else if (tag === "SCONJ" && /^(?:since|until|before|after)$/.test(word) && opensTime(read, at)) tags[at] = "ADP";
    // `of taking bribes and hiding it`; `shut the port and cost the town millions`
    else if (
      tag === "NOUN" &&
      tags[at - 1] === "CCONJ" &&
      (next === "PRON" || next === "DET") &&
      (/\wing$/.test(word) || isPastBehindVerb(read, at))
    )
      tags[at] = "VERB";
    // `the coalition that had governed`
    else if (word === "that" && tag === "SCONJ" && tags[at - 1] === "NOUN" && next === "AUX" && !isSaying(tokens[at - 1]?.lower))
      tags[at] = "PRON";
    else if (tag === "VERB" && numberWords.test(word) && tokens[at - 1]?.lower === "to") tags[at] = "NUM";
    // `the drill assumed that it would`
    else if (tag === "ADJ" && /[^e]ed$/.test(word) && tags[at - 1] === "NOUN" && tokens[at + 1]?.lower === "that" && isSaying(word))
      tags[at] = "VERB";
    else if ((word === "am" || word === "pm") && tags[at - 1] === "NUM") tags[at] = "NOUN";
    else if (tag === "NOUN" && /[^e]ed$/.test(word) && word.length > 4 && isSmall(token) && !nounsInEd.test(word) && !word.includes("-")) {
      tags[at] = "VERB";
      if (tags[at - 1] === "ADJ" && tags[at - 2] === "DET") tags[at - 1] = "NOUN";
    } else if (tag === "ADJ" && /[^e]ed$/.test(word) && isSmall(token) && tokens[at + 1]?.lower === "by" && tokens[at - 1]?.kind === "mark")
      tags[at] = "VERB";
    else if (tag === "ADJ" && /[^e]ed$/.test(word) && /^(?:those|them|these)$/.test(tokens[at - 1]?.lower ?? "") && next === "ADP")
      tags[at] = "VERB";
    else if (
      tag === "VERB" &&
      qualities.test(word) &&
      next === "NOUN" &&
      tags[at - 1] !== "AUX" &&
      !/^(?:by|of|for)$/.test(tokens[at - 1]?.lower ?? "")
    )
      tags[at] = "ADJ";
    else if (tag === "VERB" && /^\p{Ll}+-\p{Ll}+ing$/u.test(word) && tags[at - 1] === "ADP") tags[at] = "NOUN";
    else if (
      tag === "VERB" &&
      /(?:ed|ing)$/.test(word) &&
      (at === 0 || tokens[at - 1]?.kind === "mark" || tags[at - 1] === "CCONJ") &&
      next === "NOUN" &&
      tags[at + 2] === "AUX"
    )
      tags[at] = "ADJ";
    else if (tag === "NOUN" && isVerbOfSeries(read, at)) tags[at] = "VERB";
    else if (word === "for" && tag === "SCONJ" && !hasVerbAhead(read, at + 1)) tags[at] = "ADP";
    else if (word === "that" && tag === "DET" && tags[at - 1] === "ADJ") tags[at] = "SCONJ";
    else if (isVerbOfRelative(read, at) || isVerbBehindRelative(read, at)) tags[at] = "VERB";
    else if (tag === "VERB" && tags[at - 1] === "VERB" && isObjectOfForm(read, at)) tags[at] = "NOUN";
  }
  for (const [at, token] of tokens.entries()) {
    const opens =
      at === 0 ||
      ((token.lower === "and" || token.lower === "but") && tokens[at - 1]?.text === ",") ||
      token.text === ";" ||
      /^(?:because|although|while|whereas)$/.test(token.lower);
    const verb = opens ? missingVerbFrom(read, at) : -1;
    if (verb > 0) tags[verb] = "VERB";
  }
  return tags;
}
