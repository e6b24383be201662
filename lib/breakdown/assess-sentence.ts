import { attribute } from "@/lib/breakdown/attribute";
import type { BlockKind } from "@/lib/breakdown/blocks";
import { findSource, nobody, type Said, type Saying, type Source, saidAlone } from "@/lib/breakdown/claimant";
import type { Span } from "@/lib/breakdown/gap-walk";
import { kindOf, type SentenceKind } from "@/lib/breakdown/kind";
import { type Meaning, withMeaning } from "@/lib/breakdown/meaning";
import { readSentence } from "@/lib/breakdown/read-sentence";
import { type Reason, type Scores, scoreSentence } from "@/lib/breakdown/scores";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { mainClauseStart } from "@/lib/breakdown/signals";

/**
 * What the offline provider finds in one sentence; `claimant` is who says it by the words around it or its own, or null,
 * and `saying` are those words.
 */
export type Assessment = Scores & {
  kind: SentenceKind;
  reasons: Reason[];
  claimant: string | null;
  saying: Saying | null;
  read: ReadSentence;
};

/** The sentence without a short lead-in before a colon, which says nothing about the claim that follows it. */
function withoutLeadIn(read: ReadSentence): ReadSentence {
  const from = mainClauseStart(read.tokens);
  const start = read.tokens[from]?.start ?? 0;
  if (from === 0) return read;
  return { tokens: read.tokens.slice(from), tags: read.tags.slice(from), signals: read.signals.filter((signal) => signal.start >= start) };
}

const aroundMax = 2000;
const coveredMin = 0.6;

/** What stands around a sentence given alone, who speaks it, and what it means. */
export type Surroundings = { before?: string; after?: string; speaker?: string; meaning?: Meaning | undefined };

function familyName(name: string): string {
  return name.trim().toLowerCase().split(/\s+/).at(-1) ?? "";
}

/**
 * Who a sentence is attributed to by what stands around it (`The mayor said: “We tried. …”`, `…, said the mayor`): a name or
 * pronoun as written, or null. Only the 2,000 characters next to it on each side count.
 */
export function attributedAround(text: string, { before = "", after = "" }: Surroundings): string | null {
  if (before === "" && after === "") return null;
  const lead = before === "" ? "" : `${before.slice(-aroundMax)} `;
  const whole = `${lead}${text}${after === "" ? "" : ` ${after.slice(0, aroundMax)}`}`;
  const end = lead.length + text.length;
  for (const { source, cue, content } of attribute(whole)) {
    if (!source || !cue || (cue.start >= lead.length && cue.end <= end)) continue;
    let covered = 0;
    for (const part of content.parts ?? [content]) covered += Math.max(0, Math.min(part.end, end) - Math.max(part.start, lead.length));
    if (covered >= coveredMin * text.length) return whole.slice(source.start, source.end);
  }
  return null;
}

/**
 * Assesses one sentence given alone with what stands around it: what others are quoted as saying there is a quoted claim, and
 * what the speaker reports of themselves is their own. The scores rest on the sentence alone: neighbours did not improve them
 * on held-out debates and articles.
 */
export function assessAlone(text: string, around: Surroundings): Assessment {
  const assessment = assessSentence(text, { start: 0, end: text.length }, { block: "paragraph", meaning: around.meaning });
  const { kind, claimant } = assessment;
  const named = kind === "claim" || kind === "background" ? attributedAround(text, around) : null;
  if (named) return { ...assessment, kind: "quoted-claim", claimant: claimant ?? named };
  const speaker = familyName(around.speaker ?? "");
  if (kind === "quoted-claim" && speaker !== "" && claimant !== null && familyName(claimant) === speaker)
    return { ...assessment, kind: "claim" };
  return assessment;
}

/**
 * Assesses the sentence at `span`, standing in a block of the given kind; `meaning` is its vector, where there is one. `said` are the stretches of what
 * is said in the text that reach into it; without them the sentence is taken alone. `known` is the sentence, where it has been read.
 */
export function assessSentence(
  text: string,
  span: Span,
  context: { block: BlockKind; said?: readonly Said[]; meaning?: Meaning | undefined; known?: ReadSentence | undefined },
): Assessment {
  const read = context.known ?? readSentence(text, span.start, span.end);
  const scores = withMeaning(scoreSentence(withoutLeadIn(read), context.meaning === undefined ? "alone" : "beside"), context.meaning, span);
  const source: Source =
    context.block === "heading" ? nobody : findSource(text, span, { read, said: context.said ?? saidAlone(text, span, read) });
  const kind = kindOf(context.block, read.tokens, {
    signals: read.signals,
    attributed: source.isNamed,
    verifiable: scores.verifiable,
    subjective: scores.subjective,
  });
  return { ...scores, kind, claimant: source.claimant, saying: source.saying, read };
}
