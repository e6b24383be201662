import type { Span } from "@/lib/breakdown/gap-walk";
import { timeWords, words } from "@/lib/breakdown/lexicon";
import { people } from "@/lib/breakdown/offices";
import type { Line } from "@/lib/breakdown/speech-lines";
import { type Subject, spanOf } from "@/lib/breakdown/speech-subjects";
import { kindToldOf, lastName, type ToldKinds, tellKind } from "@/lib/breakdown/told-kinds";

/** A name that a later pronoun may stand for; `holder` is the name of whom an office means. */
export type Mention = { span: Span; kind: "man" | "woman" | "person" | "body"; holder?: Span };

const relativeMax = 10;
const phraseMax = 120;
const bodyWord =
  /\b(?:council|committee|ministry|department|agency|party|court|union|university|college|company|corp|corporation|inc|ltd|plc|group|association|commission|board|bank|police|post|times|journal|press|government|administration|senate|house|congress|parliament|campaign|institute|foundation|center|centre|office|bureau|service|republicans|democrats|team|club|school|hospital|county|district|church|industries|holdings|partners|systems|airlines|motors|states|kingdom|nations|network|news|tv|radio|report|poll|study|survey|paper|review|audit|bill|act|plan)\b/i;
const manTitle = /^(?:mr|sir|lord|king|prince)\b/i;
const womanTitle = /^(?:mrs|ms|miss|lady|dame|queen|princess)\b/i;
/** `the Cold War`, `the White House`: named with an article and capitals alone, as few people are. */
const withArticle = /^[Tt]he(?:\s+(?:\p{Lu}[\p{L}.'’-]*|\d+\p{Ll}*))+$/u;
const namedAtEnd = /(?:\p{Lu}[\p{L}.'’-]*\s+)*\p{Lu}[\p{L}.'’-]*$/u;
const men = words("man father brother son husband uncle grandfather nephew boy king prince bishop priest");
const women = words("woman mother sister daughter wife widow aunt grandmother niece girl queen princess nun");
const personTitle = /^(?:rev|reverend|pope|duke|duchess|president|prime|chancellor|mayor|governor|senator|speaker|secretary|minister)\b/i;

/** Whether a noun in lower case is one for a person: `minister`, `sister`, `spokeswoman`. */
export function isPersonNoun(noun: string): boolean {
  return people.has(noun) || men.has(noun) || women.has(noun) || (noun.length > 5 && noun.endsWith("man"));
}

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

/** The noun or the last name in a phrase, before what is said further of it. */
export function headWord(text: string, span: Span): string {
  return headOf(text, span).split(/\s+/).at(-1) ?? "";
}

/** Who or what a noun means, `a spokesman`, `the GOP candidate`; null for several, and for what is neither a person nor a body. */
function nounMention(text: string, span: Span): Mention | null {
  const noun = headWord(text, span);
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
  const office = headWord(text, source);
  if (before !== undefined && name !== undefined && (people.has(office) || nounMention(text, source)?.kind === "woman")) {
    const start = source.start + before.length;
    return { span: { start, end: start + name.length }, kind: people.has(office) ? "person" : "woman" };
  }
  if (/^(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ne)\s+\p{Ll}/u.test(words) && !endsInName(text, source))
    return nounMention(text, source);
  return endsInName(text, source) && !/ and /.test(headOf(text, source)) ? nameMention(text, source) : null;
}

/** Whether what is named is called by its last word: `Air Force Gen. Norman Ham`, not `the Internet polls`. */
function endsInName(text: string, span: Span): boolean {
  return /^\p{Lu}/u.test(headWord(text, span));
}

/** A name at the end of a phrase, `Norman Ham` of `his brother Norman Ham`, judged by the whole phrase; null for the name of a time. */
function nameMention(text: string, span: Span): Mention | null {
  const head = headOf(text, span);
  const from = namedAtEnd.exec(head)?.index ?? 0;
  if (timeWords.has(head.slice(from).toLowerCase())) return null;
  const start = text.indexOf(head, span.start) + from;
  const isBody = mentionOf(text, span).kind === "body";
  const noun = /(\p{Ll}[\p{L}-]*)\s+$/u.exec(head.slice(0, from))?.[1] ?? "";
  const kin = men.has(noun) ? "man" : women.has(noun) || /[a-z]woman$/.test(noun) ? "woman" : null;
  // `Mr Ruiz’s son Tom`: Tom alone is told by too little.
  if (kin && !isBody)
    return { span: { start: head.slice(from).includes(" ") ? start : start - from, end: start + head.length - from }, kind: kin };
  return { span: { start, end: start + head.length - from }, kind: isBody ? "body" : mentionOf(text, { start, end: span.end }).kind };
}

/**
 * What a text has named so far: the subjects of its verbs in their order, people named elsewhere in full or with a title, and the last words of names of
 * several words, of people in subject position and of anything anywhere; words that are names within a sentence, too, where it is not the place that
 * gives them a capital; who is told to be a man or a woman; last names that several have, with the one who was named first; and whom the line before named.
 */
export type Mentions = {
  subjects: Mention[];
  others: Mention[];
  surnames: Set<string>;
  endings: Set<string>;
  inner: Set<string>;
  kinds: ToldKinds;
  bearers: Map<string, string>;
  shared: Set<string>;
  before: { line: Line; people: Set<string> } | null;
};

/** Nothing named yet, of a text that tells who is a man or a woman. */
export function noMentions(kinds: ToldKinds): Mentions {
  return {
    ...{ subjects: [], others: [], surnames: new Set(), endings: new Set(), inner: new Set() },
    ...{ kinds, bearers: new Map(), shared: new Set(), before: null },
  };
}

const titles =
  /^(?:(?:mr|mrs|ms|miss|sir|dame|lord|lady|dr|prof|professor|judge|justice|president|senator|governor|mayor|minister|captain|general|colonel|inspector|superintendent|sergeant)\.?\s+)+/i;

/** A name without titles before it and a possessive behind it. */
export function plainName(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(titles, "")
    .replace(/['’]s?$/, "")
    .replace(/\s+/g, " ");
}

/** `Aldermere Water` for `Water`, where the first word of a line is known for a name. */
function withFirstWord({ text, span: line }: Line, span: Span, inner: ReadonlySet<string>): Span {
  if (span.start === line.start) return span;
  const before = /(?:^|\s)(\p{Lu}[\p{L}-]*)\s$/u.exec(text.slice(Math.max(line.start, span.start - 30), span.start))?.[1];
  return before !== undefined && inner.has(before) && /^\p{Lu}/u.test(text.charAt(span.start))
    ? { start: span.start - before.length - 1, end: span.end }
    : span;
}

/** Adds what a line names. */
export function rememberLine(line: Line, subjects: readonly (Subject | null)[], mentions: Mentions): void {
  const { tokens, tags } = line.sentence;
  tellByOpening(line, mentions);
  const named = new Set<string>();
  const bear = (name: string) => {
    const last = lastName(name);
    named.add(last);
    if (!name.includes(" ")) return;
    if ((mentions.bearers.get(last) ?? name) !== name) mentions.shared.add(last);
    else mentions.bearers.set(last, name);
  };
  for (const subject of subjects) {
    if (!subject || !tags.slice(subject.first, subject.last + 1).includes("PROPN")) continue;
    const found = spanOf(line, subject.first, subject.last);
    if (!found || / and /.test(headOf(line.text, found))) continue;
    const span = withFirstWord(line, found, mentions.inner);
    const mention = endsInName(line.text, span) ? nameMention(line.text, span) : nounMention(line.text, span);
    if (!mention || mentions.subjects.at(-1)?.span.start === mention.span.start) continue;
    mentions.subjects.push(mention);
    const words = headOf(line.text, mention.span).split(/\s+/);
    if (mention.kind === "body") continue;
    if (words.length > 1) mentions.surnames.add(words.at(-1) ?? "");
    if (endsInName(line.text, mention.span)) bear(plainName(line.text, mention.span));
  }
  for (let at = 1, first = 0; at < tokens.length; at += 1) {
    if (tags[at] === "PROPN") mentions.inner.add(tokens[at]?.text ?? "");
    if (tags[at] !== "PROPN" || tags[at - 1] !== "PROPN") first = at;
    const [from, last] = [tokens[first], tokens[at]];
    if (!from || !last || first === at || tags[at + 1] === "PROPN") continue;
    const span = { start: from.start, end: last.start + last.text.replace(/['’]s?$/, "").length };
    mentions.endings.add(line.text.slice(last.start, span.end));
    const mention = mentionOf(line.text, span);
    // `to Professor Ruiz` names a person where `to Port Ruiz` need not.
    const isPlaced = placed.has(tokens[first - 1]?.lower ?? "") && !titles.test(line.text.slice(span.start, span.end));
    if (mention.kind === "body" || isPlaced) continue;
    mentions.others.push(mention);
    bear(plainName(line.text, span));
  }
  mentions.before = { line, people: named };
}

/** Whether a word tells of somebody else than who is named in full: a person without a name, `her`, or a name of one word. */
function isAnother({ sentence: { tokens, tags } }: Line, at: number): boolean {
  const { text = "", lower: noun = "" } = tokens[at] ?? {};
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (/^(?:he|him|his|himself|she|her|hers|herself)$/.test(noun)) return true;
  if (/^\p{Lu}.*['’]s?$/u.test(text)) return true;
  if (tags[at] === "PROPN")
    return tags[at - 1] !== "PROPN" && tags[at + 1] !== "PROPN" && !placed.has(before?.lower ?? "") && !timeWords.has(noun);
  if (!isPersonNoun(noun)) return false;
  return tags[at + 1] !== "PROPN" && !(next?.text === "," && tags[at + 2] === "PROPN");
}

/** `Ana Ruiz resigned. She …`: where the line just before names one person alone, the pronoun that opens a line tells what they are. */
function tellByOpening({ text, span, sentence }: Line, { before, bearers, shared, kinds }: Mentions): void {
  const word = sentence.tokens[0]?.lower ?? "";
  if (before === null || !/^s?he$/.test(word)) return;
  const [last, second] = before.people;
  if (last === undefined || second !== undefined || before.line.sentence.tokens.some((_, at) => isAnother(before.line, at))) return;
  const name = bearers.get(last);
  if (
    name === undefined ||
    shared.has(last) ||
    kindToldOf(kinds, name) !== undefined ||
    /\n\s*\n/.test(text.slice(before.line.span.end, span.start))
  )
    return;
  tellKind(kinds, name, word === "he" ? "man" : "woman");
}

const placed = words("in at from near to into across of on for over through around the");
