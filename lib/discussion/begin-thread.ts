import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { loadPlace } from "./load-place";
import { subjectOf } from "./load-thread";
import { mayBeginThread } from "./policy";
import { beginThreadInput } from "./schema";
import { tellPlace } from "./tell-place";
import { readMentions, reservedOf, writeComment } from "./write-comment";

/** Begins a discussion of a claim, of evidence, of an assessment, of questions about assessments or of words of the article, with its first comment. */
export const beginThread = defineCommand({
  name: "beginThread",
  input: beginThreadInput,
  load: ({ database, actor, input }) => loadPlace(database, actor, input.about),
  permit: mayBeginThread,
  async execute({ database, actor, input, subject: place }) {
    const { text, audience } = input;
    const { about, subjectId, articleId, claimId, evidence, passage } = place;
    const placed = passage === null ? {} : { snapshotId: passage.snapshotId, selector: { ...passage.selector } };
    const { id: threadId } = await database.thread.create({
      data: {
        ...{ workspaceId: actor.workspaceId, articleId, claimId, about, subjectId, ...placed },
        ...{ createdById: personOf(actor), createdAt: now() },
      },
      select: { id: true },
    });
    const reservedFor = reservedOf(actor, place, audience);
    const mentions = await readMentions(database, actor, text);
    const commentId = await writeComment(database, actor, { threadId, text, reservedFor, mentions });
    const { snapshotId = "", selector } = passage ?? {};
    return {
      value: { threadId, commentId },
      events: [
        {
          type: "thread.begun",
          subject: subjectOf(place),
          payload: {
            ...{ threadId, commentId, about, subjectId, evidence, reservedFor, revision: 1, text, mentions },
            place: selector === undefined ? null : tellPlace({ snapshotId, selector }),
          },
        },
      ],
    };
  },
});
