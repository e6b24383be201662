import "server-only";
import type { Actor } from "@/lib/actor";
import { isCertainPlace, wordsOf } from "@/lib/claims/places";
import { isSettled } from "@/lib/verdicts/policy";
import { findMentions } from "./mentions";
import {
  claimsReserved,
  type DiscussionSubject,
  isAboutAssessments,
  mayAddComment,
  mayEditComment,
  mayRedactComment,
  mayReopenThread,
  mayResolveThread,
  mayRestoreComment,
  mayWithdrawComment,
} from "./policy";
import type { ReadThread, StoredComment } from "./read-thread";

/**
 * A thread as it goes to the browser: what the viewer may read, who said it as far as they may know, and what they may do. Withdrawn and
 * erased comments are told without their words. Whether a comment is kept from others is told to its author alone.
 */
export function tellThread(viewer: Actor, thread: ReadThread) {
  const { comments, touched, resolvedById, resolvedBy, places, newest, ...rest } = thread;
  const nameOf = namesIn(viewer, thread);
  const subject = { about: thread.about, touched, isResolved: thread.resolvedAt !== null };
  return {
    ...rest,
    words: places.length === 0 ? null : tellWords(places, newest),
    isResolved: subject.isResolved,
    resolvedBy: resolvedById === null ? null : nameOf(resolvedById).name,
    comments: comments.map((comment) => ({ ...tellComment(viewer, comment, nameOf), imported: tellImported(comment, comments) })),
    may: {
      addComment: mayAddComment(viewer, subject),
      resolveThread: mayResolveThread(viewer, subject),
      reopenThread: mayReopenThread(viewer, subject),
    },
    readers: readersOf(viewer, subject),
  };
}

/**
 * Who reads what somebody adds: `everyone`, with nothing to keep; `blind`, everyone, some of whom are still to judge; `informed`, those who may
 * see assessments; `choice`, either of the last two as its author says.
 */
export function readersOf(viewer: Actor, subject: DiscussionSubject): "everyone" | "blind" | "informed" | "choice" {
  if (isAboutAssessments(subject.about)) return "informed";
  if (subject.touched.every(isSettled)) return "everyone";
  return claimsReserved(viewer, subject).length > 0 ? "choice" : "blind";
}

/** A discussion as the desk shows it. */
export type Thread = ReturnType<typeof tellThread>;

/** A comment as the desk shows it. */
export type Comment = Thread["comments"][number];

type Named = { id: string | null; name: string };

// Assessments have no names until the verdict is settled; neither has who speaks of them, if they gave one.
function namesIn(viewer: Actor, { about, touched, comments, resolvedById, resolvedBy }: ReadThread): (id: string) => Named {
  const known = new Map(comments.map(({ createdById, createdBy }) => [createdById, createdBy.name]));
  if (resolvedById !== null && resolvedBy !== null) known.set(resolvedById, resolvedBy);
  const isHiding = isAboutAssessments(about) && touched.some((claim) => !isSettled(claim));
  const assessors = new Set(isHiding ? touched.flatMap(({ everyAssessment }) => everyAssessment.map(({ reviewerId }) => reviewerId)) : []);
  const hidden = [...known.keys()].filter((id) => assessors.has(id) && id !== viewer.userId);
  return (id) => {
    const at = hidden.indexOf(id);
    return at < 0 ? { id, name: known.get(id) ?? "" } : { id: null, name: `Reviewer ${String.fromCodePoint(65 + (at % 26))}` };
  };
}

function tellComment(viewer: Actor, comment: StoredComment, nameOf: (id: string) => Named) {
  const { id, revision, createdAt, withdrawnAt, redactedAt, createdById, reservedFor, revisions, mentions } = comment;
  const isGone = withdrawnAt !== null || redactedAt !== null;
  const isOwn = viewer.userId === createdById;
  const subject = {
    authorId: createdById,
    isWithdrawn: withdrawnAt !== null,
    isRedacted: redactedAt !== null,
    isImported: comment.imported !== null,
  };
  const people = mentions.map(({ member }) => ({ memberId: member.userId, name: member.name }));
  const text = isGone ? null : comment.text;
  return {
    ...{ id, revision, createdAt, withdrawnAt, redactedAt, isOwn, text },
    author: nameOf(createdById),
    mentions: text === null ? [] : findMentions(text, people),
    /** Earlier wordings, oldest first. */
    earlier: isGone ? [] : revisions.slice(0, -1).map(({ number, text: words, createdAt: since }) => ({ number, text: words, since })),
    editedAt: revisions.length > 1 ? (revisions.at(-1)?.createdAt ?? null) : null,
    /** The hash of its last words, which stays when they were erased. */
    textHash: redactedAt === null ? null : (revisions.at(-1)?.textHash ?? null),
    isKept: isOwn && reservedFor.length > 0,
    may: {
      editComment: mayEditComment(viewer, subject),
      withdrawComment: mayWithdrawComment(viewer, subject),
      restoreComment: mayRestoreComment(viewer, subject),
      redactComment: mayRedactComment(viewer, subject),
    },
  };
}

/** Where a comment that was imported came from: by whom, when and in answer to whom, as its file says; null for what was written here. */
function tellImported({ imported }: StoredComment, comments: readonly StoredComment[]) {
  if (imported === null) return null;
  const { format, author, madeAt, tags, answersId } = imported;
  const answered = answersId === null ? undefined : comments.find(({ id }) => id === answersId);
  const answers = answered === undefined ? null : { commentId: answered.id, author: answered.imported?.author ?? null };
  return { format, author, madeAt, tags, answers };
}

/** What became of the words a discussion is about, and where they stand in the newest snapshot; no place when nowhere for certain. */
function tellWords(places: ReadThread["places"], newest: ReadThread["newest"]) {
  const here = places.find((place) => place.snapshotId === newest.id && isCertainPlace(place));
  return { ...wordsOf(places, newest.number), place: here === undefined ? null : { start: here.start, end: here.end } };
}
