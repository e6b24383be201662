import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { readRuling } from "@/lib/verdicts/read-ruling";
import { mayBeginThread } from "./policy";
import { readThreads } from "./read-thread";
import { readersOf, tellThread } from "./tell-thread";

/** The discussions of a claim that the viewer may know of, oldest first, each with what the viewer may do in it. */
export async function listThreads(viewer: Viewer, claimId: string) {
  if (viewer.role === "visitor" || !isId(claimId)) return [];
  return (await readThreads(database, viewer, { claimId })).map((thread) => tellThread(viewer, thread));
}

/** The discussions of an article, its claims included, that the viewer may know of, oldest first. */
export async function listArticleThreads(viewer: Viewer, articleId: string) {
  if (viewer.role === "visitor" || !isId(articleId)) return [];
  return (await readThreads(database, viewer, { articleId })).map((thread) => tellThread(viewer, thread));
}

/** One discussion; null when the viewer may not know of it. */
export async function getThread(viewer: Viewer, threadId: string) {
  if (viewer.role === "visitor" || !isId(threadId)) return null;
  const [thread] = await readThreads(database, viewer, { id: threadId });
  return thread === undefined ? null : tellThread(viewer, thread);
}

/** Where a comment stands; null when the viewer may not know of it. */
export async function getCommentPlace(viewer: Viewer, commentId: string) {
  if (viewer.role === "visitor" || !isId(commentId)) return null;
  const [thread] = await readThreads(database, viewer, { comments: { some: { id: commentId } } });
  if (thread === undefined || !thread.comments.some(({ id }) => id === commentId)) return null;
  const { id: threadId, articleId, claimId } = thread;
  return { threadId, articleId, claimId };
}

/** The newest snapshot of an article, and its language; null when the viewer may not see it. */
export async function getDeskSnapshot(viewer: Viewer, articleId: string) {
  if (!isId(articleId)) return null;
  const newest = await database.snapshot.findFirst({
    where: { ...visibleTo(viewer), articleId },
    orderBy: { number: "desc" },
    select: { id: true, article: { select: { language: true } } },
  });
  return newest === null ? null : { snapshotId: newest.id, language: newest.article.language };
}

/** Whether the viewer may begin a discussion of a claim, and of its assessments, and who would read it; null when they may not see the claim. */
export async function getDiscussionPermissions(viewer: Viewer, claimId: string) {
  if (viewer.role === "visitor" || !isId(claimId)) return null;
  const ruling = await readRuling(database, viewer.workspaceId, claimId);
  if (ruling === null) return null;
  const ofClaim = { about: "claim" as const, touched: [ruling] };
  return {
    claim: mayBeginThread(viewer, ofClaim),
    assessment: mayBeginThread(viewer, { ...ofClaim, about: "assessment" }),
    readers: readersOf(viewer, ofClaim),
  };
}

/** The active people of the viewer's newsroom who can be named in a comment, by name. */
export async function listMentionable(viewer: Viewer) {
  const members = await database.member.findMany({
    where: { ...visibleTo(viewer), disabledAt: null },
    select: { userId: true, name: true },
    orderBy: [{ name: "asc" }, { userId: "asc" }],
  });
  return members.map(({ userId, name }) => ({ memberId: userId, name }));
}

function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
