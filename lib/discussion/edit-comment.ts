import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadComment, subjectOf, tellThreadIn } from "./load-thread";
import { mayEditComment } from "./policy";
import { editCommentInput } from "./schema";
import { readMentions, writeMentions, writeWording } from "./write-comment";

/** Changes one's own comment. Every wording stays readable. CONFLICT when it was changed elsewhere meanwhile. */
export const editComment = defineCommand({
  name: "editComment",
  input: editCommentInput,
  load: ({ database, actor, input }) => loadComment(database, actor, input.commentId),
  permit: mayEditComment,
  async execute({ database, actor, input, subject: { comment, thread } }) {
    const { commentId, text } = input;
    if (comment.revision !== input.revision)
      refuseConflict("This comment was changed elsewhere meanwhile. Your changes were not saved, and are still here.");
    if (comment.text === text) refuseField("text", "These are the words that stand there already.");
    const revision = comment.revision + 1;
    await database.comment.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: commentId } },
      data: { text, revision },
      select: { id: true },
    });
    await writeWording(database, actor, { commentId, number: revision, text });
    const known = comment.mentions.map(({ member }) => member.userId);
    // Whoever was named before has been told.
    const mentions = (await readMentions(database, actor, text)).filter((id) => !known.includes(id));
    await writeMentions(database, actor, { commentId, mentions });
    return {
      value: { commentId, revision },
      events: [
        {
          type: "comment.edited",
          subject: subjectOf(thread),
          payload: { ...tellThreadIn(thread), commentId, reservedFor: comment.reservedFor, revision, text, mentions },
        },
      ],
    };
  },
});
