import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import type { WriteClient } from "@/lib/database";
import { tellPlace } from "@/lib/discussion/tell-place";
import { hashOf } from "@/lib/discussion/write-comment";
import type { AnnotationFormat } from "./annotation-row";
import { type Chosen, type Discussion, findDiscussions } from "./find-discussions";
import { remarkOf } from "./remark";

type Comments = Chosen & { articleId: string; format: AnnotationFormat; fileHash: string };

/**
 * Writes remarks and answers as comments. A remark begins a discussion of its words. Answers about one claim go into one discussion of it, each
 * below what it answers; they join the open discussion that earlier answers came into, where there is one.
 */
export async function storeComments(database: WriteClient, actor: Actor, { articleId, format, fileHash, ...chosen }: Comments) {
  const { workspaceId } = actor;
  const discussions = await findDiscussions(database, actor, chosen);
  if (discussions.length === 0) return { comments: [], events: [] };
  const [createdById, createdAt] = [personOf(actor), now()];
  await database.thread.createMany({
    data: discussions
      .filter(({ isBegun }) => isBegun)
      .map(({ threadId, about, claimId, passage }) => ({
        ...{ workspaceId, id: threadId, articleId, claimId, about, createdById, createdAt },
        ...(passage === null ? {} : { snapshotId: passage.snapshotId, selector: { ...passage.selector } }),
      })),
  });
  const comments = discussions.flatMap((discussion) => discussion.comments.map((comment) => ({ ...discussion, ...comment })));
  const places = new Map(comments.map(({ commentId }, position) => [commentId, position]));
  await writeComments(database, { workspaceId, createdById, createdAt, format, fileHash }, comments);
  return { comments, events: discussions.flatMap((discussion) => eventsOf(discussion, { articleId, format, fileHash, places })) };
}

type Written = Discussion & Discussion["comments"][number];
type Source = { workspaceId: string; createdById: string; createdAt: Date; format: AnnotationFormat; fileHash: string };

async function writeComments(database: WriteClient, source: Source, comments: readonly Written[]): Promise<void> {
  const { workspaceId, createdById, createdAt, format, fileHash } = source;
  await database.comment.createMany({
    data: comments.map(({ commentId, threadId, reservedFor, row }) => ({
      ...{ workspaceId, id: commentId, threadId, reservedFor, createdById, createdAt },
      text: remarkOf(row.annotation),
    })),
  });
  await database.commentRevision.createMany({
    data: comments.map(({ commentId, row }) => {
      const text = remarkOf(row.annotation);
      return { workspaceId, commentId, number: 1, text, textHash: hashOf(text), createdAt };
    }),
  });
  await database.importedComment.createMany({
    data: comments.map(({ commentId, answersId, row: { annotation } }, position) => {
      const { id, author, madeAt, tags } = annotation;
      return {
        ...{ workspaceId, commentId, format, fileHash, annotationId: id, author, tags, answersId, position, createdAt },
        madeAt: madeAt === null ? null : new Date(madeAt),
      };
    }),
  });
}

type Import = { articleId: string; format: AnnotationFormat; fileHash: string; places: ReadonlyMap<string, number> };

function eventsOf(discussion: Discussion, { articleId, format, fileHash, places }: Import): NewEvent[] {
  const { threadId, about, claimId, passage, reservedFor, isBegun, comments } = discussion;
  const thread = { threadId, about, subjectId: null, evidence: null, reservedFor };
  const subject = claimId === null ? { articleId } : { articleId, claimId };
  const begun: NewEvent = {
    type: "thread.imported",
    subject,
    payload: { ...thread, format, comments: comments.length, place: passage === null ? null : tellPlace(passage) },
  };
  const said = comments.map(({ commentId, answersId, row: { annotation } }): NewEvent => {
    const { id, author, madeAt, tags } = annotation;
    const wording = { commentId, revision: 1, text: remarkOf(annotation), mentions: [] };
    return {
      type: "comment.imported",
      subject,
      payload: {
        ...thread,
        ...wording,
        format,
        annotationId: id,
        author,
        madeAt,
        tags,
        answersId,
        fileHash,
        position: places.get(commentId) ?? 0,
      },
    };
  });
  return isBegun ? [begun, ...said] : said;
}
