import type { Attribution } from "@/lib/breakdown/speech-spans";

/** Who is told to be a man or a woman: by the full name and by the last name; null for a name that both have. */
export type ToldKinds = Map<string, "man" | "woman" | null>;

const word = "\\p{Lu}[\\p{L}’'-]*\\p{L}";
const name = `(${word}(?:[ \\t]+${word}){0,3})`;
/** `Mr Ruiz`, `Dame Ana Ruiz`. */
const titled = new RegExp(`(?<![\\p{L}-])(Mr|Sir|Lord|Mrs|Ms|Miss|Dame|Lady)\\.?[ \\t]+${name}`, "gu");
/** `Mr and Mrs Ruiz`. */
const couple = new RegExp(`(?<![\\p{L}-])(?:Mr|Mrs|Sir|Lord)\\.?[ \\t]+(?:and|&)[ \\t]+(?:Mr|Mrs|Ms|Lady)\\.?[ \\t]+${name}`, "gu");
const kin = {
  man: "father|brother|son|husband|uncle|grandfather|nephew|stepfather|stepson|half-brother|widower",
  woman: "mother|sister|daughter|wife|aunt|grandmother|niece|widow|stepmother|stepdaughter|half-sister",
};
/** `his sister Ana`, `Mr Ruiz’s wife, Ana Ruiz,`: behind a comma only what another mark closes. */
const related = new RegExp(
  `(?:(?<![\\p{L}-])(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Ww]hose)|\\p{L}[’']s?)[ \\t]+(?:(?:late|elder|older|younger|eldest|youngest|twin|former)[ \\t]+)?(?:(${kin.man})|(${kin.woman}))(?:[ \\t]+${name}|,[ \\t]+${name}(?=[,.;)]))`,
  "gu",
);
/** `a spokeswoman, Ana Ruiz,`; a `chairman` can be either. */
const inOffice = new RegExp(`(?<![\\p{L}-])\\p{Ll}{2,12}woman(?:[ \\t]+${name}|,[ \\t]+${name}(?=[,.;)]))`, "gu");

/** The last word of a name, by which its bearer is told again. */
export function lastName(whole: string): string {
  return whole.split(" ").at(-1) ?? whole;
}

/** Tells that a name is a man's or a woman's; a name told to be both is neither from then on. */
export function tellKind(kinds: ToldKinds, whole: string, kind: "man" | "woman"): void {
  for (const one of new Set([whole, lastName(whole)])) kinds.set(one, kinds.has(one) && kinds.get(one) !== kind ? null : kind);
}

function bare(words: string): string {
  return words.replace(/['’]s?$/, "").replace(/\s+/g, " ");
}

/** Who a text tells to be a man or a woman by titles and kinship, wherever it does so. Linear in the length of the text. */
export function kindsTold(text: string): ToldKinds {
  const kinds: ToldKinds = new Map();
  for (const [, title = "", whole = ""] of text.matchAll(titled))
    tellKind(kinds, bare(whole), /^(?:Mr|Sir|Lord)$/.test(title) ? "man" : "woman");
  for (const [, man, , behind, aside] of text.matchAll(related))
    tellKind(kinds, bare(behind ?? aside ?? ""), man === undefined ? "woman" : "man");
  for (const [, behind, aside] of text.matchAll(inOffice)) tellKind(kinds, bare(behind ?? aside ?? ""), "woman");
  for (const [, whole = ""] of text.matchAll(couple)) for (const one of [bare(whole), lastName(bare(whole))]) kinds.set(one, null);
  return kinds;
}

/** Whether a name is told to be a man's or a woman's, by all of it or by its last word; undefined where nothing is known. */
export function kindToldOf(kinds: ToldKinds, whole: string): "man" | "woman" | undefined {
  return kinds.get(whole) ?? kinds.get(lastName(whole)) ?? undefined;
}

/** Who is likely a man or a woman, by those whom pronouns that say something were taken for. */
export function kindsMeant(text: string, attributions: readonly Attribution[]): ToldKinds {
  const kinds: ToldKinds = new Map();
  for (const { source, antecedent } of attributions) {
    const pronoun = source === null ? "" : text.slice(source.start, source.end).toLowerCase();
    if (antecedent && /^s?he$/.test(pronoun))
      tellKind(kinds, text.slice(antecedent.start, antecedent.end), pronoun === "he" ? "man" : "woman");
  }
  return kinds;
}
