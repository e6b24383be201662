import "server-only";
import { defineCommand } from "@/lib/command";
import { loadThread, subjectOf, tellThreadIn } from "./load-thread";
import { mayAddComment } from "./policy";
import { addCommentInput } from "./schema";
import { readMentions, reservedOf, writeComment } from "./write-comment";

/** Adds a comment to a discussion that is open. */
export const addComment = defineCommand({
  name: "addComment",
  input: addCommentInput,
  load: ({ database, actor, input }) => loadThread(database, actor, input.threadId),
  permit: mayAddComment,
  async execute({ database, actor, input, subject: thread }) {
    const { text, audience, threadId } = input;
    const reservedFor = reservedOf(actor, thread, audience);
    const mentions = await readMentions(database, actor, text);
    const commentId = await writeComment(database, actor, { threadId, text, reservedFor, mentions });
    return {
      value: { commentId },
      events: [
        {
          type: "comment.added",
          subject: subjectOf(thread),
          payload: { ...tellThreadIn(thread), commentId, reservedFor, revision: 1, text, mentions },
        },
      ],
    };
  },
});
