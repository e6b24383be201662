import { type Attribution, attributeSentence } from "@/lib/breakdown/attribute";
import type { Span } from "@/lib/breakdown/gap-walk";
import { auxiliaries, connectors, dutyModals, futureModals, pronouns, timeWords } from "@/lib/breakdown/lexicon";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { isName } from "@/lib/breakdown/signals";
import { type Frame, speechFrames } from "@/lib/breakdown/speech-cues";
import type { Token } from "@/lib/breakdown/tokens";

/** The name a later pronoun most likely stands for: the subject of an earlier sentence, with where it was written. */
export type Focus = { name: string; start: number; end: number };

/** Whether a sentence names a source for what it says, and whom, if that is known. */
export type Source = { isNamed: boolean; claimant: string | null };

const contentShareMin = 0.35;
const tokensMin = 4;
const nobody: Source = { isNamed: false, claimant: null };

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

/** Whether a cue commits its subject to a statement, which needs a verb in it or quotation marks; a duty to report commits nobody. */
function commits(text: string, { cue, content }: Attribution, read: ReadSentence): boolean {
  if (!cue) return false;
  const words = text.slice(cue.start, cue.end).toLowerCase().replace(/[:,]/g, "").split(/\s+/);
  if (words[0] === "according") return true;
  if (words.some((word) => dutyModals.has(word) || futureModals.has(word) || /^(?:could|can|cannot|can't|to)$/.test(word))) return false;
  const frame = words.map((word) => speechFrames.get(word)).find((one) => one !== undefined);
  if (!states(frame)) return false;
  const said = text.slice(content.start, content.end);
  if (/^["“]/.test(said)) return true;
  if (/^to\b/i.test(said)) return /^(?:ask|demand|tell|hope|expect|claim|threaten)$/.test(frame.lemma);
  return read.tokens.some(
    (token, at) => token.start >= content.start && token.end <= content.end && (read.tags[at] === "AUX" || read.tags[at] === "VERB"),
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

/** Who a sentence names as the source of what it says. A pronoun stands for the name in focus; without one the source is named but not known. */
export function findSource(text: string, span: Span, context: { read: ReadSentence; focus: Focus | null }): Source {
  if (context.read.tokens.length < tokensMin) return nobody;
  for (const attribution of mayName(context.read) ? attributeSentence(text, span, context.read) : []) {
    const { source, content } = attribution;
    if (!source || !commits(text, attribution, context.read) || content.end - content.start < contentShareMin * (span.end - span.start))
      continue;
    const name = withoutPossessive((/^[^,(—–]+/.exec(text.slice(source.start, source.end))?.[0] ?? "").replace(/\s+/g, " ").trim());
    if (name === "" || /^(?:(?:i|we|you)(?:['’]\p{L}+)?|who|which|that|this|what|one|anyone|no one|nobody|people)$/iu.test(name)) continue;
    if (/\s(?:that|who|which)$/.test(name)) continue;
    if (pronouns.has(name.toLowerCase())) return { isNamed: true, claimant: context.focus?.name ?? null };
    return { isNamed: true, claimant: name };
  }
  return isHearsay(context.read.tokens) ? { isNamed: true, claimant: null } : nobody;
}

/** The name in subject position, which later pronouns refer back to; without one the former focus stays. */
export function nextFocus(text: string, tokens: readonly Token[], former: Focus | null): Focus | null {
  const limit = tokens.findIndex(
    (token, at) => at > 0 && (auxiliaries.has(token.lower) || dutyModals.has(token.lower) || futureModals.has(token.lower)),
  );
  const region = limit > 0 ? tokens.slice(0, limit) : tokens.slice(0, 12);
  for (let at = 0; at < region.length; at += 1) {
    const token = region[at];
    if (
      !token ||
      timeWords.has(token.lower) ||
      !(isName(token, at === 0) || (at === 0 && /^\p{Lu}/u.test(token.text) && !connectors.has(token.lower) && tokens[1]?.kind !== "word"))
    )
      continue;
    let last = at;
    while (tokens[last + 1] && isName(tokens[last + 1] ?? token, false) && !/['’]s$/.test(tokens[last]?.text ?? "")) last += 1;
    const end = tokens[last]?.end ?? token.end;
    return { name: withoutPossessive(text.slice(token.start, end)), start: token.start, end };
  }
  return former;
}
