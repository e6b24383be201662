/**
 * The sentences of the verifier, which is one file for everybody and speaks English, each by what it says. What stands in brackets is put into the
 * sentence of another language, in its own order.
 */
const kinds = {
  text: /^The text of version (\d+) of “(.*)” has the hash ([0-9a-f]{64})\.$/s,
  signedByNamed: /^A checkpoint of (\d+) events of the log (.+) is signed by a key that you named\.$/s,
  signedByItsOwn: /^A checkpoint of (\d+) events of the log (.+) is signed by a key that the proof itself names\.$/s,
  stampUnchecked: /^A time stamp says that this checkpoint was there at (\S+) \(its signature was not checked here; .*\)\.$/s,
  stampSigned:
    /^A time stamp says that this checkpoint was there at (\S+) \(signed by a certificate that names itself (.*); openssl ts .*\)\.$/s,
  witnessNamed: /^The witness (.+), whose key you named, saw that log grow without a change until (\S+)\.$/s,
  witnessUnknown:
    /^A witness by the name of (.+) saw that log grow without a change until (\S+), by a key that the proof itself names: (.+)$/s,
  events: /^(\d+) events are in that log, each at its place\.$/,
  eventsSealed: /^(\d+) events are in that log, each at its place \((\d+) of them sealed\)\.$/,
  published: /^Event (\d+) records that (.*) published this version at (\S+), and the log records each of its verdicts\.$/s,
  unusableKey: /^A key that you named cannot be used, so nothing was checked\. .*$/s,
  changedText: /^The published text was changed: it does not have the hash that was recorded\.$/,
  unknownForm: /^The file is not a proof in the form this program knows\.$/,
  notText: /^The file is not (?:text in UTF-8|JSON)\.$/,
  tooLarge: /^The file is too large to be a proof\.$/,
  unpublished: /^No event of the log records the publication of this version\.$/,
  otherTime: /^The version states another time of publication than the log\.$/,
  noVerdict: /^No event of the log records the verdict on “(.*)”\.$/s,
  otherVerdict: /^The log records another verdict on “(.*)”\.$/s,
} as const;

/** What a sentence of the verifier says. */
export type FindingKind = keyof typeof kinds;

/** A sentence for each kind, with `{1}`, `{2}` … for what is put in. */
export type FindingWords = Readonly<Record<FindingKind, string>>;

const isKind = (key: string): key is FindingKind => Object.hasOwn(kinds, key);

/** What is put into a sentence, running by itself: a name of the other direction turns nothing round. */
export const apart = (text: string) => `\u2068${text}\u2069`;

/** A sentence of the verifier in another language; null for one that has none there: it is then said as the verifier says it. */
export function sayFinding(sentence: string, words: FindingWords): string | null {
  for (const [kind, pattern] of Object.entries(kinds)) {
    const parts = pattern.exec(sentence);
    if (parts !== null && isKind(kind)) return words[kind].replace(/\{(\d)\}/g, (_, place: string) => apart(parts[Number(place)] ?? ""));
  }
  return null;
}
