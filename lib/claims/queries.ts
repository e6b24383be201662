import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { markKept } from "@/lib/verdicts/marks";
import { byCertainty, inPlaceOrder, waitsForPerson } from "./places";
import type { ClaimState } from "./workflow";

const revisionShown = {
  number: true,
  statement: true,
  claimedOn: true,
  reason: true,
  createdAt: true,
  claimant: { select: { name: true, kind: true } },
  createdBy: { select: { name: true } },
} as const;

const articleShown = {
  ...{ id: true, title: true, outlet: true, url: true, publishedOn: true, language: true },
  snapshots: { select: { number: true }, orderBy: { number: "desc" }, take: 1 },
} as const;

const placeShown = {
  ...{ snapshotId: true, start: true, end: true, exact: true, prefix: true, suffix: true, state: true, confirmedById: true },
  snapshot: { select: { number: true, pages: true } },
} as const;

const placeListed = { snapshotId: true, start: true, end: true, exact: true, state: true, confirmedById: true } as const;

/** The claims of an article in reading order: one line each, with its places, on each snapshot in their order, and which of them wait for a person. For the desk. */
export async function listArticleClaims(viewer: Viewer, articleId: string) {
  const claims = await database.claim.findMany({
    where: { ...visibleTo(viewer), articleId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      state: true,
      position: true,
      revisionNumber: true,
      updatedAt: true,
      createdBy: { select: { name: true } },
      revisions: { select: { number: true, statement: true, claimant: { select: { name: true } } }, orderBy: { number: "desc" }, take: 1 },
      appearances: { select: placeListed },
      verdicts: {
        select: { number: true, staleAt: true, rating: { select: { key: true, label: true, ...markKept } } },
        orderBy: { number: "desc" },
        take: 1,
      },
      assignments: { where: { endedAt: null }, select: { assignee: { select: { name: true } } } },
      _count: { select: { evidence: { where: { withdrawnAt: null } } } },
    },
  });
  return claims.map(({ revisions, verdicts, appearances, _count, ...claim }) => ({
    ...claim,
    appearances: appearances.toSorted(byCertainty).map((place) => {
      const { confirmedById: _, ...listed } = place;
      return { ...listed, isWaiting: waitsForPerson(place) };
    }),
    statement: revisions[0]?.statement ?? "",
    claimant: revisions[0]?.claimant?.name ?? null,
    verdict: verdicts[0] ?? null,
    evidenceCount: _count.evidence,
  }));
}

/** What claims of the newsroom say now, by their ids; nulls are passed over, and what is no claim of it is left out. */
export async function listStatements(viewer: Viewer, claimIds: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(claimIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const claims = await database.claim.findMany({
    where: { ...visibleTo(viewer), id: { in: ids } },
    select: { id: true, revisions: { select: { statement: true }, orderBy: { number: "desc" }, take: 1 } },
  });
  return new Map(claims.map(({ id, revisions }) => [id, revisions[0]?.statement ?? ""]));
}

/** The candidates of a snapshot in reading order. */
export function listCandidates(viewer: Viewer, snapshotId: string) {
  return database.candidate.findMany({
    where: { ...visibleTo(viewer), snapshotId },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    select: {
      id: true,
      start: true,
      end: true,
      sentence: true,
      kind: true,
      statement: true,
      claimant: true,
      checkWorthiness: true,
      reasons: true,
      provider: true,
      model: true,
      version: true,
      state: true,
      claimId: true,
    },
  });
}

/** One claim with its wordings, its places in their order, and its article; null when the viewer may not see it. */
export async function getClaim(viewer: Viewer, claimId: string) {
  const { workspaceId } = visibleTo(viewer);
  const claim = await database.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    select: {
      id: true,
      state: true,
      heldFrom: true,
      revisionNumber: true,
      createdAt: true,
      updatedAt: true,
      createdBy: { select: { name: true } },
      article: { select: articleShown },
      revisions: { select: revisionShown, orderBy: { number: "desc" } },
      appearances: { select: placeShown },
      published: { select: { slug: true, versionNumber: true } },
      imported: { select: { format: true, author: true, madeAt: true, note: true, tags: true, createdAt: true } },
    },
  });
  return claim === null ? null : { ...claim, appearances: inPlaceOrder(claim.appearances) };
}

/** A page of the newsroom's claims, newest first, optionally of some states or matching words. `cursor` is the last id of the page before. */
export async function listClaims(
  viewer: Viewer,
  filter: { states?: readonly ClaimState[]; search?: string; cursor?: string; lengthMax?: number },
) {
  const lengthMax = filter.lengthMax ?? 50;
  const { workspaceId } = visibleTo(viewer);
  const words = filter.search?.trim() ?? "";
  const claims = await database.claim.findMany({
    where: {
      workspaceId,
      ...(filter.states ? { state: { in: [...filter.states] } } : {}),
      ...(words === "" ? {} : { revisions: { some: { statement: { contains: words, mode: "insensitive" } } } }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: lengthMax + 1,
    ...(filter.cursor ? { cursor: { workspaceId_id: { workspaceId, id: filter.cursor } }, skip: 1 } : {}),
    select: {
      id: true,
      state: true,
      createdAt: true,
      updatedAt: true,
      article: { select: { id: true, title: true } },
      revisions: { select: { statement: true, claimant: { select: { name: true } } }, orderBy: { number: "desc" }, take: 1 },
      verdicts: {
        select: { staleAt: true, rating: { select: { key: true, label: true, ...markKept } } },
        orderBy: { number: "desc" },
        take: 1,
      },
      _count: { select: { evidence: { where: { withdrawnAt: null } } } },
    },
  });
  const page = claims.slice(0, lengthMax).map(({ revisions, verdicts, _count, ...claim }) => ({
    ...claim,
    statement: revisions[0]?.statement ?? "",
    claimant: revisions[0]?.claimant?.name ?? null,
    verdict: verdicts[0] ?? null,
    evidenceCount: _count.evidence,
  }));
  return { claims: page, nextCursor: claims.length > lengthMax ? (page.at(-1)?.id ?? null) : null };
}

/** How many claims the newsroom has in each state. */
export async function countClaimsByState(viewer: Viewer): Promise<Partial<Record<ClaimState, number>>> {
  const groups = await database.claim.groupBy({ by: ["state"], where: visibleTo(viewer), _count: { _all: true } });
  return Object.fromEntries(groups.map((group) => [group.state, group._count._all]));
}
