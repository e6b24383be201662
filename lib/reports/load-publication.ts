import "server-only";
import type { ReadClient } from "@/lib/database";
import { newestWithdrawal } from "@/lib/fact-checks/standing";
import { markKept } from "@/lib/verdicts/marks";
import { openVersion } from "./version";

// Small enough that the client inside a command fits as well as the one for pages: publication and its preview read the same.
type Reading = Pick<
  ReadClient,
  "article" | "claim" | "claimLineage" | "ratingScaleVersion" | "report" | "reportVersion" | "snapshot" | "waiver" | "workspace"
>;

const ratingKept = { key: true, label: true, meaning: true, averitec: true, fever: true, translations: true, ...markKept } as const;

const evidenceKept = {
  id: true,
  number: true,
  revision: true,
  quote: true,
  locator: true,
  stance: true,
  directness: true,
  secondaryReason: true,
  note: true,
  captureId: true,
  anchorState: true,
  factCheck: { select: { withdrawals: newestWithdrawal } },
  source: {
    select: {
      ...{ id: true, title: true, url: true, publisher: true, author: true, publishedOn: true, kind: true, interests: true },
      independenceGroup: true,
      // That it is confidential, and what readers are told: nothing else of a sealed source is even loaded.
      sealed: { select: { withholdings: { orderBy: { number: "desc" }, take: 1, select: { summary: true, reason: true } } } },
    },
  },
} as const;

const claimKept = {
  id: true,
  state: true,
  revisionNumber: true,
  quorum: true,
  priority: true,
  revisions: {
    select: { number: true, statement: true, claimedOn: true, claimant: { select: { name: true, kind: true, sameAs: true } } },
    orderBy: { number: "desc" },
    take: 1,
  },
  appearances: {
    select: {
      ...{ snapshotId: true, exact: true, prefix: true, suffix: true, start: true, end: true, state: true, confirmedById: true },
      snapshot: { select: { number: true } },
    },
  },
  assessments: { where: { state: "submitted" }, select: { reviewerId: true, revisionNumber: true, submittedAt: true } },
  evidence: { where: { withdrawnAt: null }, select: evidenceKept, orderBy: { number: "asc" } },
  verdicts: {
    select: {
      id: true,
      number: true,
      revisionNumber: true,
      snapshot: { select: { number: true } },
      evidenceSetHash: true,
      justification: true,
      confidence: true,
      decidedAt: true,
      decidedById: true,
      staleAt: true,
      staleReason: true,
      decidedBy: { select: { name: true } },
      rating: { select: { ...ratingKept, scaleVersionId: true } },
    },
    orderBy: { number: "desc" },
    take: 1,
  },
  published: { select: { slug: true, versionNumber: true, takedownId: true } },
  // Neither what was asked nor any note: what is never published is not even loaded.
  contacts: {
    select: {
      ...{ id: true, carriedFromId: true, channel: true, contactedAt: true, deadlineAt: true, outcome: true, answer: true },
      ...{ isPublishable: true, isDisclosed: true },
      attachments: {
        where: { isPublishable: true },
        select: { fileName: true, mediaType: true, sizeBytes: true, contentHash: true },
        orderBy: { id: "asc" },
      },
    },
    orderBy: { id: "asc" },
  },
  searches: { select: { question: true, places: true, isFound: true, isDisclosed: true, createdAt: true }, orderBy: { id: "asc" } },
} as const;

function listClaims(database: Reading, workspaceId: string, articleId: string) {
  return database.claim.findMany({
    where: { workspaceId, articleId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: claimKept,
  });
}

/** One claim of an article with all that publication needs to know of it. */
export type LoadedClaim = Awaited<ReturnType<typeof listClaims>>[number];

/** What became of an article's claims by splits, merges and duplicate marks that were not taken back. */
function listLineage(database: Reading, workspaceId: string, articleId: string) {
  return database.claimLineage.findMany({
    where: { workspaceId, undoneAt: null, from: { articleId } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      fromClaimId: true,
      toClaimId: true,
      to: { select: { articleId: true, state: true, published: { select: { slug: true } } } },
    },
  });
}

/** Everything publication of an article's report is judged by and built from; null when the newsroom has no such article. */
export async function loadPublication(database: Reading, workspaceId: string, articleId: string) {
  const article = await database.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: {
      id: true,
      title: true,
      author: true,
      outlet: true,
      url: true,
      publishedOn: true,
      language: true,
      selectionReason: true,
      topics: true,
      quorum: true,
    },
  });
  if (article === null) return null;
  const newsroom = await database.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: {
      slug: true,
      name: true,
      language: true,
      timeZone: true,
      methodology: true,
      correctionsPolicy: true,
      quorum: true,
      urgentQuorum: true,
      ratingScaleId: true,
      waivableRules: true,
    },
  });
  const snapshot = await database.snapshot.findFirst({
    where: { workspaceId, articleId },
    orderBy: { number: "desc" },
    select: { id: true, number: true, textHash: true, retrievedAt: true },
  });
  const report = await database.report.findUnique({
    where: { workspaceId_articleId: { workspaceId, articleId } },
    select: { id: true, slug: true, title: true, summary: true, revision: true, versionNumber: true, takedownId: true },
  });
  const stored =
    report === null || report.versionNumber === 0 || report.takedownId !== null
      ? null
      : await database.reportVersion.findUniqueOrThrow({
          where: { workspaceId_reportId_number: { workspaceId, reportId: report.id, number: report.versionNumber } },
          select: { canonical: true, contentHash: true },
        });
  const claims = await listClaims(database, workspaceId, articleId);
  const scaleVersionIds = [...new Set(claims.flatMap((claim) => claim.verdicts.map((verdict) => verdict.rating.scaleVersionId)))];
  const scales = await database.ratingScaleVersion.findMany({
    where: { workspaceId, id: { in: scaleVersionIds } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      number: true,
      name: true,
      scale: { select: { name: true } },
      ratings: { select: ratingKept, orderBy: { position: "asc" } },
    },
  });
  const presentScale =
    newsroom.ratingScaleId === null
      ? null
      : await database.ratingScaleVersion.findFirst({
          where: { workspaceId, scaleId: newsroom.ratingScaleId },
          orderBy: { number: "desc" },
          select: { id: true },
        });
  return {
    newsroom: { ...newsroom, scaleVersionId: presentScale?.id ?? null },
    article,
    snapshot,
    report,
    previous: stored === null ? null : { version: openVersion(stored), contentHash: stored.contentHash },
    claims,
    waivers:
      report === null
        ? []
        : await database.waiver.findMany({
            where: { workspaceId, reportId: report.id, endedAt: null },
            orderBy: { id: "asc" },
            select: { claimId: true, rule: true, reason: true, createdAt: true, createdBy: { select: { name: true } } },
          }),
    lineage: await listLineage(database, workspaceId, articleId),
    scales,
  };
}

/** What `loadPublication` answers for an article that exists. */
export type Publication = NonNullable<Awaited<ReturnType<typeof loadPublication>>>;
