import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { namedTo } from "@/lib/people/named-to";
import { visibleTo } from "@/lib/permission";
import { isSettled } from "@/lib/verdicts/policy";
import { loadPublication } from "./load-publication";
import { findLogEntry } from "./log-entry";
import { findWorkspaceId, publishedTo } from "./published-to";
import { isSlug } from "./slug";
import { openVersion } from "./version";

/**
 * What publication of an article's report is judged by, for the gate and the preview; null when the viewer may not see the article. Who
 * assessed a claim is there only once its verdict is settled: the gate judges no other claim by it.
 */
export async function getPublication(viewer: Viewer, articleId: string) {
  if (!z.uuid().safeParse(articleId).success) return null;
  const publication = await loadPublication(database, visibleTo(viewer).workspaceId, articleId);
  if (publication === null) return null;
  return { ...publication, claims: publication.claims.map((claim) => (isSettled(claim) ? claim : { ...claim, assessments: [] })) };
}

/** A newsroom as the public may know it; null when there is none at this address. */
export async function getNewsroom(viewer: Viewer, slug: string) {
  if (!isSlug(slug)) return null;
  const newsroom = await database.workspace.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      language: true,
      timeZone: true,
      methodology: true,
      correctionsPolicy: true,
      funding: true,
      quorum: true,
      createdAt: true,
    },
  });
  if (newsroom === null) return null;
  const reports = await database.report.count({ where: { workspaceId: newsroom.id, ...publishedTo(viewer) } });
  const people = await database.member.count({ where: { workspaceId: newsroom.id, ...namedTo(viewer) } });
  return { ...newsroom, reports, people };
}

/** The newsrooms that have published a report, by name. */
export async function listPublishingNewsrooms(viewer: Viewer): Promise<{ slug: string; name: string; reports: number }[]> {
  const counts = await database.report.groupBy({ by: ["workspaceId"], where: publishedTo(viewer), _count: { _all: true } });
  const reportsOf = new Map(counts.map((row) => [row.workspaceId, row._count._all]));
  const newsrooms = await database.workspace.findMany({
    where: { id: { in: [...reportsOf.keys()] } },
    select: { id: true, slug: true, name: true },
    orderBy: { name: "asc" },
  });
  return newsrooms.map(({ id, ...newsroom }) => ({ ...newsroom, reports: reportsOf.get(id) ?? 0 }));
}

const reportsPageLength = 10;

/** A newsroom's published reports in their newest versions, latest first publication first; `cursor` is `nextCursor` of the page before. */
export async function listPublishedReports(viewer: Viewer, filter: { workspaceId: string; cursor?: string; length?: number }) {
  const { workspaceId, cursor, length = reportsPageLength } = filter;
  const firsts = await database.reportVersion.findMany({
    where: { workspaceId, number: 1, report: publishedTo(viewer) },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: length + 1,
    ...(cursor === undefined ? {} : { cursor: { workspaceId_id: { workspaceId, id: cursor } }, skip: 1 }),
    select: {
      id: true,
      report: { select: { versions: { orderBy: { number: "desc" }, take: 1, select: { canonical: true, contentHash: true } } } },
    },
  });
  const page = firsts.slice(0, length);
  return {
    versions: page.flatMap((first) => first.report.versions.map(openVersion)),
    nextCursor: firsts.length > length ? (page.at(-1)?.id ?? null) : null,
  };
}

async function openNewest({
  workspaceId,
  id: reportId,
  versionNumber: number,
}: {
  workspaceId: string;
  id: string;
  versionNumber: number;
}) {
  const where = { workspaceId_reportId_number: { workspaceId, reportId, number } };
  return openVersion(await database.reportVersion.findUniqueOrThrow({ where, select: { canonical: true, contentHash: true } }));
}

async function readVersion(report: { workspaceId: string; id: string; articleId: string; versionNumber: number }, number: number) {
  const { workspaceId, id: reportId, articleId } = report;
  const stored = await database.reportVersion.findUnique({
    where: { workspaceId_reportId_number: { workspaceId, reportId, number } },
    select: { canonical: true, contentHash: true, takedownId: true },
  });
  if (stored === null || stored.takedownId !== null) return null;
  const version = openVersion(stored);
  return {
    place: { workspaceId, articleId, reportId },
    version,
    /** What the newest version says: above an old one stands what became of it since. */
    newest: number === report.versionNumber ? version : await openNewest(report),
    contentHash: stored.contentHash,
    canonical: stored.canonical,
    newestNumber: report.versionNumber,
    /** Where the newsroom's log holds the hash of this version; null when it does not. */
    logEntry: await findLogEntry({ workspaceId, articleId, reportId, contentHash: stored.contentHash }, number),
  };
}

const reportPlace = { workspaceId: true, id: true, articleId: true, versionNumber: true } as const;

/** One published version of a report, the newest unless `number` is given; null when there is none. Throws when its bytes lost their hash. */
export async function getPublishedReport(viewer: Viewer, address: { newsroom: string; report: string; number?: number }) {
  const workspaceId = await findWorkspaceId(address.newsroom);
  if (workspaceId === null || !isSlug(address.report)) return null;
  const report = await database.report.findFirst({
    where: { workspaceId, slug: address.report, ...publishedTo(viewer) },
    select: reportPlace,
  });
  return report === null ? null : readVersion(report, address.number ?? report.versionNumber);
}

