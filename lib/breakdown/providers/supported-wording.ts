import { stemOf } from "@/lib/breakdown/sentence-features";
import { tokenise } from "@/lib/breakdown/tokens";

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Words that carry grammar and nothing else. No negation, no quantity, no hedge is among them. */
const grammatical = words(`
  a an the and of in on at by for from with to into as is are was were be been being has have had having do does did that this these those which who
  whom whose it its he him his she her they them their there then when where while said says will would`);
const negations = words("not no never nor neither none cannot without nobody nothing");

function isNegation(word: string): boolean {
  return negations.has(word) || /n't$/.test(word);
}

function countNegations(text: string): number {
  return tokenise(text).filter(({ lower }) => isNegation(lower)).length;
}

/** The stems of all words and numbers of an article and of what is known of it, against which a wording is held. */
export function stemsOf(...texts: readonly string[]): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const text of texts) {
    for (const { lower, kind } of tokenise(text)) if (kind !== "mark") for (const part of partsOf(lower)) stems.add(part);
  }
  return stems;
}

function partsOf(lower: string): string[] {
  return [lower, ...lower.split(/[-‑]/)].map((part) => stemOf(part.replace(/[.,]$/, "")));
}

/**
 * Whether a statement says nothing that its article does not: every word stands in the article (by its stem), every number in the
 * sentence itself or the publication date, and it denies as often as the sentence does. Words that only carry grammar are free.
 */
export function isSupported(
  statement: string,
  source: { sentence: string; article: ReadonlySet<string>; publishedOn?: string | undefined },
): boolean {
  if (countNegations(statement) !== countNegations(source.sentence)) return false;
  const near = stemsOf(source.sentence, source.publishedOn?.replaceAll("-", " ").replace(/\b0(?=\d)/g, "") ?? "");
  return tokenise(statement).every(({ lower, kind }) => {
    if (kind === "mark" || grammatical.has(lower)) return true;
    const held = kind === "number" ? near : source.article;
    return partsOf(lower).some((part) => held.has(part));
  });
}
