/** A sentence with something put in, in the order its language wants: words and parts, the parts as they were given. */
export type Said<Part> = readonly (string | Part)[];

/** Writes such a sentence: the tag of a template whose values may be words, links or anything else a page is made of. */
export function say<Part>(words: TemplateStringsArray, ...parts: readonly (Part | string)[]): Said<Part> {
  return words.flatMap((text, place): (string | Part)[] => {
    const part = parts[place];
    return place < parts.length && part !== undefined ? [text, part] : [text];
  });
}

/** The sentence as one text, where every part is one. */
export function inWords(said: Said<string>): string {
  return said.join("");
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Chooses among a language's forms of a counted thing; `#` in them is the count. */
export function pluralsIn(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll("#", String(count));
}

/** Lists in a language: `A, B and C`. */
export function listsIn(language: string): (names: readonly string[]) => string {
  const format = new Intl.ListFormat(language, { type: "conjunction" });
  return (names) => format.format(names);
}