/**
 * One published claim with the version it stands in, the newest that holds it unless `number` is given; null when that version holds
 * neither it nor a claim it came from. `successors` are the published claims that stand in its place now.
 */
export async function getPublishedClaim(viewer: Viewer, address: { newsroom: string; claim: string; number?: number }) {
  const workspaceId = await findWorkspaceId(address.newsroom);
  if (workspaceId === null || !isSlug(address.claim)) return null;
  const place = await database.publishedClaim.findFirst({
    where: { workspaceId, slug: address.claim, takedownId: null, report: publishedTo(viewer) },
    select: { claimId: true, versionNumber: true, claim: { select: { state: true } }, report: { select: reportPlace } },
  });
  if (place === null) return null;
  const found = await readVersion(place.report, address.number ?? place.versionNumber);
  if (found === null) return null;
  const { claimId } = place;
  const claims = found.version.claims;
  const claim = claims.find((one) => one.id === claimId) ?? (await findForebear(workspaceId, { claimId, claims }));
  if (claim === undefined) return null;
  const isReplaced = place.claim.state === "withdrawn" && address.number === undefined;
  return { ...found, claim, successors: isReplaced ? await listSuccessors(viewer, { workspaceId, claimId }) : [] };
}

const lineageDepthMax = 8;

// An earlier version tells of a claim that was split off since under the words it had then.
async function findForebear<Claim extends { id: string }>(
  workspaceId: string,
  { claimId, claims }: { claimId: string; claims: readonly Claim[] },
): Promise<Claim | undefined> {
  let ids = [claimId];
  for (let depth = 0; depth < lineageDepthMax && ids.length > 0; depth += 1) {
    const lines = await database.claimLineage.findMany({
      where: { workspaceId, toClaimId: { in: ids }, undoneAt: null, relation: { in: ["split", "merged"] } },
      select: { fromClaimId: true },
    });
    ids = lines.map(({ fromClaimId }) => fromClaimId);
    const found = claims.find(({ id }) => ids.includes(id));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The published claims that stand in a claim's place, through every split, merge and duplicate mark; in the order of the steps. */
async function listSuccessors(viewer: Viewer, { workspaceId, claimId }: { workspaceId: string; claimId: string }) {
  const successors: { slug: string; statement: string }[] = [];
  let ids = [claimId];
  for (let depth = 0; depth < lineageDepthMax && ids.length > 0; depth += 1) {
    const lines = await database.claimLineage.findMany({
      where: { workspaceId, fromClaimId: { in: ids }, undoneAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { toClaimId: true },
    });
    const heirs = [...new Set(lines.map(({ toClaimId }) => toClaimId))];
    const published = await database.publishedClaim.findMany({
      where: { workspaceId, claimId: { in: heirs }, takedownId: null, claim: { state: { not: "withdrawn" } }, report: publishedTo(viewer) },
      select: { claimId: true, slug: true, versionNumber: true, report: { select: reportPlace } },
    });
    const bySlug = await Promise.all(
      published.map(async (one) => {
        const held = await readVersion(one.report, one.versionNumber);
        return { ...one, statement: held?.version.claims.find(({ id }) => id === one.claimId)?.statement ?? "" };
      }),
    );
    for (const heir of heirs) {
      const one = bySlug.find((each) => each.claimId === heir);
      if (one !== undefined) successors.push({ slug: one.slug, statement: one.statement });
    }
    ids = heirs.filter((heir) => !published.some((one) => one.claimId === heir));
  }
  return successors;
}

const feedLength = 50;
const newestFirst = [{ publishedAt: "desc" as const }, { id: "desc" as const }];

/** What a newsroom published last, at most fifty versions, newest first: of every report its newest version, or every later version. */
export async function listRecentVersions(viewer: Viewer, filter: { workspaceId: string; of: "reports" | "changes" }) {
  const { workspaceId, of } = filter;
  // Which they are first, without their bytes: telling reports apart takes every version's row.
  const places = await database.reportVersion.findMany({
    where: { workspaceId, takedownId: null, ...(of === "changes" ? { number: { gt: 1 } } : {}), report: publishedTo(viewer) },
    orderBy: newestFirst,
    ...(of === "reports" ? { distinct: ["reportId" as const] } : {}),
    take: feedLength,
    select: { id: true },
  });
  const rows = await database.reportVersion.findMany({
    where: { workspaceId, id: { in: places.map(({ id }) => id) } },
    orderBy: newestFirst,
    select: { canonical: true, contentHash: true },
  });
  return rows.map(openVersion);
}

/** Every published page of a newsroom with the time of its newest version, for its sitemap. */
export async function listPublishedPages(viewer: Viewer, workspaceId: string) {
  const reports = await database.report.findMany({
    where: { workspaceId, ...publishedTo(viewer) },
    orderBy: { id: "asc" },
    select: {
      slug: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { publishedAt: true } },
      claims: { where: { takedownId: null }, orderBy: { slug: "asc" }, select: { slug: true } },
    },
  });
  return reports.map(({ slug, versions, claims }) => ({
    slug,
    publishedAt: versions[0]?.publishedAt.toISOString() ?? null,
    claims: claims.map((claim) => claim.slug),
  }));
}
