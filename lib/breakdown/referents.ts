import { type Mention, mentionOf } from "@/lib/breakdown/antecedents";
import { timeWords } from "@/lib/breakdown/lexicon";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

type Named = { name: string; kind: Mention["kind"]; isSubject: boolean; isFull: boolean };

/** What the sentences just before name: the nearest last, each with whether it has a thing of its own that `it` could be. */
export type Referents = {
  sentences: { named: Named[]; hasOtherThing: boolean; hasOtherPerson: boolean }[];
  kinds: Map<string, "man" | "woman">;
  people: Set<string>;
};

const reachMax = 3;
const title =
  /^(?:mr|mrs|ms|miss|sir|dame|lord|lady|dr|prof|professor|president|minister|senator|sen|governor|gov|judge|justice|mayor|king|queen|madam|secretary|speaker|congressman|congresswoman|chairman|chancellor|captain|senator)\.?$/i;
const womanTitle = /^(?:mrs|ms|miss|dame|lady|queen)\.?$/i;
const manTitle = /^(?:mr|sir|lord|king)\.?$/i;

/** Nothing named yet. */
export function noReferents(): Referents {
  return { sentences: [], kinds: new Map(), people: new Set() };
}

function isTime(word: string): boolean {
  return timeWords.has(word) || /^(?:march|may|easter|christmas)$/.test(word);
}

function lastName(name: string): string {
  return name.split(" ").at(-1) ?? name;
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
      const isQuoted = /^["“‘']$/.test(tokens[at - 1]?.text ?? "");
      if (!isTitleAlone && !isQuoted) named.push({ name: whole, kind, isSubject: isSubject && !isPlace, isFull: isFull && !isPlace });
    }
    at = last;
  }
  return { named, hasOtherThing, hasOtherPerson: opensWithNoun({ tokens, tags }) };
}

/** Remembers what a sentence names, of the last few alone, and who was named in full before. */
export function remember(text: string, read: ReadSentence, { sentences, kinds, people }: Referents): Referents {
  const found = namesOf(text, read);
  for (const { name, kind, isFull } of found.named) {
    if (kind === "man" || kind === "woman") kinds.set(lastName(name), kind);
    if (isFull && kind !== "body") people.add(lastName(name));
  }
  return { sentences: [...sentences.slice(1 - reachMax), found], kinds, people };
}

/** Whether a sentence tells first of somebody or something without a name, `the owner`, whom a pronoun could mean. */
function opensWithNoun({ tokens, tags }: Pick<ReadSentence, "tokens" | "tags">): boolean {
  const noun = tags.findIndex((tag, at) => tag === "NOUN" && tags[at + 1] !== "NOUN" && tags[at + 1] !== "PROPN");
  const verb = tags.findIndex((tag) => tag === "VERB" || tag === "AUX");
  const isSingular = !/[^su]s$/.test(tokens[noun]?.lower ?? "");
  const isNamed = tokens[noun + 1]?.text === "," && tags[noun + 2] === "PROPN";
  return noun > 0 && !isNamed && (verb < 0 || noun < verb) && isSingular && !tags.slice(0, noun).includes("PROPN");
}

/**
 * The one name just before that an opening pronoun can stand for; null where there are two, or none. *It* stands for the subject alone, and only
 * where nothing else is spoken of; *they* for nobody.
 */
export function referentOf(pronoun: string, { sentences, kinds, people: known }: Referents): string | null {
  const word = pronoun.toLowerCase();
  if (word === "it" || word === "its") {
    const { named, hasOtherThing } = sentences.at(-1) ?? { named: [], hasOtherThing: true };
    const [only] = named;
    return named.length === 1 && only?.kind === "body" && only.isSubject && !hasOtherThing ? only.name : null;
  }
  const wanted = /^(?:he|his|him)$/.test(word) ? "man" : /^(?:she|her)$/.test(word) ? "woman" : null;
  if (wanted === null) return null;
  if (sentences.at(-1)?.hasOtherPerson) return null;
  const people = new Map<string, string>();
  for (const { named } of sentences)
    for (const { name, kind, isSubject } of named) {
      const last = lastName(name);
      if (kind === "body" || (kinds.get(last) ?? wanted) !== wanted) continue;
      // A single word with a capital is a person only where it was the end of a name before; as a subject it may be one.
      if (!known.has(last) && !kinds.has(last) && !isSubject && !name.includes(" ")) continue;
      const former = people.get(last);
      people.set(last, former !== undefined && former.length > name.length ? former : name);
    }
  const [only] = people.values();
  if (people.size !== 1 || only === undefined || !(known.has(lastName(only)) || kinds.has(lastName(only)))) return null;
  kinds.set(lastName(only), wanted);
  return only;
}
