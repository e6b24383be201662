import type { Actor } from "@/lib/actor";
import { type Permission, permitAll, permitRoles } from "@/lib/permission";
import { isSettled, maySeeAssessments, type RulingSubject } from "@/lib/verdicts/policy";

/** What a discussion can be about: a claim, evidence, one assessment, questions that came with assessments sent back, words of the article. */
export const threadSubjects = ["claim", "evidence", "assessment", "question", "passage"] as const;

/** What a discussion is about. */
export type ThreadSubject = (typeof threadSubjects)[number];

/** A claim that a discussion touches: as rulings see it, and who may know assessments of its earlier wordings. */
export type TouchedClaim = RulingSubject & {
  id: string;
  everyAuthorIds: readonly string[];
  wasOpened: boolean;
  everyPastReaderIds: readonly string[];
};

/** Where something is said: what about, and the claims it touches. */
export type DiscussionSubject = { about: ThreadSubject; touched: readonly TouchedClaim[] };

/** What the policy about reading a comment judges: who wrote it, and the claims whose assessments its author knew. */
export type CommentRead = { authorId: string; reserved: readonly RulingSubject[] };

/** What the policies about changing a comment judge. */
export type CommentSubject = { authorId: string; isWithdrawn: boolean; isRedacted: boolean; isImported: boolean };

const staff = ["owner", "editor", "reviewer"] as const;
const everybody = [...staff, "viewer"] as const;
const viewersMayNot = "Viewers may read discussions, but not take part.";

/** Whether what is said about this is about assessments, so that only those read it who may see them. */
export function isAboutAssessments(about: ThreadSubject): boolean {
  return about === "assessment" || about === "question";
}

/**
 * The claims for which a new comment is kept from those who may not see assessments yet: all of a discussion about assessments; elsewhere
 * those unsettled ones whose assessments its author may see, or has seen on an earlier wording, as words can tell a rating without naming it.
 */
export function claimsReserved(actor: Actor, { about, touched }: DiscussionSubject): string[] {
  const reserved = touched.filter((claim) => isAboutAssessments(about) || (!isSettled(claim) && knowsAssessments(actor, claim)));
  return reserved.map(({ id }) => id);
}

function knowsAssessments(actor: Actor, claim: TouchedClaim): boolean {
  const isEditor = actor.role === "owner" || actor.role === "editor";
  const seenBy = [...claim.everyAuthorIds, ...claim.everyPastReaderIds];
  const hasSeen = (actor.userId !== null && seenBy.includes(actor.userId)) || (isEditor && claim.wasOpened);
  return hasSeen || maySeeAssessments(actor, claim) === true;
}

/** Members read every comment but those whose author knew assessments that they may not see themselves. One's own is always there. */
export function mayReadComment(actor: Actor, { authorId, reserved }: CommentRead): Permission {
  if (actor.userId === authorId) return permitRoles(actor, everybody, "Sign in to read discussions.");
  return permitAll(
    permitRoles(actor, everybody, "Sign in to read discussions."),
    ...reserved.map((claim) => maySeeAssessments(actor, claim)),
  );
}

/** Staff begin discussions; about assessments only those who may see them. */
export function mayBeginThread(actor: Actor, { about, touched }: DiscussionSubject): Permission {
  const seen = isAboutAssessments(about) ? touched.map((claim) => maySeeAssessments(actor, claim)) : [];
  return permitAll(permitRoles(actor, staff, viewersMayNot), ...seen);
}

/** Staff comment in discussions that are open. */
export function mayAddComment(actor: Actor, thread: DiscussionSubject & { isResolved: boolean }): Permission {
  const open = thread.isResolved ? "This discussion is resolved. Reopen it to go on." : true;
  return permitAll(mayBeginThread(actor, thread), open);
}

/** Staff resolve a discussion that is open. */
export function mayResolveThread(actor: Actor, thread: DiscussionSubject & { isResolved: boolean }): Permission {
  return permitAll(mayBeginThread(actor, thread), thread.isResolved ? "This discussion is resolved already." : true);
}

/** Staff take a resolved discussion up again. */
export function mayReopenThread(actor: Actor, thread: DiscussionSubject & { isResolved: boolean }): Permission {
  return permitAll(mayBeginThread(actor, thread), thread.isResolved ? true : "This discussion is open already.");
}

/** Staff say where the words of a discussion stand in a new snapshot, or that they are gone. */
export function mayPlaceThread(actor: Actor): Permission {
  return permitRoles(actor, staff, "Viewers may read, but not say where discussed words stand.");
}

function isOwn(actor: Actor, comment: CommentSubject, whyNot: string): Permission {
  return permitAll(permitRoles(actor, staff, viewersMayNot), actor.userId === comment.authorId ? true : whyNot);
}

/** Staff edit what they said themselves; the earlier words stay readable. What they only brought in is somebody else's. */
export function mayEditComment(actor: Actor, comment: CommentSubject): Permission {
  return permitAll(
    isOwn(actor, comment, "Only its author may edit a comment."),
    comment.isImported ? "This comment was imported: its words are those of its file." : true,
    comment.isWithdrawn || comment.isRedacted ? "This comment was taken back, so there is nothing to edit." : true,
  );
}

/** Staff take back what they said themselves; a line in its place says so. */
export function mayWithdrawComment(actor: Actor, comment: CommentSubject): Permission {
  return permitAll(
    isOwn(actor, comment, "Only its author may withdraw a comment."),
    comment.isWithdrawn || comment.isRedacted ? "This comment was taken back already." : true,
  );
}

/** Staff put back what they had withdrawn. */
export function mayRestoreComment(actor: Actor, comment: CommentSubject): Permission {
  return permitAll(
    isOwn(actor, comment, "Only its author may put a withdrawn comment back."),
    comment.isRedacted ? "The words of this comment were erased, so it cannot come back." : true,
    comment.isWithdrawn ? true : "This comment was not withdrawn.",
  );
}

/** Owners answer for personal data, so they erase the words of a comment that the law wants erased: of anybody's, withdrawn or not. */
export function mayRedactComment(actor: Actor, comment: CommentSubject): Permission {
  return permitAll(mayEraseWords(actor), comment.isRedacted ? "The words of this comment are erased already." : true);
}

/** Whether somebody may erase words of comments at all. */
export function mayEraseWords(actor: Actor): Permission {
  return permitRoles(actor, ["owner"], "Only an owner may erase the words of a comment.");
}
