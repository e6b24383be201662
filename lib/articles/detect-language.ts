import { francAll } from "franc-min";

/** Below this many letters a guess at the language is worth nothing. */
const lettersMin = 120;
/** More than this is not looked at: the language does not change. */
const lengthLooked = 5_000;
/** The best guess must be this much better than the next (scores run from 0 to 1). */
const leadMin = 0.03;

/**
 * The language a text is written in, as BCP 47 (`de`, `ar`), by its letter triples; null when it is too short or two languages are about as
 * likely. Of the 82 languages with the most speakers. Source: the models of franc-min.
 */
export function detectLanguage(text: string): string | null {
  const looked = text.slice(0, lengthLooked).toWellFormed();
  if ((looked.match(/\p{L}/gu)?.length ?? 0) < lettersMin) return null;
  const [best, next] = francAll(looked);
  if (best === undefined || best[0] === "und" || (next !== undefined && best[1] - next[1] < leadMin)) return null;
  return Intl.getCanonicalLocales(best[0] === "cmn" ? "zh" : best[0])[0] ?? null;
}

/**
 * Which of two languages (BCP 47) a text is likelier written in, by the same letter triples: for choosing between what is known. `usual` where the
 * text is too short or says nothing of either.
 */
export function likelierLanguage(text: string, { usual, other }: { usual: string; other: string }): string {
  const guesses = francAll(text.slice(0, lengthLooked).toWellFormed());
  const scoreOf = (language: string) => {
    const primary = new Intl.Locale(language).language;
    return guesses.find(([code]) => (code === "cmn" ? "zh" : Intl.getCanonicalLocales(code)[0]) === primary)?.[1] ?? 0;
  };
  return scoreOf(other) > scoreOf(usual) ? other : usual;
}
