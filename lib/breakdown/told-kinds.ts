import type { Attribution } from "@/lib/breakdown/speech-spans";

/** Who is told to be a man or a woman: by the full name and by the last name; null for a name that both have. */
export type ToldKinds = Map<string, "man" | "woman" | null>;

const word = "\\p{Lu}[\\p{L}’'-]*\\p{L}";
const name = `(${word}(?:[ \\t]+${word}){0,3})`;
/** `Mr Ruiz`, `Dame Ana Ruiz`. */
const title = /\b(?:M(?:r|rs|s|iss)|Sir|Lord|Dame|Lady)\b/g;
const manTitle = /^(?:Mr|Sir|Lord)$/;
const behindTitle = new RegExp(`^\\.?[ \\t]+(?:((?:and|&)[ \\t]+(?:Mrs?|Ms|Lady)\\.?[ \\t]+))?${name}`, "u");
/** `his sister Ana`, `Mr Ruiz’s wife, Ana Ruiz,`: behind a comma only what another mark closes. */
const kin =
  /\b(?:(father|brother|son|husband|uncle|grandfather|nephew|stepfather|stepson|widower)|mother|sister|daughter|wife|aunt|grandmother|niece|widow|stepmother|stepdaughter)\b/g;
const owned =
  /(?:(?<![\p{L}-])(?:his|her|their|my|our|whose)|\p{L}[’']s?)\s+(?:(?:late|elder|older|younger|eldest|youngest|twin|former)\s+)?(?:half-)?$/iu;
/** `a spokeswoman, Ana Ruiz,`; a `chairman` can be either. */
const inOffice = /[a-z]woman\b/g;
const behindNoun = new RegExp(`^(?:[ \\t]+${name}|,[ \\t]+${name}(?=[,.;)]))`, "u");
const reach = 120;
const reachBack = 40;

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
  const couples: string[] = [];
  const after = (end: number, pattern: RegExp) => pattern.exec(text.slice(end, end + reach));
  for (const { 0: words, index } of text.matchAll(title)) {
    const [, both, whole = ""] = after(index + words.length, behindTitle) ?? [];
    if (both !== undefined) couples.push(bare(whole));
    else if (whole !== "") tellKind(kinds, bare(whole), manTitle.test(words) ? "man" : "woman");
  }
  for (const { 0: noun, 1: man, index } of text.matchAll(kin)) {
    const [, behind, aside] = after(index + noun.length, behindNoun) ?? [];
    const whole = behind ?? aside;
    if (whole !== undefined && owned.test(text.slice(Math.max(0, index - reachBack), index)))
      tellKind(kinds, bare(whole), man === undefined ? "woman" : "man");
  }
  for (const { 0: noun, index } of text.matchAll(inOffice)) {
    const [, behind, aside] = after(index + noun.length, behindNoun) ?? [];
    const whole = behind ?? aside;
    if (whole !== undefined) tellKind(kinds, bare(whole), "woman");
  }
  for (const whole of couples) for (const one of [whole, lastName(whole)]) kinds.set(one, null);
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
