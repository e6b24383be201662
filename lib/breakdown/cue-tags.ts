import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import type { Token } from "@/lib/breakdown/tokens";

/** Whether a word class stands for somebody or something: a noun, a name or a pronoun. */
export function isNominal(tag: PartOfSpeech | undefined): boolean {
  return tag === "NOUN" || tag === "PROPN" || tag === "PRON";
}

const inverted = new Set("said says wrote added tweeted replied asked argued explained".split(" "));

/** `Said Ellis: …`: a verb of saying that opens a sentence, before the one who says so. */
function opensInverted(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  return (
    inverted.has(tokens[at]?.lower ?? "") &&
    (at === 0 || /^[.!?…"”]$/.test(tokens[at - 1]?.text ?? "")) &&
    (tags[at + 1] === "PROPN" || /^(?:he|she|the|one|another)$/.test(tokens[at + 1]?.lower ?? ""))
  );
}

/** `voters to`: a plural before an infinitive, which the tagger may take for a verb. */
function isPlural(tokens: readonly Token[], at: number): boolean {
  return /[^s]s$/.test(tokens[at]?.lower ?? "") && tokens[at + 1]?.lower === "to";
}

/** `The campaign plans to …`, `Falk urges voters to …`: what looks like a plural noun behind a single subject, with an infinitive to follow. */
function willsInfinitive(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  const token = tokens[at];
  if (!token || tags[at] !== "NOUN") return false;
  const frame = speechFrames.get(token.lower);
  if (!frame?.infinitive || !/[^s]s$/.test(token.lower) || !/^\p{Ll}/u.test(token.text)) return false;
  const head = tokens[at - 1];
  if (
    !head ||
    !isNominal(tags[at - 1]) ||
    /['’]s?$|^(?:his|her|its|their|my|our|your)$/i.test(head.text) ||
    (tags[at - 1] === "NOUN" && /[^s]s$/.test(head.lower))
  )
    return false;
  let next = at + 1;
  const objectMax = 4;
  if (frame.object || frame.addressee)
    while (next - at <= objectMax && (isNominal(tags[next]) || tags[next] === "DET" || tags[next] === "ADJ" || isPlural(tokens, next)))
      next += 1;
  if (tokens[next]?.lower !== "to" || (tags[next + 1] !== "VERB" && tags[next + 1] !== "AUX")) return false;
  // The clause must have no verb yet, or this is what its subject or object is called.
  for (let place = at - 1; place >= 0; place -= 1) {
    if (tags[place] === "VERB" || tags[place] === "AUX") return false;
    if (tags[place] === "PUNCT" || tags[place] === "SCONJ" || tags[place] === "CCONJ") break;
    if (tags[place] === "ADP") return false;
  }
  return true;
}

/** `…, the Journal reports.`: a verb of saying at the very end, behind a comma and a single subject. */
function closesReport(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  if (tags[at] !== "NOUN" || !/^[.!?]$/.test(tokens[at + 1]?.text ?? "")) return false;
  if (!/^(?:reports|shows|claims|notes|estimates|suggests|finds|argues|says)$/.test(tokens[at]?.lower ?? "")) return false;
  const subjectMax = 12;
  for (let place = at - 1; place >= 0 && at - place <= subjectMax; place -= 1) {
    if (tokens[place]?.text === ",") return place > 0 && at - place > 1;
    if (tags[place] === "AUX" || tags[place] === "SCONJ" || tags[place] === "CCONJ" || tags[place] === "PUNCT") return false;
  }
  return false;
}

/** Whether a word that was taken for a name or a noun is a verb of saying or willing by the place it stands in. */
export function isCueByPlace(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  return opensInverted(tokens, tags, at) || willsInfinitive(tokens, tags, at) || closesReport(tokens, tags, at);
}

/** Whether `that` opens a relative clause: right behind a noun and before a finite verb, as in `firms that had agreed`. */
export function opensRelative(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  if (tags[at] !== "SCONJ" || tokens[at]?.lower !== "that" || (tags[at - 1] !== "NOUN" && tags[at - 1] !== "PROPN")) return false;
  return tags[at + 1] === "AUX" || (tags[at + 1] === "VERB" && !/ing$/.test(tokens[at + 1]?.lower ?? ""));
}

/** Whether `that` points at a noun, `rejected that argument`: behind a cue that takes an object and no clause. */
export function pointsAtNoun(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  if (tags[at] !== "SCONJ" || tokens[at]?.lower !== "that" || tags[at - 1] !== "VERB" || tags[at + 1] !== "NOUN") return false;
  return speechFrames.get(tokens[at - 1]?.lower ?? "")?.clause === false;
}

/** Whether an adverb opens a quality of the noun behind it: `proposed jointly owned drones`, `of newly filed reports`. */
export function opensQuality(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  const before = tags[at - 1];
  if (tags[at] !== "ADV" || !tokens[at]?.lower.endsWith("ly") || (before !== "VERB" && before !== "ADP")) return false;
  return (
    tags[at + 1] === "VERB" && /(?:ed|en|own)$/.test(tokens[at + 1]?.lower ?? "") && (tags[at + 2] === "NOUN" || tags[at + 2] === "ADJ")
  );
}

/** Whether a plural that was taken for a verb is whom a cue before it is addressed to: `urges voters to`. */
export function isAddressee(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  if (tags[at] !== "VERB" || tags[at - 1] !== "VERB" || !isPlural(tokens, at)) return false;
  return speechFrames.get(tokens[at - 1]?.lower ?? "")?.infinitive === true;
}

const officeMax = 3;

/** Whether a word taken for a verb is part of what the speaker behind a quotation is: `“…,” said coach Ana Ruiz`, `said lead author Mina Kaur`. */
export function isOfficeOfSpeaker(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  if ((tags[at] !== "VERB" && tags[at] !== "ADV") || !isSmall(tokens[at]) || /ly$|^(?:then|later|again|now)$/.test(tokens[at]?.lower ?? ""))
    return false;
  let first = at;
  while (at - first < officeMax && isSmall(tokens[first - 1]) && !opensBehindQuotation(tokens, first - 1)) first -= 1;
  if (!opensBehindQuotation(tokens, first - 1)) return false;
  let name = at + 1;
  while (name - first < officeMax && isSmall(tokens[name])) name += 1;
  return tags[name] === "PROPN" && /^\p{Lu}/u.test(tokens[name]?.text ?? "");
}

function isSmall(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Ll}{3,}$/u.test(token.text);
}

function opensBehindQuotation(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === "“”" && /^(?:said|says|wrote|added|replied|asked|argued|explained)$/.test(tokens[at]?.lower ?? "");
}
