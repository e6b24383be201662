import { irregularPasts } from "@/lib/breakdown/lexicon";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import type { Token } from "@/lib/breakdown/tokens";

const be = /^(?:is|are|was|were|be|been|being|am|'s|'re)$/;
const inflected = /(?:ing|ed|en|own|orn|ept|elt|ost|ought|aught)$/;
const irregularParticiples =
  /^(?:made|held|built|led|set|sold|found|met|told|won|sent|shot|left|put|paid|lost|cut|hit|hurt|shut|spent|read|said|heard|run|begun|sung|sunk|come|become|done|gone|laid|bound|fed|hung|struck|stuck|split|spread|torn|lit|had|meant|bred|cast|cost|let)$/;

function isParticiple(word: string): boolean {
  return inflected.test(word) || irregularPasts.has(word) || irregularParticiples.test(word) || word.includes("-");
}

/** Whether the nouns before place `at` belong to a phrase that `a` or `an` opens: such a phrase takes no verb in its bare form. */
function isInSingular(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  let first = at - 1;
  while (first > 0 && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(tags[first] ?? "")) first -= 1;
  return first < at - 1 && /^an?$/.test(tokens[first]?.lower ?? "");
}

/** A list of qualities before one noun behind one article: `a concise and clear syntax` joins two qualities, not a noun and a quality. */
function isQualityOfList(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  if (!/^an?$/.test(tokens[at - 1]?.lower ?? "")) return false;
  const joint = tokens[at + 1]?.lower;
  if (joint !== "and" && joint !== "or" && joint !== ",") return false;
  let next = at + 2;
  while (tags[next] === "ADJ") next += 1;
  return next > at + 2 && tags[next] === "NOUN";
}

/**
 * `Norway borders Sweden.`, `Damp spreads through the wall and can ruin it.`: where a sentence has no finite verb, or none but one that a joint adds to an
 * earlier one, the word in -s behind a name or a singular noun that is the verb; -1 for none.
 */
