import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { publicPaths } from "./addresses";
import { findLogEntry } from "./log-entry";
import { everPublishedTo, findWorkspaceId } from "./published-to";
import { takedownCategory } from "./schema";
import { isSlug } from "./slug";
import type { Tombstone } from "./takedown";

const settled = { category: true, settledAt: true } as const;
const versionKept = { number: true, publishedAt: true, contentHash: true, takedownId: true, takedown: { select: settled } } as const;
const reportKept = { id: true, articleId: true, slug: true, takedownId: true, takedown: { select: settled } } as const;

type Place = { newsroom: string; number?: number } & ({ report: string } | { claim: string });

async function findPlace(viewer: Viewer, workspaceId: string, place: Place) {
  const ever = everPublishedTo(viewer);
  if ("report" in place) {
    if (!isSlug(place.report)) return null;
    const report = await database.report.findFirst({ where: { workspaceId, slug: place.report, ...ever }, select: reportKept });
    return report === null ? null : { report, own: report, number: place.number ?? null };
  }
  if (!isSlug(place.claim)) return null;
  const claim = await database.publishedClaim.findFirst({
    where: { workspaceId, slug: place.claim, report: ever },
    select: { versionNumber: true, takedownId: true, takedown: { select: settled }, report: { select: reportKept } },
  });
  return claim === null ? null : { report: claim.report, own: claim, number: place.number ?? claim.versionNumber };
}

/**
 * What is left at a public address of what the law took away: why in a word, since when, and of each version number, time, hash and where the
 * newsroom's log holds it. Null where nothing was taken.
 */
export async function getTombstone(viewer: Viewer, place: Place): Promise<Tombstone | null> {
  const workspaceId = await findWorkspaceId(place.newsroom);
  const found = workspaceId === null ? null : await findPlace(viewer, workspaceId, place);
  if (workspaceId === null || found === null) return null;
  const { report, own, number } = found;
  const taken = await database.reportVersion.findMany({
    where: { workspaceId, reportId: report.id, takedownId: { not: null } },
    orderBy: { number: "asc" },
    select: versionKept,
  });
  const one = taken.find((version) => version.number === number);
  const takedown = place.number === undefined ? (own.takedown ?? one?.takedown) : one?.takedown;
  if (!takedown || takedown.settledAt === null) return null;
  const shown =
    place.number === undefined && own.takedown ? taken.filter(({ takedownId }) => takedownId === own.takedownId) : one ? [one] : [];
  return {
    category: takedownCategory.parse(takedown.category),
    takenDownAt: takedown.settledAt.toISOString(),
    versions: await Promise.all(
      shown.map(async ({ number: at, publishedAt, contentHash }) => ({
        ...{ number: at, publishedAt: publishedAt.toISOString(), contentHash },
        logEntry: await findLogEntry({ workspaceId, articleId: report.articleId, reportId: report.id, contentHash }, at),
      })),
    ),
    reportHref: report.takedownId === null ? publicPaths.report(place.newsroom, report.slug) : null,
  };
}

/** The takedowns of an article's report that were asked for and wait for an owner, oldest first. */
export async function listWaitingTakedowns(viewer: Viewer, articleId: string) {
  const rows = await database.takedown.findMany({
    where: { ...visibleTo(viewer), report: { articleId }, settledAt: null },
    orderBy: [{ askedAt: "asc" }, { id: "asc" }],
    select: { id: true, claimId: true, number: true, category: true, reason: true, askedById: true, askedBy: { select: { name: true } } },
  });
  return rows.map(({ askedBy, category, ...row }) => ({ ...row, category: takedownCategory.parse(category), askedBy: askedBy.name }));
}
