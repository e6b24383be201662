import {
  isAddressee,
  isCueByPlace,
  isNominal,
  isOfficeOfSpeaker,
  opensQuality,
  opensRelative,
  pointsAtNoun,
} from "@/lib/breakdown/cue-tags";
import { auxiliaries, determiners, prepositions } from "@/lib/breakdown/lexicon";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import { opensUpper, type Token } from "@/lib/breakdown/tokens";

/** What stands for a folded quotation among the tokens of a line. */
export const foldedQuotation = "“”";

const title =
  /^(?:mr|mrs|ms|dr|sen|sens|rep|reps|gov|govs|gen|lt|col|sgt|capt|cpl|maj|adm|prof|rev|hon|st|jr|sr|messrs|fr|pres|supt|insp|det|no|vs|jan|feb|aug|sept|oct|nov|dec)$/;

/** Puts the full stop of a title, a month or an initial back to its word (`Mr.`, `Sen.`, `George W.`), so that it ends no phrase; where there is none the tokens come back as they are. */
export function joinAbbreviations(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const stop = tokens[at + 1];
    if (!token) break;
    const after = tokens[at + 2];
    // The stop first: most words have none, and this is asked of every word.
    const isStopped = stop?.text === "." && stop.start === token.end && token.kind === "word";
    if (
      isStopped &&
      after &&
      (after.kind !== "mark" || after.text === ",") &&
      (title.test(token.lower) ||
        (after.text === "," && /^\p{Lu}\p{Ll}{0,4}$/u.test(token.text)) ||
        (/^\p{Lu}$/u.test(token.text) && token.text !== "I" && at > 0))
    ) {
      joined.push({ ...token, text: `${token.text}.`, lower: `${token.lower}.`, end: stop.end });
      at += 1;
    } else joined.push(token);
  }
  return joined.length === tokens.length ? tokens : joined;
}

/** Past forms of saying that are never anything but verbs. */
const alwaysVerbs = new Set(
  "said says wrote told spoke argued insisted tweeted admitted acknowledged urged vowed testified complained agreed denied".split(" "),
);

/**
 * Headlines In Title Case: small words and verbs of saying get their small letters back, so that they are not taken for names;
 * other lines come back as they are.
 */
export function withoutTitleCase(tokens: readonly Token[]): readonly Token[] {
  const long = tokens.filter((token) => token.kind === "word" && token.text.length > 3);
  if (tokens.length > 40 || long.length < 3 || long.some((token) => /^\p{Ll}/u.test(token.text))) return tokens;
  return tokens.map((token, at) => {
    const isVerb = at > 0 && speechFrames.has(token.lower) && !/^(?:report|plan|vote|post|call|rally|press|bid|ban|hit)$/.test(token.lower);
    const isSmall =
      at > 0 && (prepositions.has(token.lower) || determiners.has(token.lower) || auxiliaries.has(token.lower) || token.lower === "and");
    return isVerb || isSmall ? { ...token, text: token.lower } : token;
  });
}

/** Whether a word tagged as a noun is a verb of saying by what stands around it: `a new poll shows that`, `Falk notes the`. */
function reports(tokens: readonly Token[], tags: readonly PartOfSpeech[], at: number): boolean {
  const token = tokens[at];
  if (!token || tags[at] === "VERB" || tags[at] === "AUX") return false;
  const frame = speechFrames.get(token.lower);
  if (!frame || opensUpper(token.text)) return false;
  let before = at - 1;
  while (before > 0 && tags[before] === "ADV") before -= 1;
  const follows = tokens[at + 1]?.lower;
  const isSpoken = /(?:s|ed)$/.test(token.lower);
  if (tokens[before]?.text === "," && before > 1) return isSpoken && (follows === "that" || tags[at + 1] === "PRON");
  if (isSpoken && tags[before] === "PROPN" && follows === "," && frame.clause) {
    let opens = before;
    while (opens > 0 && tags[opens - 1] === "PROPN") opens -= 1;
    if (opens === 0 || tags[opens - 1] === "PUNCT" || tags[opens - 1] === "SCONJ") return true;
  }
  if (!isNominal(tags[before]) || /['’]s?$/.test(tokens[before]?.text ?? "")) return false;
  const next = tags[at + 1];
  if (token.lower.endsWith("ing")) return next === "DET" || next === "PROPN" || next === "PRON" || tokens[at + 1]?.lower === "that";
  const follower = tokens[at + 1]?.text;
  if (frame.quotation && (follower === ":" || follower === foldedQuotation)) return true;
  if (frame.clause && /^(?:that|whether|how|why|what)$/.test(tokens[at + 1]?.lower ?? ""))
    return tags[before] !== "PRON" || tokens[before]?.lower !== "that";
  const opens =
    next === "DET" || next === "PROPN" || next === "PRON" || (frame.object && isSpoken && /ing$/.test(follows ?? "") && next === "VERB");
  if (!opens) return false;
  for (let place = at - 1; place >= 0 && at - place < 12; place -= 1) {
    if (tags[place] === "VERB" || tags[place] === "AUX") return false;
    if (tags[place] === "PUNCT" || tags[place] === "SCONJ") break;
  }
  // `polls show a lead`: a plural before a bare form.
  if (token.lower === frame.lemma && (tags[before] === "NOUN" || before === 0) && /[^s]s$/.test(tokens[before]?.lower ?? "")) return true;
  return token.lower.endsWith("s") || tags[before] === "PRON" || /ed$/.test(token.lower);
}

/** Mends what the tagger gets wrong where somebody says something. */
export function retag(tokens: readonly Token[], tags: readonly PartOfSpeech[]): PartOfSpeech[] {
  const mended = [...tags];
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (token.text === foldedQuotation) mended[at] = "PUNCT";
    else if (token.lower.endsWith(".") && title.test(token.lower.slice(0, -1))) mended[at] = "PROPN";
    else if (
      mended[at - 1] === "AUX" &&
      mended[at + 1] === "VERB" &&
      /^(?:long|repeatedly|publicly|also|since|once|never|just)$/.test(token.lower)
    )
      mended[at] = "ADV";
    else if (mended[at] !== "VERB" && alwaysVerbs.has(token.lower) && /^\p{Ll}/u.test(token.text)) mended[at] = "VERB";
    else if (reports(tokens, mended, at) || isCueByPlace(tokens, mended, at)) mended[at] = "VERB";
    else if (pointsAtNoun(tokens, mended, at)) mended[at] = "DET";
    else if (opensQuality(tokens, mended, at)) {
      mended[at] = "ADJ";
      mended[at + 1] = "ADJ";
    } else if (
      isAddressee(tokens, mended, at) ||
      isOfficeOfSpeaker(tokens, mended, at) ||
      (mended[at] === "VERB" && /(?:ist|ician)$/.test(token.lower))
    )
      mended[at] = "NOUN";
    else if (opensRelative(tokens, mended, at)) mended[at] = "PRON";
    else if (
      mended[at] === "VERB" &&
      (at === 0 || mended[at - 1] === "PUNCT") &&
      /^\p{Lu}\p{Ll}+$/u.test(token.text) &&
      speechFrames.has(next?.lower ?? "") &&
      !/ing$/.test(token.lower) &&
      !speechFrames.has(token.lower)
    )
      mended[at] = "PROPN";
    else if (token.lower === "that" && speechFrames.get(tokens[at - 1]?.lower ?? "")?.clause && mended[at - 1] === "VERB") {
      const after = mended[at + 1];
      if (after !== "VERB" && after !== "AUX" && after !== "PUNCT") mended[at] = "SCONJ";
    }
  }
  return mended;
}
