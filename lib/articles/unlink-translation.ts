import "server-only";
import { mayUnlinkTranslation } from "@/lib/articles/policy";
import { unlinkTranslationInput } from "@/lib/articles/schema";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";

const newestWording = { orderBy: { number: "desc" }, take: 1, select: { statement: true } } as const;
const paired = { OR: [{ translationOfId: { not: null } }, { originalsRuledOutAt: { not: null } }] };

/**
 * Takes back that an article is the translation of another, and what was said of whose translations its claims are. Refused with CONFLICT where it is none, or
 * no longer.
 */
export const unlinkTranslation = defineCommand({
  name: "unlinkTranslation",
  input: unlinkTranslationInput,
  load: ({ database, actor, input }) =>
    database.article.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.articleId } },
      select: {
        ...{ id: true, language: true, translationOf: { select: { id: true, title: true } } },
        claims: {
          where: paired,
          orderBy: { id: "asc" },
          select: { id: true, translationOfId: true, translationOf: { select: { revisions: newestWording } } },
        },
      },
    }),
  permit: mayUnlinkTranslation,
  async execute({ database, actor, subject: article }) {
    const original = article.translationOf;
    if (original === null) refuseConflict("This article is not said to be a translation, or no longer. Nothing was changed.");
    await database.article.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: article.id } },
      data: { translationOfId: null },
      select: { id: true },
    });
    await database.claim.updateMany({
      where: { workspaceId: actor.workspaceId, articleId: article.id, ...paired },
      data: { translationOfId: null, originalsRuledOutAt: null },
    });
    return {
      value: { originalId: original.id },
      events: [
        {
          type: "translation.unlinked",
          subject: { articleId: article.id },
          payload: { originalId: original.id, originalTitle: original.title, language: article.language },
        },
        ...article.claims.map((claim) => ({
          type: "claim.translationSet" as const,
          subject: { articleId: article.id, claimId: claim.id },
          payload: { from: claim.translationOfId, to: null, statement: claim.translationOf?.revisions[0]?.statement ?? "" },
        })),
      ],
    };
  },
});
