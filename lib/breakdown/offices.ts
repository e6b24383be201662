import type { Span } from "@/lib/breakdown/gap-walk";
import { words } from "@/lib/breakdown/lexicon";
import { lastName } from "@/lib/breakdown/told-kinds";

/** Nouns for people by what they do: `the minister`. */
export const people = words(
  "spokesperson official officer minister mayor governor president chair chief director executive manager owner founder professor lecturer teacher doctor surgeon physician nurse lawyer attorney solicitor barrister judge magistrate prosecutor detective inspector superintendent reporter journalist columnist author writer editor candidate nominee senator representative councillor councilor deputy leader member critic supporter expert analyst economist scientist researcher engineer architect accountant farmer worker driver pilot captain general colonel sergeant commander witness victim patient resident neighbour neighbor friend colleague student pupil player coach actor singer artist ambassador diplomat aide adviser advisor assistant secretary treasurer clerk landlord tenant customer voter veteran soldier sailor survivor relative cousin inmate defendant",
);

const reach = 90;
const toldMax = 20;
const name = "\\p{Lu}[\\p{L}’'-]*(?:\\s+\\p{Lu}[\\p{L}’'-]*){0,3}";
const word = /[A-Za-z]+/g;
const inWord = /[\p{L}’'-]/u;
const namedBehind = new RegExp(`^(?:\\s+(${name})|,\\s+(${name})(?=\\s*[,.;)]))`, "u");
const namedBefore = /(?<![\p{L}])(\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*){1,3}),\s+$/u;
const opens =
  /(?<![\p{L}’'-])(the|an?|another|one|some|its|his|her|their|our|my|your|\p{Lu}[\p{L}-]*['’]s?)\s+((?:\p{L}[\p{L}-]*\s+){0,3})$/iu;
const titleBefore = /((?:\p{Lu}\p{Ll}+\s+){0,3})$/u;
const definite = /^the\s+((?:\p{Ll}[\p{L}-]*\s+){0,3})(\p{Ll}+)$/iu;
/** `the mayor` is not the deputy mayor, nor `the minister` the prime minister. */
const telling = words(
  "deputy vice assistant associate former acting shadow ex prime junior interim opposition first second third other another new old late",
);

/** One mention of an office: who is named with it, or whether somebody is without a name (`a minister`); the words that tell which office. */
type Mention = { at: number; noun: string; told: readonly string[]; named: Span | null; isNew: boolean };

function told(before: string): string[] {
  return before.toLowerCase().split(/\s+/).filter(Boolean);
}

/** The offices that a text speaks of, in their order. Linear in its length. */
function officesIn(text: string): Mention[] {
  const found: Mention[] = [];
  for (const { 0: noun, index } of text.matchAll(word))
    if (isOffice(noun) && isWhole(text, index, index + noun.length)) found.push(mentionAt(text, noun, index));
  return found;
}

function isOffice(noun: string): boolean {
  return people.has(noun.toLowerCase()) || /[a-z]{3}(?:man|woman)$/.test(noun);
}

function isWhole(text: string, start: number, end: number): boolean {
  return !inWord.test(text.charAt(start - 1)) && !inWord.test(text.charAt(end));
}

function mentionAt(text: string, noun: string, index: number): Mention {
  const before = text.slice(Math.max(0, index - reach), index);
  const end = index + noun.length;
  const [whole, article = "", between = ""] = opens.exec(before) ?? [];
  const isTitle = /^\p{Lu}/u.test(noun) && whole === undefined;
  const [found, adjacent, aside] = namedBehind.exec(text.slice(end, end + reach)) ?? [];
  const name = adjacent ?? (isTitle ? undefined : aside);
  const mention = { at: index, noun: noun.toLowerCase(), told: told(isTitle ? (titleBefore.exec(before)?.[1] ?? "") : between) };
  if (found !== undefined && name !== undefined) {
    const start = end + found.indexOf(name);
    return { ...mention, named: { start, end: start + name.replace(/['’]s?$/, "").length }, isNew: false };
  }
  const isClosed = /^\s*(?:[,.;)]|who\b|of\b|at\b|for\b)/.test(text.slice(end, end + reach));
  const former = whole === undefined || !isClosed ? undefined : namedBefore.exec(before.slice(0, before.length - whole.length))?.[1];
  if (former !== undefined && whole !== undefined) {
    const start = text.lastIndexOf(former, index - whole.length);
    return { ...mention, named: { start, end: start + former.length }, isNew: false };
  }
  return { ...mention, named: null, isNew: /^(?:an?|another|one|some)$/i.test(article) };
}

type Holder = { span: Span; told: Set<string> };
type Held = { holders: Map<string, Holder>; isOpen: boolean; others: Set<string> };

/** Finds whom `the minister` means: asked in the order of the text, it answers with the one name that was told with that office before, or null. */
export function officeHolders(text: string): (source: Span) => Span | null {
  let mentions: Mention[] | null = null;
  const known = new Map<string, Held>();
  let next = 0;
  return (source) => {
    const [, which = "", noun = ""] = definite.exec(text.slice(source.start, Math.min(source.end, source.start + reach))) ?? [];
    if (!isOffice(noun)) return null;
    mentions ??= officesIn(text);
    for (let one = mentions[next]; one && one.at < source.start; one = mentions[next]) {
      next += 1;
      hold(text, known, one);
    }
    const held = known.get(noun);
    const [holder, second] = held?.holders.values() ?? [];
    if (!held || !holder || second || held.isOpen) return null;
    const asked = told(which);
    const isSame =
      asked.every((word) => holder.told.has(word)) && [...holder.told].every((word) => !telling.has(word) || asked.includes(word));
    return isSame && [...held.others].every((word) => holder.told.has(word)) ? holder.span : null;
  };
}

/** Adds a mention to what is known of its office. */
function hold(text: string, known: Map<string, Held>, { noun, told, named, isNew }: Mention): void {
  const held = known.get(noun) ?? { holders: new Map<string, Holder>(), isOpen: false, others: new Set<string>() };
  known.set(noun, held);
  if (named === null) {
    for (const word of told) held.others.add(word);
    held.isOpen ||= isNew || held.others.size > toldMax;
    return;
  }
  const last = lastName(text.slice(named.start, named.end));
  const holder = held.holders.get(last) ?? { span: named, told: new Set<string>() };
  for (const word of told) holder.told.add(word);
  held.holders.set(last, holder);
  held.isOpen ||= holder.told.size > toldMax;
}
