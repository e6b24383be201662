import { articleDescription } from "@/lib/articles/article-description";
import { describeArticle } from "@/lib/articles/describe-article";
import { getArticleDetails } from "@/lib/articles/queries";
import { database } from "@/lib/database";
import { describeSource } from "@/lib/evidence/describe-source";
import type { Result } from "@/lib/result";
import type { Step } from "./steps";

/** Corrects what an article is called. */
async function renameArticle({ actor, claim: { articleId }, model }: Step): Promise<Result<unknown>> {
  const article = await getArticleDetails(model.newsroom.owner, articleId);
  if (article === null) throw new Error("The article is not there.");
  const details = { ...articleDescription(article), title: `The bridge bill, step ${model.steps}` };
  return describeArticle(actor, { ...details, articleId, revision: article.revision });
}

/** Corrects what the source of a claim's evidence is called, which may be that of other claims' evidence, too. */
async function renameSource({ actor, claim, other, model }: Step): Promise<Result<unknown>> {
  const { workspaceId } = actor;
  const where = { workspaceId, evidence: { some: { claimId: { in: [claim.id, other.id] } } } };
  const source = await database.source.findFirst({ where, select: { id: true, revision: true, kind: true } });
  const named = { sourceId: source?.id ?? claim.id, revision: source?.revision ?? 1, kind: source?.kind ?? "webPage" } as const;
  return describeSource(actor, { ...named, title: `Bridge accounts, step ${model.steps}` });
}

/** Steps that correct what things are called. */
export const detailKinds = { renameArticle, renameSource };
