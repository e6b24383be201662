import "server-only";
import type { ReadClient } from "@/lib/database";
import { claimKey, type ImportTarget } from "./place-rows";

type Readable = Pick<ReadClient, "article" | "claim" | "importedAnnotation" | "importedComment">;

/** The newest text of an article, and what is a claim in it already; null when the newsroom has no such article. `claimAddress` is how exports name claims. */
export async function loadTarget(
  database: Readable,
  wanted: { workspaceId: string; articleId: string; claimAddress: (claimId: string) => string },
) {
  const { workspaceId, articleId, claimAddress } = wanted;
  const article = await database.article.findUnique({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: {
      ...{ id: true, url: true, language: true },
      snapshots: { orderBy: { number: "desc" }, select: { id: true, number: true, text: true, textHash: true, finalUrl: true } },
    },
  });
  const [newest, ...others] = article?.snapshots ?? [];
  if (!article || newest === undefined) return null;
  const claims = await database.claim.findMany({
    where: { workspaceId, articleId },
    select: {
      id: true,
      revisions: { orderBy: { number: "desc" }, take: 1, select: { statement: true } },
      appearances: { where: { snapshotId: newest.id }, select: { start: true, end: true } },
    },
  });
  const imported = await database.importedAnnotation.findMany({
    where: { workspaceId, claim: { articleId }, annotationId: { not: null } },
    select: { annotationId: true, claimId: true },
  });
  const comments = await database.importedComment.findMany({
    where: { workspaceId, comment: { thread: { articleId } }, annotationId: { not: null } },
    select: {
      annotationId: true,
      commentId: true,
      comment: { select: { thread: { select: { id: true, claimId: true, resolvedAt: true } } } },
    },
  });
  const target: ImportTarget = {
    ...{ text: newest.text, textHash: newest.textHash, otherHashes: others.map(({ textHash }) => textHash) },
    addresses: [article.url, ...article.snapshots.map(({ finalUrl }) => finalUrl)].filter((url) => url !== null),
    known: {
      ids: new Map([
        ...claims.map(({ id }): [string, string] => [claimAddress(id), id]),
        ...imported.flatMap(({ annotationId, claimId }): [string, string][] => (annotationId === null ? [] : [[annotationId, claimId]])),
      ]),
      claims: new Map(
        claims.flatMap(({ id, revisions, appearances }) =>
          appearances.map((place): [string, string] => [claimKey(place, revisions[0]?.statement ?? ""), id]),
        ),
      ),
      comments: new Map(
        comments.flatMap(({ annotationId, commentId, comment: { thread } }) =>
          annotationId === null ? [] : [[annotationId, { commentId, ...placeIn(thread) }]],
        ),
      ),
    },
  };
  return { article: { id: article.id, language: article.language }, snapshot: { id: newest.id, number: newest.number }, target };
}

// Answers about a claim begin another discussion of it when theirs was resolved; of words there is only the one.
function placeIn({ id, claimId, resolvedAt }: { id: string; claimId: string | null; resolvedAt: Date | null }) {
  if (claimId !== null) return { under: { claimId }, isClosed: false };
  return { under: { threadId: id }, isClosed: resolvedAt !== null };
}
