import type { EditedRating } from "./scale-schema";
import type { ScaleRating } from "./scales";

/** A key for a new label, of its words and unlike those taken: `mostly-true`, `mostly-true-2`. */
function newKey(label: string, taken: ReadonlySet<string>): string {
  const stem =
    label
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "") || "label";
  let key = stem;
  for (let number = 2; taken.has(key); number++) key = `${stem}-${number}`;
  return key;
}

/**
 * The labels of a new version as they are stored: those on the scale are numbered by their order, the last being 1; labels of any version
 * before keep their key, new ones get a key that none has used.
 */
export function revisedRatings(
  edited: { languages: readonly string[]; ratings: readonly EditedRating[] },
  everUsed: readonly string[],
): ScaleRating[] {
  const known = new Set(everUsed);
  const taken = new Set(everUsed);
  const kept = new Set<string>();
  let value = edited.ratings.filter(({ place }) => place === "on").length;
  return edited.ratings.map(({ place, key, translations, averitec, fever, ...rest }) => {
    const isKept = known.has(key) && !kept.has(key);
    const ownKey = isKept ? key : newKey(rest.label, taken);
    kept.add(ownKey);
    taken.add(ownKey);
    return {
      ...rest,
      key: ownKey,
      value: place === "on" ? value-- : null,
      averitec: averitec === "" ? null : averitec,
      fever: fever === "" ? null : fever,
      translations: Object.fromEntries(
        edited.languages.flatMap((language) => {
          const words = translations[language];
          return words === undefined ? [] : [[Intl.getCanonicalLocales(language)[0] ?? language, words] as const];
        }),
      ),
    };
  });
}
