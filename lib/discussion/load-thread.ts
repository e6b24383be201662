import "server-only";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/lib/database";
import { type ReadThread, readThreads, type StoredComment } from "./read-thread";

/** A thread for a command to judge and change. */
export type LoadedThread = ReadThread & { isResolved: boolean };

/** A thread for a command to judge and change; null when the actor's newsroom has none of that id, or they may not know of it. */
export async function loadThread(database: WriteClient, actor: Actor, threadId: string): Promise<LoadedThread | null> {
  const [thread] = await readThreads(database, actor, { id: threadId });
  return thread === undefined ? null : { ...thread, isResolved: thread.resolvedAt !== null };
}

/** A comment with its thread, and what the policies about it judge. */
export type LoadedComment = {
  comment: StoredComment;
  thread: LoadedThread;
  authorId: string;
  isWithdrawn: boolean;
  isRedacted: boolean;
  isImported: boolean;
};

/** A comment for a command to judge and change; null when the actor's newsroom has none of that id, or they may not know of it. */
export async function loadComment(database: WriteClient, actor: Actor, commentId: string): Promise<LoadedComment | null> {
  const [thread] = await readThreads(database, actor, { comments: { some: { id: commentId } } });
  const comment = thread?.comments.find(({ id }) => id === commentId);
  if (thread === undefined || comment === undefined) return null;
  return {
    ...{ comment, thread: { ...thread, isResolved: thread.resolvedAt !== null }, authorId: comment.createdById },
    isWithdrawn: comment.withdrawnAt !== null,
    isRedacted: comment.redactedAt !== null,
    isImported: comment.imported !== null,
  };
}

/** What the event of a thread says of it. */
export function tellThreadIn({ id, about, subjectId, evidence }: Pick<ReadThread, "id" | "about" | "subjectId" | "evidence">) {
  return { threadId: id, about, subjectId, evidence };
}

/** The subject of an event about a thread: its claim where it has one, else its article. */
export function subjectOf({ articleId, claimId }: { articleId: string; claimId: string | null }) {
  return claimId === null ? { articleId } : { articleId, claimId };
}

/** For whom the thread itself is kept: a step on it must not tell of it those who may see none of its comments. */
export function reservedBy(thread: { comments: readonly { reservedFor: string[] }[] }): string[] {
  const isOpen = thread.comments.some(({ reservedFor }) => reservedFor.length === 0);
  return isOpen ? [] : [...new Set(thread.comments.flatMap(({ reservedFor }) => reservedFor))];
}
