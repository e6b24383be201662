import { headWord, type Mention, type Mentions, plainName } from "@/lib/breakdown/antecedents";
import type { Span } from "@/lib/breakdown/gap-walk";
import { kindToldOf, lastName, tellKind } from "@/lib/breakdown/told-kinds";

const reachMax = 1500;
const nearMax = 250;
const thingMax = 500;
/** What is no `they`. */
const paperWord = /^(?:report|poll|study|survey|paper|review|audit|bill|act|plan)$/i;
/** `Hungarians`: what is no `it`, where a name of one word may be. */
const manyWord = /(?:ans|ers|ists|ors|ees)$/;
const manTitle = /^(?:Mr|Sir|Lord)$/;
const womanTitle = /^(?:Mrs|Ms|Miss|Dame|Lady)$/;

const wantedKinds: Readonly<Record<string, readonly Mention["kind"][]>> = {
  ...{ he: ["man", "person"], his: ["man", "person"], him: ["man", "person"], she: ["woman", "person"], her: ["woman", "person"] },
  ...{ it: ["body"], its: ["body"], they: ["body"], their: ["body"] },
};

/** A pronoun that is the source of something: where it stands, what it says, and where its line begins. */
export type Pronoun = Span & { content: readonly Span[]; lineStart: number };

/**
 * The nearest subject before a pronoun that it may stand for, as a span of the text, or somebody else who was named since; null when there is none near or it
 * is no such pronoun. A name of one word is a person's where it ended a longer name, and what `it` may be where it ended none. Nobody who is told to be a man is
 * *she*, whoever is spoken of by name does not say so, and two of whom one alone is named in the pronoun's paragraph leave it open. Who is found is told to be
 * what the pronoun says from then on.
 */
export function antecedentOf(text: string, pronoun: Pronoun, mentions: Mentions): Span | null {
  const word = text.slice(pronoun.start, pronoun.end).toLowerCase();
  const kinds = Object.hasOwn(wantedKinds, word) ? (wantedKinds[word] ?? []) : [];
  if (kinds.length === 0) return null;
  const wanted = kinds.includes("man") ? "man" : kinds.includes("woman") ? "woman" : null;
  const spokenOf = wanted === null ? null : namesIn(text, pronoun.content);
  const search = { text, pronoun, mentions, word, kinds, wanted, spokenOf } as const;
  const subject = nearest(search, mentions.subjects);
  const isNear = subject !== null && pronoun.start - subject.span.end <= nearMax;
  const other = nearest(search, mentions.others);
  const isOtherNear = other !== null && pronoun.start - other.span.end <= nearMax;
  if (isNear && isOtherNear && wanted !== null && other.span.start > subject.span.end && isApart(search, subject, other)) return null;
  const found = isNear ? subject : isOtherNear ? other : subject;
  if (found === null) return null;
  const { holder = found.span } = found;
  if (wanted !== null) {
    const name = plainName(text, holder);
    if (name.includes(" ") && !mentions.shared.has(lastName(name)) && kindToldOf(mentions.kinds, name) === undefined)
      tellKind(mentions.kinds, name, wanted);
  }
  return holder;
}

type Search = {
  text: string;
  pronoun: Pronoun;
  mentions: Mentions;
  word: string;
  kinds: readonly Mention["kind"][];
  wanted: "man" | "woman" | null;
  spokenOf: Names | null;
};

/** Whether the other alone is named in the paragraph of the pronoun, and is somebody else. */
function isApart({ text, pronoun }: Search, subject: Mention, other: Mention): boolean {
  const isBroken = (from: number, to: number) => /\n\s*\n/.test(text.slice(from, to));
  const isSame = lastName(plainName(text, subject.holder ?? subject.span)) === lastName(plainName(text, other.span));
  return !isSame && isBroken(subject.span.end, other.span.start) && !isBroken(other.span.end, pronoun.start);
}

