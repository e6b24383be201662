import "server-only";
import { defineCommand } from "@/lib/command";
import { loadComment, subjectOf, tellThreadIn } from "./load-thread";
import { mayRestoreComment } from "./policy";
import { restoreCommentInput } from "./schema";

/** Puts one’s own withdrawn comment back as it was. */
export const restoreComment = defineCommand({
  name: "restoreComment",
  input: restoreCommentInput,
  load: ({ database, actor, input }) => loadComment(database, actor, input.commentId),
  permit: mayRestoreComment,
  async execute({ database, actor, input: { commentId }, subject: { comment, thread } }) {
    await database.comment.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: commentId } },
      data: { withdrawnAt: null },
      select: { id: true },
    });
    const payload = { ...tellThreadIn(thread), commentId, reservedFor: comment.reservedFor };
    return { value: { commentId }, events: [{ type: "comment.restored", subject: subjectOf(thread), payload }] };
  },
});
