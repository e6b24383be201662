import "server-only";
import { mayLinkTranslation } from "@/lib/articles/policy";
import { linkTranslationInput } from "@/lib/articles/schema";
import { languageTaken } from "@/lib/articles/translations";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";

const about = { id: true, title: true, language: true, translationOfId: true } as const;

/**
 * Says that an article is the translation of another of the newsroom. A translation of a translation is one of the same original. Refused where the
 * article has an original or translations already, and where its language is in the group: a group has one article a language.
 */
export const linkTranslation = defineCommand({
  name: "linkTranslation",
  input: linkTranslationInput,
  load: ({ database, actor, input }) =>
    database.article.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.articleId } },
      select: { ...about, _count: { select: { translations: true } } },
    }),
  permit: mayLinkTranslation,
  async execute({ database, actor, input, subject: article }) {
    const { workspaceId } = actor;
    if (article.translationOfId !== null) {
      refuseField("originalId", "This article is said to be the translation of another already. Take that back first.");
    }
    if (article._count.translations > 0) {
      refuseField(
        "originalId",
        "Other articles are translations of this one, so that it is an original. Open the other article, and link it to this.",
      );
    }
    const chosen = await database.article.findUnique({
      where: { workspaceId_id: { workspaceId, id: input.originalId } },
      select: { ...about, translationOf: { select: about } },
    });
    const original = chosen?.translationOf ?? chosen;
    if (original === null) refuseField("originalId", "There is no such article.");
    if (original.id === article.id) refuseField("originalId", "An article is not the translation of itself.");
    const others = await database.article.findMany({ where: { workspaceId, translationOfId: original.id }, select: about });
    const taken = languageTaken([original, ...others], article);
    if (taken !== null) refuseField("originalId", `“${taken.title}” is in this language already: one article a language.`);
    await database.article.update({
      where: { workspaceId_id: { workspaceId, id: article.id } },
      data: { translationOfId: original.id },
      select: { id: true },
    });
    return {
      value: { originalId: original.id },
      events: [
        {
          type: "translation.linked",
          subject: { articleId: article.id },
          payload: { originalId: original.id, originalTitle: original.title, language: article.language },
        },
      ],
    };
  },
});
