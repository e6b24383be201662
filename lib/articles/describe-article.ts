import "server-only";
import { articleDescription } from "@/lib/articles/article-description";
import { mayDescribeArticle } from "@/lib/articles/policy";
import { describeArticleInput } from "@/lib/articles/schema";
import { languageTaken } from "@/lib/articles/translations";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";

/** Corrects an article's details, never its text. Refused with CONFLICT when somebody changed them since. */
export const describeArticle = defineCommand({
  name: "describeArticle",
  input: describeArticleInput,
  load: ({ database, actor, input }) =>
    database.article.findUnique({ where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.articleId } } }),
  permit: mayDescribeArticle,
  async execute({ database, actor, input, subject: article }) {
    if (article.revision !== input.revision) {
      refuseConflict("Somebody else changed these details since you opened them. Yours were not saved: compare the two, then save again.");
    }
    const { articleId, revision, publishedOn, language, ...words } = input;
    const headId = article.translationOfId ?? article.id;
    const group = await database.article.findMany({
      where: { workspaceId: actor.workspaceId, OR: [{ id: headId }, { translationOfId: headId }] },
      select: { id: true, title: true, language: true },
    });
    const taken = language === null ? null : languageTaken(group, { id: article.id, language });
    if (taken !== null) refuseField("language", `“${taken.title}” is its translation into this language: one article a language.`);
    const changed = await database.article.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: articleId } },
      data: {
        ...words,
        publishedOn: publishedOn === null ? null : new Date(publishedOn),
        language: language ?? article.language,
        revision: revision + 1,
      },
    });
    return {
      value: { articleId, revision: changed.revision },
      events: [
        {
          type: "article.described",
          subject: { articleId },
          payload: { from: articleDescription(article), to: articleDescription(changed) },
        },
      ],
    };
  },
});
