import { isPersonNoun, type Mention, mentionOf } from "@/lib/breakdown/antecedents";
import { timeWords } from "@/lib/breakdown/lexicon";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { kindToldOf, lastName, type ToldKinds, tellKind } from "@/lib/breakdown/told-kinds";

type Named = { name: string; kind: Mention["kind"]; isSubject: boolean; isFull: boolean; isOpen: boolean };

/**
 * What the sentences just before name: the nearest last, each with whether it has a thing of its own that `it` could be; who is told to be a man or a woman,
 * who likely is by whom pronouns were taken for, and who was named in full.
 */
export type Referents = {
  sentences: { named: Named[]; hasOtherThing: boolean; hasOtherPerson: boolean }[];
  kinds: ToldKinds;
  likely: ToldKinds;
  people: Set<string>;
};

const reachMax = 3;
const officeMax = 6;
const title =
  /^(?:mr|mrs|ms|miss|sir|dame|lord|lady|dr|prof|professor|president|minister|senator|sen|governor|gov|judge|justice|mayor|king|queen|madam|secretary|speaker|congressman|congresswoman|chairman|chancellor|captain|senator)\.?$/i;
const womanTitle = /^(?:mrs|ms|miss|dame|lady|queen)\.?$/i;
const manTitle = /^(?:mr|sir|lord|king)\.?$/i;

/** Nothing named yet, in a text that tells so much of who is a man or a woman. */
export function noReferents(kinds: ToldKinds = new Map(), likely: ToldKinds = new Map()): Referents {
  return { sentences: [], kinds, likely, people: new Set() };
}

function withoutTitles(name: string): string {
  const words = name.split(" ");
  const first = words.findIndex((word) => !title.test(word));
  return first > 0 ? words.slice(first).join(" ") : name;
}

function isTime(word: string): boolean {
  return timeWords.has(word) || /^(?:march|may|easter|christmas)$/.test(word);
}

