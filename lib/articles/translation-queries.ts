import "server-only";
import type { Viewer } from "@/lib/actor";
import { languageTaken } from "@/lib/articles/translations";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

const about = { id: true, title: true, language: true, translationOfId: true } as const;
const choicesMax = 100;

/**
 * What an article is the translation of and what is one of it, and the newest articles it could be said to be one of; null when the viewer may not
 * see it. `members` are the others of its group, the original first.
 */
export async function getTranslations(viewer: Viewer, articleId: string) {
  const place = visibleTo(viewer);
  const article = await database.article.findFirst({ where: { ...place, id: articleId }, select: about });
  if (article === null) return null;
  const headId = article.translationOfId ?? article.id;
  const group = await database.article.findMany({
    where: { ...place, OR: [{ id: headId }, { translationOfId: headId }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: about,
  });
  const members = group
    .filter(({ id }) => id !== article.id)
    .toSorted((one, other) => Number(other.id === headId) - Number(one.id === headId))
    .map(({ id, title, language }) => ({ id, title, language, isOriginal: id === headId }));
  const others = await database.article.findMany({
    where: { ...place, archivedAt: null, id: { not: article.id }, translationOfId: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: choicesMax,
    select: about,
  });
  const choices = members.length > 0 ? [] : others.filter((other) => languageTaken([other], article) === null);
  return {
    isTranslation: article.translationOfId !== null,
    members,
    choices: choices.map(({ id, title, language }) => ({ id, title, language })),
  };
}
