import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { publishedTo } from "./published-to";
import { standingClaim, standingReport, type Translated, translationGroups } from "./translations";
import { openVersion, type ReportVersion } from "./version";

type Group = { headId: string } | "all";

// The original itself is nobody's translation.
const isIn = (group: Group) =>
  group === "all"
    ? [{ translationOfId: { not: null } }, { translations: { some: {} } }]
    : [{ id: group.headId }, { translationOfId: group.headId }];

const newest = { orderBy: { number: "desc" }, take: 1, select: { canonical: true, contentHash: true } } as const;

async function readReports(viewer: Viewer, workspaceId: string, group: Group): Promise<Translated[]> {
  const articles = await database.article.findMany({
    where: { workspaceId, OR: isIn(group), report: publishedTo(viewer) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, translationOfId: true, report: { select: { slug: true, versions: newest } } },
  });
  return articles.flatMap(({ id, translationOfId, report }) =>
    (report?.versions ?? []).flatMap((stored) =>
      standingReport(openVersion(stored)).map((standing) => ({
        ...{ headId: translationOfId ?? id, isOriginal: translationOfId === null, slug: report?.slug ?? "" },
        ...standing,
      })),
    ),
  );
}

async function readClaims(viewer: Viewer, workspaceId: string, group: Group): Promise<Translated[]> {
  const claims = await database.claim.findMany({
    where: { workspaceId, OR: isIn(group), published: { takedownId: null, report: publishedTo(viewer) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, translationOfId: true, published: { select: { slug: true, reportId: true } } },
  });
  const reportIds = [...new Set(claims.flatMap(({ published }) => published?.reportId ?? []))];
  const reports = await database.report.findMany({ where: { workspaceId, id: { in: reportIds } }, select: { id: true, versions: newest } });
  const versions = new Map<string, ReportVersion>();
  for (const { id, versions: stored } of reports) for (const one of stored) versions.set(id, openVersion(one));
  return claims.flatMap(({ id, translationOfId, published }) => {
    const version = versions.get(published?.reportId ?? "");
    if (version === undefined) return [];
    const place = { headId: translationOfId ?? id, isOriginal: translationOfId === null, slug: published?.slug ?? "" };
    return standingClaim(version, id).map((standing) => ({ ...place, ...standing }));
  });
}

/** The published reports that are translations of this article's, itself among them, the original first; none where it stands alone. */
export async function listTranslations(viewer: Viewer, { workspaceId, articleId }: { workspaceId: string; articleId: string }) {
  const where = { workspaceId_id: { workspaceId, id: articleId } };
  const article = await database.article.findUnique({ where, select: { translationOfId: true } });
  if (article === null) return [];
  const groups = translationGroups(await readReports(viewer, workspaceId, { headId: article.translationOfId ?? articleId }));
  return groups[0] ?? [];
}

/** The published claims that are translations of this one, itself among them, the original first; none where it stands alone, or stands no more. */
export async function listClaimTranslations(viewer: Viewer, { workspaceId, claimId }: { workspaceId: string; claimId: string }) {
  const where = { workspaceId_id: { workspaceId, id: claimId } };
  const claim = await database.claim.findUnique({ where, select: { translationOfId: true, published: { select: { slug: true } } } });
  if (claim === null) return [];
  const [group = []] = translationGroups(await readClaims(viewer, workspaceId, { headId: claim.translationOfId ?? claimId }));
  return group.some(({ slug }) => slug === claim.published?.slug) ? group : [];
}

/** Every group of a newsroom's published reports, and of its published claims, that are translations of each other: for its site map. */
export async function listTranslationGroups(viewer: Viewer, workspaceId: string) {
  return {
    reports: translationGroups(await readReports(viewer, workspaceId, "all")),
    claims: translationGroups(await readClaims(viewer, workspaceId, "all")),
  };
}