/** The names of a sentence, without those of times, and whether the subject or an object is a thing or person without a name. */
function namesOf(text: string, { tokens, tags }: ReadSentence): Referents["sentences"][number] {
  const named: Named[] = [];
  const verb = tags.findIndex((tag) => tag === "VERB" || tag === "AUX");
  let hasOtherThing = false;
  for (let at = 0; at < tokens.length; at += 1) {
    if (tags[at] === "NOUN" && !/[^su]s$/.test(tokens[at]?.lower ?? "") && tags[at + 1] !== "NOUN" && !isTime(tokens[at]?.lower ?? ""))
      hasOtherThing = true;
    if (tags[at] !== "PROPN") continue;
    let last = at;
    while (tags[last + 1] === "PROPN" && !/['’]s?$/.test(tokens[last]?.text ?? "")) last += 1;
    let first = at;
    let known: "man" | "woman" | null = null;
    while (first < last && title.test(tokens[first]?.text ?? "")) {
      if (womanTitle.test(tokens[first]?.text ?? "")) known = "woman";
      else if (manTitle.test(tokens[first]?.text ?? "")) known = "man";
      first += 1;
      if (tokens[first]?.text === ".") first += 1;
    }
    const [from, to] = [tokens[at], tokens[last]];
    const isWhen = tokens.slice(at, last + 1).some(({ lower }) => isTime(lower));
    if (from && to && !isWhen) {
      const whole = text
        .slice(from.start, to.end)
        .replace(/['’]s?$/, "")
        .replace(/\s+/g, " ");
      const kind = known ?? mentionOf(whole, { start: 0, end: whole.length }).kind;
      const isPlace = /^(?:in|at|from|near|to|into|across|of|on|for|over|through|around)$/.test(tokens[at - 1]?.lower ?? "");
      const isSubject = verb < 0 || at < verb;
      const isFull = last > first || first > at;
      const isTitleAlone = title.test(to.text);
      const mark = tokens[at - 1];
      // A straight mark behind a word closes what was said.
      const isQuoted =
        mark !== undefined && /^["“‘']$/.test(mark.text) && !/[^\s([—–-]/.test(text.slice(Math.max(0, mark.start - 1), mark.start));
      // `listening to Jim`: no preposition of place alone.
      const isOpen = (!isPlace || tokens[at - 1]?.lower === "to") && !/^\p{Lu}{2}/u.test(whole);
      if (!isTitleAlone && !isQuoted)
        named.push({ name: whole, kind, isSubject: isSubject && !isPlace, isFull: isFull && !isPlace, isOpen });
    }
    at = last;
  }
  return {
    named,
    hasOtherThing,
    hasOtherPerson: opensWithNoun({ tokens, tags }) || tokens.some((_, at) => isRelated({ tokens, tags }, at)),
  };
}

/** Remembers what a sentence names, of the last few alone, and who was named in full before. */
export function remember(text: string, read: ReadSentence, { sentences, people, ...kinds }: Referents): Referents {
  const found = namesOf(text, read);
  for (const { name, kind, isFull } of found.named) if (isFull && kind !== "body") people.add(lastName(name));
  return { sentences: [...sentences.slice(1 - reachMax), found], people, ...kinds };
}

/** `Mr Ruiz’s son`, `Ruiz’s former lawyer`: somebody else than who is named. */
function isRelated({ tokens, tags }: Pick<ReadSentence, "tokens" | "tags">, at: number): boolean {
  const { text = "", lower = "" } = tokens[at] ?? {};
  if (text === lower || !/^\p{Lu}.*['’]s?$/u.test(text)) return false;
  let noun = at + 1;
  while (noun <= at + 2 && !isPersonNoun(tokens[noun]?.lower ?? "")) noun += 1;
  if (!isPersonNoun(tokens[noun]?.lower ?? "")) return false;
  while (tags[noun + 1] === "NOUN") noun += 1;
  // `Ruiz’s sister, the pianist Ana Ruiz,`
  let name = tokens[noun + 1]?.text === "," ? noun + 2 : noun + 1;
  while (name <= noun + officeMax && /^(?:DET|ADJ|NOUN)$/.test(tags[name] ?? "")) name += 1;
  return tags[name] !== "PROPN";
}

/** Whether a sentence tells first of somebody or something without a name, `the owner`, whom a pronoun could mean. */
function opensWithNoun({ tokens, tags }: Pick<ReadSentence, "tokens" | "tags">): boolean {
  const noun = tags.findIndex((tag, at) => tag === "NOUN" && tags[at + 1] !== "NOUN" && tags[at + 1] !== "PROPN");
  const verb = tags.findIndex((tag) => tag === "VERB" || tag === "AUX");
  const isSingular = !/[^su]s$/.test(tokens[noun]?.lower ?? "");
  // `The leader, Ana Ruiz,`, `The leader of the council, Ana Ruiz,`
  let end = noun + 1;
  for (let hangs = false; end <= noun + officeMax && /^(?:ADP|DET|ADJ|NOUN)$/.test(tags[end] ?? ""); end += 1) {
    hangs ||= tags[end] === "ADP";
    if (hangs && isPersonNoun(tokens[end]?.lower ?? "")) break;
  }
  const isNamed = tokens[end]?.text === "," && tags[end + 1] === "PROPN";
  return noun > 0 && !isNamed && (verb < 0 || noun < verb) && isSingular && !tags.slice(0, noun).includes("PROPN");
}

/**
 * The one name just before that an opening pronoun can stand for; null where there are two, or none. *It* stands for the subject alone, and only
 * where nothing else is spoken of; *they* for nobody.
 */
export function referentOf(pronoun: string, { sentences, kinds, likely, people: known }: Referents): string | null {
  const word = pronoun.toLowerCase();
  if (word === "it" || word === "its") {
    const { named, hasOtherThing } = sentences.at(-1) ?? { named: [], hasOtherThing: true };
    const [only] = named;
    return named.length === 1 && only?.kind === "body" && only.isSubject && !hasOtherThing ? only.name : null;
  }
  const wanted = /^(?:he|his|him)$/.test(word) ? "man" : /^(?:she|her)$/.test(word) ? "woman" : null;
  if (wanted === null || sentences.at(-1)?.hasOtherPerson) return null;
  const [subject, second] = sentences.at(-1)?.named.filter(({ kind }) => kind !== "body") ?? [];
  const people: Person[] = [];
  for (const { named } of sentences)
    for (const { name, kind, isSubject, isOpen } of named) {
      const plain = withoutTitles(name);
      const last = lastName(name);
      const told = toldKind({ name, kind }, kinds);
      if (kind === "body" || (told ?? wanted) !== wanted) continue;
      // A single word with a capital is a person only where it was the end of a name before; as a subject, and just before, it may be one.
      const mayBe = isSubject || (isOpen && named === sentences.at(-1)?.named);
      if (!known.has(last) && !kinds.has(last) && !mayBe && !name.includes(" ")) continue;
      meet(people, { name, plain, isTold: told !== undefined, isShared: kinds.get(last) === null });
    }
  // `Mrs Ruiz was fined. She`, whoever was named before.
  if (subject?.isSubject && !second && toldKind(subject, kinds) === wanted)
    return (
      people.find((one) => isSame(one, { plain: withoutTitles(subject.name), isShared: kinds.get(lastName(subject.name)) === null }))
        ?.name ?? null
    );
  // Who is likely the other is nobody, where the one that is left is told to be what the pronoun says.
  const fitting =
    people.length < 2 ? people : people.filter(({ plain, isTold }) => isTold || (kindToldOf(likely, plain) ?? wanted) === wanted);
  const [only] = fitting;
  if (only === undefined || fitting.length !== 1 || (people.length > 1 && !only.isTold)) return null;
  if (!known.has(lastName(only.name)) && !kinds.has(lastName(only.name))) return null;
  if (kindToldOf(kinds, only.plain) === undefined) tellKind(kinds, only.plain, wanted);
  return only.name;
}

function toldKind({ name, kind }: Pick<Named, "name" | "kind">, kinds: ToldKinds): "man" | "woman" | undefined {
  return kind === "man" || kind === "woman" ? kind : kindToldOf(kinds, withoutTitles(name));
}

type Person = { name: string; plain: string; isTold: boolean; isShared: boolean };

/** Whether two names are one person's: by the last name alone, or by all of it; two full names with one last name are two people's. */
function isSame(one: Person, { plain, isShared }: Pick<Person, "plain" | "isShared">): boolean {
  if (plain === one.plain) return true;
  return !isShared && lastName(plain) === lastName(one.plain) && plain.includes(" ") !== one.plain.includes(" ");
}

/** Adds one who is named, who may have been met. */
function meet(people: Person[], person: Person): void {
  const met = people.find((one) => isSame(one, person));
  if (met === undefined) people.push(person);
  else {
    if (person.name.length > met.name.length) met.name = person.name;
    if (person.plain.length > met.plain.length) met.plain = person.plain;
    met.isTold ||= person.isTold;
  }
}
