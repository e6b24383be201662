import "server-only";
import { systemActor } from "@/lib/actor";
import { type CheckOutcome, checkArticle } from "@/lib/articles/check-article";
import { database } from "@/lib/database";
import { describeRefusal } from "@/lib/result";

/** What came of looking at one article: a check's outcome, or why there was none. */
export type Recheck = { slug: string; articleId: string; title: string; found: CheckOutcome | { outcome: "refused"; problem: string } };

/**
 * Looks for changes in every article that was fetched from a web address, in one newsroom or in all, one page after the other. Archived
 * articles are passed over. Yields each as it is done.
 */
export async function* recheckArticles(slug: string | null): AsyncGenerator<Recheck> {
  const workspaces = await database.workspace.findMany({
    where: slug === null ? {} : { slug },
    orderBy: { slug: "asc" },
    select: { id: true, slug: true },
  });
  for (const workspace of workspaces) {
    const actor = systemActor(workspace.id);
    const articles = await database.article.findMany({
      where: { workspaceId: workspace.id, archivedAt: null, snapshots: { some: { finalUrl: { not: null } } } },
      orderBy: { createdAt: "asc" },
      select: { id: true, title: true },
    });
    for (const { id: articleId, title } of articles) {
      const result = await checkArticle(actor, { articleId });
      const found = result.ok ? result.value : { outcome: "refused" as const, problem: describeRefusal(result.refusal) };
      yield { slug: workspace.slug, articleId, title, found };
    }
  }
}
