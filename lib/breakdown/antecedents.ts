import type { Span } from "@/lib/breakdown/gap-walk";
import type { Line } from "@/lib/breakdown/speech-lines";
import { type Subject, spanOf } from "@/lib/breakdown/speech-subjects";

/** A name that a later pronoun may stand for. */
export type Mention = { span: Span; kind: "man" | "woman" | "person" | "body" };

const reachMax = 1500;
const bodyWord =
  /\b(?:council|committee|ministry|department|agency|party|court|union|university|college|company|corp|corporation|inc|ltd|plc|group|association|commission|board|bank|police|post|times|journal|press|government|administration|senate|house|congress|parliament|campaign|institute|foundation|center|centre|office|bureau|service|republicans|democrats|team|club|school|hospital|church|states|kingdom|nations|network|news|tv|radio|report|poll|study|survey|bill|act|plan)\b/i;
const manTitle = /^(?:mr|sir|lord|king|prince)\b/i;
const womanTitle = /^(?:mrs|ms|miss|lady|dame|queen|princess)\b/i;

/** What kind of thing a name names, by its title and its last words. */
export function mentionOf(text: string, span: Span): Mention {
  const name = text.slice(span.start, Math.min(span.end, span.start + 80)).replace(/^the\s+/i, "");
  const head = /^[^,(—–]+/.exec(name)?.[0] ?? name;
  if (manTitle.test(head)) return { span, kind: "man" };
  if (womanTitle.test(head)) return { span, kind: "woman" };
  return { span, kind: bodyWord.test(head) || /^\p{Lu}{2,}$/u.test(head.trim()) ? "body" : "person" };
}

/** The names in subject position of a line, as mentions. */
export function mentionsOf(line: Line, subjects: readonly (Subject | null)[]): Mention[] {
  const found: Mention[] = [];
  for (const subject of subjects) {
    if (!subject || !line.sentence.tags.slice(subject.first, subject.last + 1).includes("PROPN")) continue;
    const span = spanOf(line, subject.first, subject.last);
    if (span && found.at(-1)?.span.start !== span.start) found.push(mentionOf(line.text, span));
  }
  return found;
}

/** The nearest name before a pronoun that it may stand for, as a span of the text; null when there is none near or it is no such pronoun. */
export function antecedentOf(text: string, pronoun: Span, mentions: readonly Mention[]): Span | null {
  const word = text.slice(pronoun.start, pronoun.end).toLowerCase();
  const kinds: readonly Mention["kind"][] | null = /^(?:he|his|him)$/.test(word)
    ? ["man", "person"]
    : /^(?:she|her)$/.test(word)
      ? ["woman", "person"]
      : /^(?:it|its|they|their)$/.test(word)
        ? ["body"]
        : null;
  if (!kinds) return null;
  for (let at = mentions.length - 1; at >= 0; at -= 1) {
    const mention = mentions[at];
    if (!mention || pronoun.start - mention.span.end > reachMax) return null;
    if (mention.span.end <= pronoun.start && kinds.includes(mention.kind)) return mention.span;
  }
  return null;
}
