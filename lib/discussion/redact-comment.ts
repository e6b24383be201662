import "server-only";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { findWordings } from "./find-wordings";
import { loadComment, subjectOf, tellThreadIn } from "./load-thread";
import { mayEraseWords, mayRedactComment } from "./policy";
import { redactCommentInput } from "./schema";

const textPart = "payload.text";

/**
 * Erases the words of a comment, every wording of them, because the law demands it: here and in the log. Its hashes stay, so that whoever has
 * the words can still show that they were said; so do its place, its author and every proof. Cannot be undone. CONFLICT when it was edited meanwhile.
 */
export const redactComment = defineCommand({
  name: "redactComment",
  input: redactCommentInput,
  // A wording added after this is seen below: there is one event for each.
  prepare: { permit: mayEraseWords, run: ({ commentId }, _, actor) => findWordings(actor, commentId) },
  load: ({ database, actor, input }) => loadComment(database, actor, input.commentId),
  permit: mayRedactComment,
  async execute({ database, actor, input, subject: { comment, thread }, prepared: wordings }) {
    const { commentId, revision, ground } = input;
    if (comment.revision !== revision || wordings.length !== revision)
      refuseConflict("This comment was edited meanwhile. Read it as it is now, and erase it then.");
    const { workspaceId } = actor;
    await database.comment.update({
      where: { workspaceId_id: { workspaceId, id: commentId } },
      data: { text: "", redactedAt: now() },
      select: { id: true },
    });
    await database.commentRevision.updateMany({ where: { workspaceId, commentId, text: { not: "" } }, data: { text: "" } });
    const { reservedFor } = comment;
    const erases = wordings.filter(({ isThere }) => isThere).map(({ sequence }) => ({ sequence, parts: [textPart] }));
    const of = { about: thread.about, reservedFor };
    return {
      value: { commentId },
      erases,
      events: [
        {
          type: "comment.redacted",
          subject: subjectOf(thread),
          payload: {
            ...{ ...tellThreadIn(thread), commentId, reservedFor, ground },
            textHashes: comment.revisions.map(({ textHash }) => textHash),
          },
        },
        ...erases.map(({ sequence, parts }) => ({
          type: "record.erased" as const,
          subject: { workspaceId },
          payload: { sequence, parts, ground, of },
        })),
      ],
    };
  },
});
