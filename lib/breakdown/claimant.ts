import { type Attribution, attributeSentence } from "@/lib/breakdown/attribute";
import type { Span } from "@/lib/breakdown/gap-walk";
import { dutyModals, futureModals, pronouns } from "@/lib/breakdown/lexicon";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { nameBehindOffice } from "@/lib/breakdown/speaker-names";
import { type Frame, speechFrames } from "@/lib/breakdown/speech-cues";
import type { Token } from "@/lib/breakdown/tokens";

/** Whether somebody is quoted in what a sentence says, and who says it, as far as it is known. */
export type Source = { isNamed: boolean; claimant: string | null; saying: Saying | null };

/** The words by which somebody is the source: how they are named, what says that they say it, and the name a pronoun or an office stands for. */
export type Saying = { source: Span; cue: Span; antecedent?: Span };

/** Of a sentence, in characters: how much of it must be what is said, where it names who says it, there before that, and where another sentence does. */
const contentShareMin = 0.35;
const contentShareFirstMin = 0.25;
const contentShareElsewhereMin = 0.6;
const tokensMin = 4;
/** Nobody is named as the source. */
export const nobody: Source = { isNamed: false, claimant: null, saying: null };

function withoutPossessive(name: string): string {
  return name.replace(/['’]s$/, "").replace(/s['’]$/, "s");
}

/** Verbs of a frame with a clause by which nobody is said to state anything. */
const unstated = new Set([
  ..."know learn understand realize realise remember decide consider see read discover notice doubt teach imagine feel determine calculate contemplate ponder choose prove".split(
    " ",
  ),
]);
const hearsay = new Set("said believed alleged thought reported understood claimed rumoured rumored reputed estimated".split(" "));

/** Whether somebody can be said to state something by this verb. */
function states(frame: Frame | undefined): frame is Frame {
  return frame !== undefined && !unstated.has(frame.lemma) && (frame.clause || frame.quotation);
}

/** Whether a sentence has a word by which it could name a source; most have none, and need not be read for one. */
function mayName({ tokens }: ReadSentence): boolean {
  return tokens.some(({ lower }) => lower === "according" || states(speechFrames.get(lower)));
}

/** `instead of demanding that`, `without saying why`: what is not said. */
const leftUnsaid = /\b(?:instead of|rather than|without)\s{1,4}(?:\p{L}{1,20}\s{1,4})?$/iu;
const unsaidMax = 40;

