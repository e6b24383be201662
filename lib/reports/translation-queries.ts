import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { publishedTo } from "./published-to";
import { type TranslatedReport, translationGroups } from "./translations";
import { openVersion } from "./version";

async function readTranslated(viewer: Viewer, workspaceId: string, group: { headId: string } | "all"): Promise<TranslatedReport[]> {
  const isInGroup =
    group === "all"
      ? [{ translationOfId: { not: null } }, { translations: { some: {} } }]
      : [{ id: group.headId }, { translationOfId: group.headId }];
  const articles = await database.article.findMany({
    where: { workspaceId, OR: isInGroup, report: publishedTo(viewer) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      translationOfId: true,
      report: {
        select: { slug: true, versions: { orderBy: { number: "desc" }, take: 1, select: { canonical: true, contentHash: true } } },
      },
    },
  });
  return articles.flatMap(({ id, translationOfId, report }) =>
    (report?.versions ?? []).map((newest) => ({
      ...{ headId: translationOfId ?? id, isOriginal: translationOfId === null, slug: report?.slug ?? "" },
      version: openVersion(newest),
    })),
  );
}

/** The published reports that are translations of this article's, itself among them, the original first; none where it stands alone. */
export async function listTranslations(viewer: Viewer, { workspaceId, articleId }: { workspaceId: string; articleId: string }) {
  const where = { workspaceId_id: { workspaceId, id: articleId } };
  const article = await database.article.findUnique({ where, select: { translationOfId: true } });
  if (article === null) return [];
  const groups = translationGroups(await readTranslated(viewer, workspaceId, { headId: article.translationOfId ?? articleId }));
  return groups[0] ?? [];
}

/** Every group of a newsroom's published reports that are translations of each other: for its site map. */
export async function listTranslationGroups(viewer: Viewer, workspaceId: string) {
  return translationGroups(await readTranslated(viewer, workspaceId, "all"));
}
