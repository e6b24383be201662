import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { loadComment, subjectOf, tellThreadIn } from "./load-thread";
import { mayWithdrawComment } from "./policy";
import { withdrawCommentInput } from "./schema";

/** Takes one’s own comment back: a line in its place says so, and its words stay in the record. Can be undone. */
export const withdrawComment = defineCommand({
  name: "withdrawComment",
  input: withdrawCommentInput,
  load: ({ database, actor, input }) => loadComment(database, actor, input.commentId),
  permit: mayWithdrawComment,
  async execute({ database, actor, input: { commentId }, subject: { comment, thread } }) {
    await database.comment.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: commentId } },
      data: { withdrawnAt: now() },
      select: { id: true },
    });
    const payload = { ...tellThreadIn(thread), commentId, reservedFor: comment.reservedFor };
    return { value: { commentId }, events: [{ type: "comment.withdrawn", subject: subjectOf(thread), payload }] };
  },
});