function missingVerb(tokens: readonly Token[], tags: readonly PartOfSpeech[]): number {
  const finite = tags.findIndex(
    (tag, at) => tag === "AUX" || (tag === "VERB" && !/ing$/.test(tokens[at]?.lower ?? "") && tokens[at - 1]?.lower !== "to"),
  );
  if (finite < 0 && !/^(?:[.!?]|“”)$/.test(tokens.at(-1)?.text ?? "")) return -1;
  let joint = finite - 1;
  while (tags[joint] === "ADV") joint -= 1;
  if (finite >= 0 && tags[joint] !== "CCONJ") return -1;
  for (let at = 1; at < (finite < 0 ? tokens.length : joint); at += 1) {
    const before = tokens[at - 1]?.text ?? "";
    const isSubject = tags[at - 1] === "PROPN" || tags[at - 1] === "PRON" || (tags[at - 1] === "NOUN" && !/s['’]?$/.test(before));
    const isForm = /^\p{Ll}+[^s]s$/u.test(tokens[at]?.text ?? "") || irregularPasts.has(tokens[at]?.text ?? "");
    if (tags[at] !== "NOUN" || !isForm || !isSubject || /['’]s?$/.test(before)) continue;
    const opens = tags[at + 1] === "DET" || tags[at + 1] === "PRON" || tags[at + 1] === "PROPN";
    // `Falk sings to the crowd.`
    const hangs = finite < 0 && tags[at - 1] === "PROPN" && /^(?:to|about|with|for|at)$/.test(tokens[at + 1]?.lower ?? "");
    if (opens || hangs || (finite >= 0 && (at + 1 === joint || (tags[at + 1] === "ADP" && tokens[at + 1]?.lower !== "of")))) return at;
  }
  return -1;
}

/** `abacus computing uses …`, `human bonding.`: an -ing form with nothing to govern, between its noun and a verb or the end of the phrase. */
function isGerundOfNoun(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  if (tags[at] !== "VERB" || !/\wing$/.test(tokens[at]?.lower ?? "") || (tags[at - 1] !== "NOUN" && tags[at - 1] !== "ADJ")) return false;
  const next = tags[at + 1];
  if (next === "AUX" || (next === "VERB" && /[^s]s$/.test(tokens[at + 1]?.lower ?? ""))) return true;
  return (
    /^(?:[.,;]|and|or)$/.test(tokens[at + 1]?.lower ?? "") &&
    /^(?:DET|ADP|ADJ|NOUN)$/.test(tags[at - 2] ?? "") &&
    tokens[at - 2]?.text !== ","
  );
}

/** `My opponent claims that …`, `records show that …`: what looks like a noun, agrees with the noun before it and has a clause behind it. */
function tellsThat(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  const word = tokens[at]?.lower ?? "";
  if (tags[at] !== "NOUN" || tags[at - 1] !== "NOUN" || tokens[at + 1]?.lower !== "that") return false;
  if (tags[at + 2] === "AUX" || tags[at + 2] === "VERB" || speechFrames.get(word)?.clause !== true) return false;
  return /[^s]s$/.test(word) !== /[^s]s$/.test(tokens[at - 1]?.lower ?? "") && !/['’]s?$/.test(tokens[at - 1]?.lower ?? "");
}

const countingWords =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine))$/;

/** `a half`, `a quarter`, from place `at` on. */
function opensHalf(tokens: readonly Token[], at: number): boolean {
  return /^an?$/.test(tokens[at]?.lower ?? "") && /^(?:half|quarter)$/.test(tokens[at + 1]?.lower ?? "");
}

/** Whether a joint, or the article behind it, stands inside a number: `a hundred and forty`, `four and a half million`. */
function isInNumber(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  const word = tokens[at]?.lower ?? "";
  if (word === "and")
    return (
      (/^(?:hundred|thousand|million)$/.test(tokens[at - 1]?.lower ?? "") && countingWords.test(tokens[at + 1]?.lower ?? "")) ||
      (tags[at - 1] === "NUM" && opensHalf(tokens, at + 1))
    );
  if (tags[at - 1] !== "NUM") return false;
  if (opensHalf(tokens, at)) return tokens[at - 1]?.lower === "and";
  return /^(?:half|quarter)$/.test(word) && /^an?$/.test(tokens[at - 1]?.lower ?? "");
}

const modals = /^(?:will|would|can|could|may|might|must|shall|should|['’]ll)$/;

/** `will close its plants`: what stands between a modal verb behind its subject and an object is a verb. */
function isBehindModal(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  return (
    at > 1 &&
    tags[at - 1] === "AUX" &&
    modals.test(tokens[at - 1]?.lower ?? "") &&
    (tags[at] === "ADJ" || tags[at] === "NOUN") &&
    (tags[at + 1] === "DET" ||
      tags[at + 1] === "PROPN" ||
      /^(?:its|his|her|their|our|my|your|it|them|him|us|me)$/.test(tokens[at + 1]?.lower ?? ""))
  );
}

/** `the backs of cleaners and cooks.`: a plural that closes a list behind a preposition, taken for a verb. */
function isLastOfList(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  return (
    /[^s]s$/.test(tokens[at]?.lower ?? "") &&
    tokens[at + 1]?.text === "." &&
    tags[at - 1] === "CCONJ" &&
    tags[at - 2] === "NOUN" &&
    /[^s]s$/.test(tokens[at - 2]?.lower ?? "") &&
    tags[at - 3] === "ADP"
  );
}

/** Forms of the past that are no noun; of `rose` and `stole`, no subject in the plural stands before the noun. */
const onlyPasts =
  /^(?:began|fell|rose|grew|won|met|built|dealt|drew|ate|flew|forgave|froze|knew|lent|ran|rang|sang|sank|shook|slept|sprang|stole|struck|swore|swept|swam|tore|threw|understood|withdrew|wore|overthrew|undertook|arose|shrank|drank|sought|wept|swung|slid)$/;

/** `Prices fell and wages rose`: what can only be a verb is one, behind what can be its subject. */
function isOnlyPast(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  const isNoun = tags[at] === "NOUN" || (tags[at] === "ADJ" && tags[at - 1] === "PROPN");
  if (!isNoun || !onlyPasts.test(tokens[at]?.text ?? "")) return false;
  const before = tokens[at - 1]?.text ?? "";
  if (/['’]s?$/.test(before)) return false;
  return (
    tags[at - 1] === "PROPN" ||
    tags[at - 1] === "PRON" ||
    (tags[at - 1] === "NOUN" && (!/^(?:rose|stole)$/.test(tokens[at]?.text ?? "") || /[^s]s$/.test(before)))
  );
}

/**
 * Mends parts of speech that grammar rules out: no bare verb behind a form of `be` or a singular noun, no verb with a capital inside
 * a sentence, no joining word for a clause before a year.
 */
export function withGrammar(tokens: readonly Token[], tags: readonly PartOfSpeech[]): PartOfSpeech[] {
  const mended = [...tags];
  const isTitled = tokens.filter(({ text }) => /^\p{Ll}/u.test(text)).length < tokens.length / 4;
  for (const [at, token] of tokens.entries()) {
    const tag = mended[at];
    const next = mended[at + 1];
    const isVerb = tag === "VERB";
    if (isVerb && at > 1 && !isTitled && /^\p{Lu}\p{Ll}/u.test(token.text) && /[\p{L}\p{N},]$/u.test(tokens[at - 1]?.text ?? ""))
      mended[at] = "PROPN";
    else if (
      mended[at - 1] === "AUX" &&
      next === "VERB" &&
      /^(?:best|better|well|most|long|first)$/.test(token.lower) &&
      isParticiple(tokens[at + 1]?.lower ?? "")
    )
      mended[at] = "ADV";
    else if (mended[at - 1] === "AUX" && (next === "VERB" || next === "ADV") && /^(?:all|both|each)$/.test(token.lower)) mended[at] = "ADV";
    else if (isVerb && next === "VERB" && /^(?:have|has|had|having)$/.test(token.lower) && isParticiple(tokens[at + 1]?.lower ?? ""))
      mended[at] = "AUX";
    else if (isVerb && next === "VERB" && token.lower === "further") mended[at] = "ADV";
    else if (tag === "NOUN" && token.lower === "while" && /\wing$/.test(tokens[at + 1]?.lower ?? "")) mended[at] = "SCONJ";
    else if (
      isVerb &&
      next === "VERB" &&
      /[^s]s$/.test(token.lower) &&
      (at === 0 || tokens[at - 1]?.kind === "mark" || mended[at - 1] === "CCONJ")
    )
      // `…, wages went down`: of two verbs in a row the first is none.
      mended[at] = "NOUN";
    else if (tellsThat(tokens, mended, at)) {
      mended[at] = "VERB";
      mended[at + 1] = "SCONJ";
    } else if (isOnlyPast(tokens, mended, at)) mended[at] = "VERB";
    else if (isVerb && isLastOfList(tokens, mended, at)) mended[at] = "NOUN";
    else if (countingWords.test(token.lower) || isInNumber(tokens, mended, at)) mended[at] = "NUM";
    else if (isBehindModal(tokens, mended, at)) mended[at] = "VERB";
    else if (tag === "ADV" && next === "NOUN" && /^(?:real|net|gross|daily|weekly|monthly|yearly)$/.test(token.lower))
      // `real wages`
      mended[at] = "ADJ";
    else if (
      tag === "ADJ" &&
      /ed$/.test(token.lower) &&
      mended[at - 2] === "CCONJ" &&
      mended[at - 1] === "NOUN" &&
      (next === "NOUN" || next === "DET")
    )
      mended[at] = "VERB";
    else if (isGerundOfNoun(tokens, mended, at)) mended[at] = "NOUN";
    else if ((token.lower === "including" && at > 0) || (token.lower === "according" && tokens[at + 1]?.lower === "to")) mended[at] = "ADP";
    else if (isVerb && be.test(tokens[at - 1]?.lower ?? "") && !isParticiple(token.lower)) mended[at] = next === "NOUN" ? "ADJ" : "NOUN";
    else if (isVerb && next === "NOUN" && !isParticiple(token.lower) && !token.lower.endsWith("s") && isInSingular(tokens, mended, at))
      mended[at] = "NOUN";
    else if (tag === "NOUN" && isQualityOfList(tokens, mended, at)) mended[at] = "ADJ";
    else if (
      (tag === "NOUN" || isVerb) &&
      /^\p{Ll}+-/u.test(token.text) &&
      (next === "NOUN" || next === "ADJ" || next === "PUNCT") &&
      (mended[at - 1] === "DET" || mended[at - 1] === "ADJ" || tokens[at - 1]?.text === ",")
    )
      mended[at] = "ADJ";
    else if (tag === "SCONJ" && /^(?:since|until|before|after)$/.test(token.lower) && next === "NUM") mended[at] = "ADP";
  }
  return withVerb(tokens, mended);
}

/** Gives a sentence in which no finite verb was found the one that looks like a noun. */
export function withVerb(tokens: readonly Token[], tags: readonly PartOfSpeech[]): PartOfSpeech[] {
  const verb = missingVerb(tokens, tags);
  const mended = [...tags];
  if (verb >= 0) mended[verb] = "VERB";
  return mended;
}