/** Whether a cue commits its subject to a statement, which needs a verb in it or quotation marks; a duty to report commits nobody, nor does what is left unsaid. */
function commits(text: string, { cue, content }: Attribution, read: ReadSentence): boolean {
  if (!cue) return false;
  const words = text.slice(cue.start, cue.end).toLowerCase().replace(/[:,]/g, "").split(/\s+/);
  if (words[0] === "according") return true;
  if (/^\p{L}+ing$/u.test(words[0] ?? "") && leftUnsaid.test(text.slice(Math.max(0, cue.start - unsaidMax), cue.start))) return false;
  if (words.some((word) => dutyModals.has(word) || futureModals.has(word) || /^(?:could|can|cannot|can't|to)$/.test(word))) return false;
  const frame = words.map((word) => speechFrames.get(word)).find((one) => one !== undefined);
  if (!states(frame)) return false;
  const said = text.slice(content.start, content.end);
  // What stands before its speaker was read as a statement already.
  if (/^["“]/.test(said) || content.start < cue.start) return true;
  if (/^to\b/i.test(said)) return /^(?:ask|demand|tell|hope|expect|claim|threaten)$/.test(frame.lemma);
  return read.tokens.some(
    (token, at) =>
      token.start >= content.start &&
      token.end <= content.end &&
      // Behind a `that` which joins is a clause, whatever its verb was taken for.
      (read.tags[at] === "AUX" || read.tags[at] === "VERB" || (token.start === content.start && isJoint(read, at))),
  );
}

/** A `that` behind which a clause begins: not `said that twice`. */
function isJoint({ tokens, tags }: ReadSentence, at: number): boolean {
  return (
    tokens[at]?.lower === "that" &&
    tags[at] === "SCONJ" &&
    /^(?:DET|NOUN|PROPN|PRON|NUM|ADJ)$/.test(tags[at + 1] ?? "") &&
    tokens.length > at + 3
  );
}

/** `is believed to`, `it was alleged that`: said by somebody who is not named. */
function isHearsay(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ lower }, at) =>
      hearsay.has(lower) &&
      /^(?:to|that)$/.test(tokens[at + 1]?.lower ?? "") &&
      /^(?:is|are|was|were|been|be)$/.test(tokens[at - 1]?.lower ?? ""),
  );
}

/** A stretch of what somebody says, with who says it; the stretches of a text in their order. */
export type Said = { start: number; end: number; by: Attribution };

/** The stretches of what is said in a text, in their order. */
export function saidIn(attributions: readonly Attribution[]): Said[] {
  return attributions
    .flatMap((by) => (by.content.parts ?? [by.content]).map(({ start, end }) => ({ start, end, by })))
    .sort((one, other) => one.start - other.start);
}

/** The same of one sentence read alone. */
export function saidAlone(text: string, span: Span, read: ReadSentence): Said[] {
  return mayName(read) ? saidIn(attributeSentence(text, span, read)) : [];
}

/** How a source is called: its name, wherever that stands, or words without what is said of it behind a comma; null for what names nobody. */
function nameOf(text: string, source: Span): string | null {
  const { start, end } = nameBehindOffice(text, source) ?? source;
  const name = withoutPossessive(
    (/^[^,(—–]+/.exec(text.slice(start, end))?.[0] ?? "")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^(?:and|but|so|yet|or)\s+/i, ""),
  );
  if (
    name === "" ||
    /\b(?:i|we|you)['’](?:m|re|ve|ll|d)$/i.test(name) ||
    /^(?:(?:i|we|you)(?:['’]\p{L}+)?|who|which|that|this|what|one|anyone|no one|nobody|people)$/iu.test(name)
  )
    return null;
  return /\s(?:that|who|which)$/.test(name) ? null : name;
}

/**
 * Who is the source of what a sentence says: of most of it when they are named elsewhere, of a good part when it names them itself. `said` are the stretches
 * that reach into the sentence. A pronoun stands for its antecedent; without one the source is named but not known.
 */
export function findSource(text: string, span: Span, { read, said }: { read: ReadSentence; said: readonly Said[] }): Source {
  if (read.tokens.length < tokensMin) return nobody;
  const covered = new Map<Attribution, number>();
  for (const { start, end, by } of said) {
    const shared = Math.min(end, span.end) - Math.max(start, span.start);
    if (shared > 0) covered.set(by, (covered.get(by) ?? 0) + shared);
  }
  for (const [by, length] of [...covered].sort((one, other) => other[1] - one[1])) {
    const { source, cue } = by;
    if (!source || !cue) continue;
    const isLabel = /^[\p{P}\p{S}\s]*$/u.test(text.slice(cue.start, cue.end));
    const isHere = cue.start >= span.start && cue.end <= span.end;
    // `It fell, she said, as …`
    const isFirst =
      by.content.start === span.start && by.content.end <= cue.start && source.end <= cue.start && text.charAt(cue.end) === ",";
    const shareMin = !isHere ? contentShareElsewhereMin : isFirst ? contentShareFirstMin : contentShareMin;
    if (length < shareMin * (span.end - span.start) || (!isLabel && !commits(text, by, read))) continue;
    const name = nameOf(text, source);
    if (name === null) continue;
    const saying: Saying = { source, cue, ...(by.antecedent === undefined ? {} : { antecedent: by.antecedent }) };
    // What a transcript gives a speaker is theirs, and nobody quotes it.
    const isNamed = !isLabel || /^["“]/.test(text.slice(by.content.start, by.content.start + 1));
    if (by.antecedent) return { isNamed, claimant: nameOf(text, by.antecedent), saying };
    return { isNamed, claimant: pronouns.has(name.toLowerCase()) ? null : name, saying };
  }
  return isHearsay(read.tokens) ? { ...nobody, isNamed: true } : nobody;
}
