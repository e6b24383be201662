import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { type ClaimState, claimStates } from "@/lib/claims/workflow";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

/** Articles on one page of the inbox. */
const pageSize = 25;

/** Most articles a search answers with. */
const searchMatchesMax = 500;

/** Which page of the inbox, and of which articles. */
export type ListArticlesOptions = {
  /** `nextCursor` of the page before; anything else counts as the start. */
  cursor?: string | undefined;
  /** Words to find in title, author, outlet and reason. */
  search?: string | undefined;
};

/** One article in the inbox. `claims` counts its claims by state; `proposed` its candidates that wait for a person. */
export type ArticleRow = {
  id: string;
  title: string;
  author: string | null;
  outlet: string | null;
  language: string;
  publishedOn: Date | null;
  createdAt: Date;
  submittedBy: string;
  proposed: number;
  claims: Record<ClaimState, number>;
};

/** The viewer's articles, newest first, 25 at a time, with how far the review of each has come. */
export async function listArticles(
  viewer: Viewer,
  options: ListArticlesOptions = {},
): Promise<{ articles: ArticleRow[]; nextCursor: string | null }> {
  const place = visibleTo(viewer);
  const cursor = z.uuid().safeParse(options.cursor).data;
  const search = options.search?.trim() ?? "";
  const matches = search === "" ? null : await findMatches(viewer, search);
  const found = await database.article.findMany({
    where: { ...place, archivedAt: null, ...(matches === null ? {} : { id: { in: matches } }) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    ...(cursor === undefined ? {} : { cursor: { workspaceId_id: { ...place, id: cursor } }, skip: 1 }),
    select: {
      id: true,
      title: true,
      author: true,
      outlet: true,
      language: true,
      publishedOn: true,
      createdAt: true,
      submittedBy: { select: { name: true } },
    },
  });
  const page = found.slice(0, pageSize);
  const counts = await countProgress(
    viewer,
    page.map((article) => article.id),
  );
  const articles = page.map((article) => ({ ...article, submittedBy: article.submittedBy.name, ...counts(article.id) }));
  return { articles, nextCursor: found.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}

async function findMatches(viewer: Viewer, search: string): Promise<string[]> {
  const { workspaceId } = visibleTo(viewer);
  const words = search.slice(0, 200).replaceAll("\u0000", "").toWellFormed();
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Article"
    WHERE "workspaceId" = ${workspaceId}::uuid AND "search" @@ websearch_to_tsquery('simple', ${words})
    ORDER BY "createdAt" DESC LIMIT ${searchMatchesMax}`;
  return rows.map((row) => row.id);
}

async function countProgress(viewer: Viewer, articleIds: string[]) {
  const where = { ...visibleTo(viewer), articleId: { in: articleIds } };
  const [claims, candidates] = await Promise.all([
    database.claim.groupBy({ by: ["articleId", "state"], where, _count: { _all: true } }),
    database.candidate.groupBy({ by: ["articleId"], where: { ...where, state: "proposed" }, _count: { _all: true } }),
  ]);
  return (articleId: string): Pick<ArticleRow, "claims" | "proposed"> => {
    const mine = claims.filter((group) => group.articleId === articleId);
    const countOf = (state: ClaimState) => mine.find((group) => group.state === state)?._count._all ?? 0;
    return {
      claims: Object.fromEntries(claimStates.map((state) => [state, countOf(state)])) as Record<ClaimState, number>,
      proposed: candidates.find((group) => group.articleId === articleId)?._count._all ?? 0,
    };
  };
}

/** An article's details with the revision to edit them at, and how its newest snapshot came to be; null when the viewer has no such article. */
export async function getArticleDetails(viewer: Viewer, articleId: string) {
  const id = z.uuid().safeParse(articleId).data;
  if (id === undefined) return null;
  return database.article.findFirst({
    where: { ...visibleTo(viewer), id },
    select: {
      id: true,
      title: true,
      author: true,
      outlet: true,
      url: true,
      publishedOn: true,
      language: true,
      reach: true,
      selectionReason: true,
      revision: true,
      snapshots: {
        orderBy: { number: "desc" },
        take: 1,
        select: {
          number: true,
          textHash: true,
          rawHash: true,
          mediaType: true,
          extractor: true,
          finalUrl: true,
          redirects: true,
          retrievedAt: true,
        },
      },
    },
  });
}
