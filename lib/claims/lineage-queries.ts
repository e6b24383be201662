import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";

/** Most claims shown of one family; larger ones are cut, and say so. */
export const familySizeMax = 80;

const lineShown = {
  ...{ fromClaimId: true, toClaimId: true, relation: true, stepId: true, createdById: true, createdAt: true, undoneAt: true },
} as const;

async function listLines(workspaceId: string, claimIds: readonly string[]) {
  const ids = [...claimIds];
  return database.claimLineage.findMany({
    where: { workspaceId, OR: [{ fromClaimId: { in: ids } }, { toClaimId: { in: ids } }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: lineShown,
  });
}

/**
 * The family of a claim: every claim it came from, became, or is a duplicate of, directly or through others, with the steps that relate
 * them; steps taken back are there and say so. Null when the viewer may not see the claim.
 */
export async function getLineage(viewer: Viewer, claimId: string) {
  const { workspaceId } = visibleTo(viewer);
  if (!z.uuid().safeParse(claimId).success) return null;
  const known = new Set([claimId]);
  const lines = new Map<string, Awaited<ReturnType<typeof listLines>>[number]>();
  let fresh = [claimId];
  while (fresh.length > 0 && known.size <= familySizeMax) {
    const found = await listLines(workspaceId, fresh);
    for (const line of found) lines.set(`${line.fromClaimId} ${line.toClaimId} ${line.stepId}`, line);
    fresh = [...new Set(found.flatMap((line) => [line.fromClaimId, line.toClaimId]))].filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
  }
  const claims = await database.claim.findMany({
    where: { workspaceId, id: { in: [...known] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, state: true, revisionNumber: true, articleId: true, createdAt: true },
      article: { select: { title: true, language: true } },
      revisions: { select: { statement: true }, orderBy: { number: "desc" }, take: 1 },
      verdicts: { select: { staleAt: true, rating: { select: { label: true } } }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  if (!claims.some(({ id }) => id === claimId)) return null;
  const people = await database.member.findMany({ where: { workspaceId }, select: { userId: true, name: true } });
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  return {
    claims: claims.map(({ revisions, verdicts, ...claim }) => ({
      ...claim,
      statement: revisions[0]?.statement ?? "",
      verdict: verdicts[0] ?? null,
    })),
    lines: [...lines.values()].map((line) => ({ ...line, createdBy: names.get(line.createdById) ?? "" })),
    isCut: known.size > familySizeMax,
  };
}

/** A claim's family. */
export type Lineage = NonNullable<Awaited<ReturnType<typeof getLineage>>>;

/** The other claims of an article that are under review or settled, in reading order: what a claim can be merged with or be a duplicate of. */
export async function listSiblings(viewer: Viewer, claim: { id: string; articleId: string }) {
  const siblings = await database.claim.findMany({
    where: { ...visibleTo(viewer), articleId: claim.articleId, id: { not: claim.id }, state: { notIn: ["dismissed", "withdrawn"] } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      state: true,
      revisionNumber: true,
      revisions: { select: { statement: true }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  return siblings.map(({ revisions, ...sibling }) => ({ ...sibling, statement: revisions[0]?.statement ?? "" }));
}

/** A claim beside another in the same article. */
export type Sibling = Awaited<ReturnType<typeof listSiblings>>[number];
