import { primaryOf } from "./primary-language";

/** The article of a group that is in another's language already, country and script aside; null when none is. */
export function languageTaken<Article extends { id: string; language: string }>(
  group: readonly Article[],
  article: { id: string; language: string },
): Article | null {
  return group.find(({ id, language }) => id !== article.id && primaryOf(language) === primaryOf(article.language)) ?? null;
}
