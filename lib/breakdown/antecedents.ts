import type { Span } from "@/lib/breakdown/gap-walk";
import { timeWords, words } from "@/lib/breakdown/lexicon";
import type { Line } from "@/lib/breakdown/speech-lines";
import { type Subject, spanOf } from "@/lib/breakdown/speech-subjects";

/** A name that a later pronoun may stand for. */
export type Mention = { span: Span; kind: "man" | "woman" | "person" | "body" };

const reachMax = 1500;
const nearMax = 250;
const thingMax = 500;
const relativeMax = 10;
const phraseMax = 120;
const bodyWord =
  /\b(?:council|committee|ministry|department|agency|party|court|union|university|college|company|corp|corporation|inc|ltd|plc|group|association|commission|board|bank|police|post|times|journal|press|government|administration|senate|house|congress|parliament|campaign|institute|foundation|center|centre|office|bureau|service|republicans|democrats|team|club|school|hospital|county|district|church|industries|holdings|partners|systems|airlines|motors|states|kingdom|nations|network|news|tv|radio|report|poll|study|survey|paper|review|audit|bill|act|plan)\b/i;
/** `Hungarians`: what is no `it`, where a name of one word may be. */
const manyWord = /(?:ans|ers|ists|ors|ees)$/;
/** What is no `they`. */
const paperWord = /^(?:report|poll|study|survey|paper|review|audit|bill|act|plan)$/i;
const manTitle = /^(?:mr|sir|lord|king|prince)\b/i;
const womanTitle = /^(?:mrs|ms|miss|lady|dame|queen|princess)\b/i;
/** `the Cold War`, `the White House`: named with an article and capitals alone, as few people are. */
const withArticle = /^[Tt]he(?:\s+(?:\p{Lu}[\p{L}.'’-]*|\d+\p{Ll}*))+$/u;
const namedAtEnd = /(?:\p{Lu}[\p{L}.'’-]*\s+)*\p{Lu}[\p{L}.'’-]*$/u;
const men = words("man father brother son husband uncle grandfather nephew boy king prince bishop priest");
const women = words("woman mother sister daughter wife widow aunt grandmother niece girl queen princess nun");
const people = words(
  "spokesperson official officer minister mayor governor president chair chief director executive manager owner founder professor lecturer teacher doctor surgeon physician nurse lawyer attorney solicitor barrister judge magistrate prosecutor detective inspector reporter journalist columnist author writer editor candidate nominee senator representative councillor councilor deputy leader member critic supporter expert analyst economist scientist researcher engineer architect accountant farmer worker driver pilot captain general colonel sergeant commander witness victim patient resident neighbour neighbor friend colleague student pupil player coach actor singer artist ambassador diplomat aide adviser advisor assistant secretary treasurer clerk landlord tenant customer voter veteran soldier sailor survivor relative cousin inmate defendant",
);
const personTitle = /^(?:rev|reverend|pope|duke|duchess|president|prime|chancellor|mayor|governor|senator|speaker|secretary|minister)\b/i;

/** What kind of thing a name names, by its title and its last words. */
export function mentionOf(text: string, span: Span): Mention {
  const name = text.slice(span.start, Math.min(span.end, span.start + 80)).replace(/^the\s+/i, "");
  const head = /^[^,(—–]+/.exec(name)?.[0] ?? name;
  if (manTitle.test(head)) return { span, kind: "man" };
  if (womanTitle.test(head)) return { span, kind: "woman" };
  const behind = /^[^,(—–]+,\s+(which|who)\b/.exec(text.slice(span.start, span.end + relativeMax))?.[1];
  if (behind !== undefined) return { span, kind: behind === "who" ? "person" : "body" };
  const phrase = headOf(text, span);
  const isThing = withArticle.test(phrase) && !personTitle.test(head);
  const isBody = isThing || bodyWord.test(phrase.replace(/^the\s+/i, "")) || /^\p{Lu}{2,}$/u.test(head.trim());
  return { span, kind: isBody ? "body" : "person" };
}

/** A phrase before what is said further of it: `the Internet polls` of `the Internet polls of May`. */
function headOf(text: string, { start, end }: Span): string {
  const phrase = text.slice(start, Math.min(end, start + phraseMax));
  return (/^[^,(—–]*?(?=\s+(?:of|for|at|from|in|on|with|by|to|that|who|which)\b|[,(—–]|$)/u.exec(phrase)?.[0] ?? "").trim();
}

function lastWord(text: string, span: Span): string {
  return headOf(text, span).split(/\s+/).at(-1) ?? "";
}

/** Who or what a noun means, `a spokesman`, `the GOP candidate`; null for several, and for what is neither a person nor a body. */
function nounMention(text: string, span: Span): Mention | null {
  const noun = lastWord(text, span);
  if (women.has(noun) || /[a-z]woman$/.test(noun)) return { span, kind: "woman" };
  if (men.has(noun) || /[a-z]man$/.test(noun)) return { span, kind: "man" };
  if (people.has(noun)) return { span, kind: "person" };
  return bodyWord.test(noun) ? { span, kind: "body" } : null;
}

const apposition = /^[^,(—–"“]{3,80},\s+(?=((?:\p{Lu}[\p{L}.'’-]*\s+){1,3}\p{Lu}[\p{L}'’-]*))/u;

/** Who said something, `a spokesman`, `coach Ana Ruiz`, `the council's leader, Ana Ruiz`, as a mention; null for several and for pronouns. */
export function speakerMention(text: string, source: Span): Mention | null {
  const words = text.slice(source.start, Math.min(source.end, source.start + phraseMax));
  const [before, name] = apposition.exec(words) ?? [];
  if (before !== undefined && name !== undefined && people.has(lastWord(text, source))) {
    const start = source.start + before.length;
    return { span: { start, end: start + name.length }, kind: "person" };
  }
  if (/^(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ne)\s+\p{Ll}/u.test(words) && !endsInName(text, source))
    return nounMention(text, source);
  return endsInName(text, source) && !/ and /.test(headOf(text, source)) ? nameMention(text, source) : null;
}

/** Whether what is named is called by its last word: `Air Force Gen. Norman Ham`, not `the Internet polls`. */
function endsInName(text: string, span: Span): boolean {
  return /^\p{Lu}/u.test(lastWord(text, span));
}

/** A name at the end of a phrase, `Norman Ham` of `his brother Norman Ham`, judged by the whole phrase; null for the name of a time. */
function nameMention(text: string, span: Span): Mention | null {
  const head = headOf(text, span);
  const from = namedAtEnd.exec(head)?.index ?? 0;
  if (timeWords.has(head.slice(from).toLowerCase())) return null;
  const start = text.indexOf(head, span.start) + from;
  const isBody = mentionOf(text, span).kind === "body";
  return { span: { start, end: start + head.length - from }, kind: isBody ? "body" : mentionOf(text, { start, end: span.end }).kind };
}

/**
 * What a text has named so far: the subjects of its verbs in their order, people named elsewhere in full or with a title, and the last words of names of
 * several words, of people in subject position and of anything anywhere; and words that are names within a sentence, too, where it is not the place that
 * gives them a capital.
 */
export type Mentions = { subjects: Mention[]; others: Mention[]; surnames: Set<string>; endings: Set<string>; inner: Set<string> };

/** Nothing named yet. */
export function noMentions(): Mentions {
  return { subjects: [], others: [], surnames: new Set(), endings: new Set(), inner: new Set() };
}

/** Adds what a line names. */
export function rememberLine(line: Line, subjects: readonly (Subject | null)[], mentions: Mentions): void {
  const { tokens, tags } = line.sentence;
  for (const subject of subjects) {
    if (!subject || !tags.slice(subject.first, subject.last + 1).includes("PROPN")) continue;
    const span = spanOf(line, subject.first, subject.last);
    if (!span || / and /.test(headOf(line.text, span))) continue;
    const mention = endsInName(line.text, span) ? nameMention(line.text, span) : nounMention(line.text, span);
    if (!mention || mentions.subjects.at(-1)?.span.start === mention.span.start) continue;
    mentions.subjects.push(mention);
    const words = headOf(line.text, mention.span).split(/\s+/);
    if (mention.kind !== "body" && words.length > 1) mentions.surnames.add(words.at(-1) ?? "");
  }
  for (let at = 1, first = 0; at < tokens.length; at += 1) {
    if (tags[at] === "PROPN") mentions.inner.add(tokens[at]?.text ?? "");
    if (tags[at] !== "PROPN" || tags[at - 1] !== "PROPN") first = at;
    const [from, last] = [tokens[first], tokens[at]];
    if (!from || !last || first === at || tags[at + 1] === "PROPN") continue;
    const span = { start: from.start, end: last.start + last.text.replace(/['’]s?$/, "").length };
    mentions.endings.add(line.text.slice(last.start, span.end));
    const mention = mentionOf(line.text, span);
    if (mention.kind !== "body" && !placed.has(tokens[first - 1]?.lower ?? "")) mentions.others.push(mention);
  }
}

const placed = words("in at from near to into across of on for over through around the");

const wantedKinds: Readonly<Record<string, readonly Mention["kind"][]>> = {
  ...{ he: ["man", "person"], his: ["man", "person"], him: ["man", "person"], she: ["woman", "person"], her: ["woman", "person"] },
  ...{ it: ["body"], its: ["body"], they: ["body"], their: ["body"] },
};

/**
 * The nearest subject before a pronoun that it may stand for, as a span of the text, or somebody else who was named since; null when there is none near or it
 * is no such pronoun. A name of one word is a person's where it ended a longer name, and what `it` may be where it ended none.
 */
export function antecedentOf(text: string, pronoun: Span, mentions: Mentions): Span | null {
  const subject = nearest(text, pronoun, { ...mentions, among: mentions.subjects });
  if (subject && pronoun.start - subject.end <= nearMax) return subject;
  const other = nearest(text, pronoun, { ...mentions, among: mentions.others });
  return other && pronoun.start - other.end <= nearMax ? other : subject;
}

function nearest(text: string, pronoun: Span, { among, surnames, endings, inner }: Mentions & { among: readonly Mention[] }): Span | null {
  const word = text.slice(pronoun.start, pronoun.end).toLowerCase();
  const kinds = Object.hasOwn(wantedKinds, word) ? (wantedKinds[word] ?? []) : [];
  if (kinds.length === 0) return null;
  const isSeveral = /^the/.test(word);
  const isThing = /^it/.test(word);
  for (let at = among.length - 1; at >= 0; at -= 1) {
    const { span, kind } = among[at] ?? { span: pronoun, kind: null };
    if (pronoun.start - span.end > (isThing ? thingMax : isSeveral ? nearMax : reachMax)) return null;
    if (span.end > pronoun.start || kind === null || (isSeveral && paperWord.test(lastWord(text, span)))) continue;
    const bare = kind === "person" ? /^\p{Lu}[\p{L}’'-]*$/u.exec(text.slice(span.start, span.end))?.[0] : undefined;
    const isOne =
      bare === undefined
        ? kinds.includes(kind)
        : kinds.includes("person")
          ? endings.has(bare)
          : isThing && !manyWord.test(bare) && inner.has(bare) && !surnames.has(bare);
    if (isOne) return span;
  }
  return null;
}