function nearest({ text, pronoun, mentions, word, kinds, wanted, spokenOf }: Search, among: readonly Mention[]): Mention | null {
  const { surnames, endings, inner, shared } = mentions;
  const isSeveral = /^the/.test(word);
  const isThing = /^it/.test(word);
  for (let at = among.length - 1; at >= 0; at -= 1) {
    const mention = among[at];
    if (!mention) continue;
    const { span, kind, holder = span } = mention;
    if (pronoun.start - span.end > (isThing ? thingMax : isSeveral ? nearMax : reachMax)) return null;
    if (span.end > pronoun.start || (isSeveral && paperWord.test(headWord(text, span)))) continue;
    const bare = kind === "person" ? /^\p{Lu}[\p{L}’'-]*$/u.exec(text.slice(span.start, span.end))?.[0] : undefined;
    const isOne =
      bare === undefined
        ? kinds.includes(kind)
        : kinds.includes("person")
          ? endings.has(bare)
          : isThing && !manyWord.test(bare) && inner.has(bare) && !surnames.has(bare);
    if (!isOne) continue;
    if (wanted === null) return mention;
    const name = plainName(text, holder);
    const told = shared.has(lastName(name)) ? mentions.kinds.get(name) : kindToldOf(mentions.kinds, name);
    if (kind === "person" && told && told !== wanted) continue;
    // `Asked by Ana Ruiz, she said`: somebody else.
    if (span.start >= pronoun.lineStart && /\bby\s$/i.test(text.slice(Math.max(0, span.start - 4), span.start))) continue;
    if (spokenOf && isSpokenOf(spokenOf, text.slice(holder.start, holder.end), wanted)) continue;
    return mention;
  }
  return null;
}

/** The words with a capital in a stretch, each with the words beside it wherever it stands. */
type Names = Map<string, { before: string; after: string }[]>;

function namesIn(text: string, parts: readonly Span[]): Names {
  const names: Names = new Map();
  for (const { start, end } of parts) {
    // `Ruiz is for it: her house, she says, …`: what stands before the colon is told by the writer.
    const said = text.slice(start, end);
    const words = said.slice(/^["“]/.test(said) ? 0 : said.lastIndexOf(":") + 1).match(/\p{L}[\p{L}’'-]*|[^\s\p{L}]/gu) ?? [];
    for (const [at, word] of words.entries()) {
      if (!/^\p{Lu}/u.test(word)) continue;
      const plain = word.replace(/['’]s?$/, "");
      const places = names.get(plain) ?? [];
      names.set(plain, places);
      places.push({ before: words[at - 1] ?? "", after: words[at + 1] ?? "" });
    }
  }
  return names;
}

/** Whether somebody is named among what is said, by their last name or their first one: not another of the same name, `Mrs Ruiz` of whom he speaks. */
function isSpokenOf(names: Names, whole: string, wanted: "man" | "woman"): boolean {
  const words = whole
    .replace(/['’]s?$/, "")
    .split(/\s+/)
    .filter((word) => /^\p{Lu}/u.test(word));
  const isCapital = (word: string) => /^\p{Lu}/u.test(word);
  const others = wanted === "man" ? womanTitle : manTitle;
  const last = words.at(-1) ?? "";
  const isLast = (names.get(last) ?? []).some(
    ({ before }) => !others.test(before) && (!isCapital(before) || words.length === 1 || words.includes(before) || isTitle(before)),
  );
  const first = words.length > 1 && !isTitle(words[0] ?? "") ? (words[0] ?? "") : "";
  return isLast || (first.length > 2 && (names.get(first) ?? []).some(({ after, before }) => !isCapital(after) && !isCapital(before)));
}

function isTitle(word: string): boolean {
  return (
    manTitle.test(word) ||
    womanTitle.test(word) ||
    /^(?:Dr|Prof|Professor|Judge|Justice|President|Senator|Governor|Mayor|Minister)$/.test(word)
  );
}
