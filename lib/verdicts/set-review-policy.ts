import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { openAssessed } from "./open-assessed";
import { maySetReviewPolicy } from "./policy";
import { setReviewPolicyInput } from "./schema";

/**
 * Says how many independent assessments each claim of an article needs, and who may give them. It holds from now on: a settled verdict stays
 * as it is. Refused with CONFLICT when somebody changed it since.
 */
export const setReviewPolicy = defineCommand({
  name: "setReviewPolicy",
  input: setReviewPolicyInput,
  load: ({ database, actor, input }) =>
    database.article.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.articleId } },
      select: { id: true, quorum: true, assessedBy: true },
    }),
  permit: maySetReviewPolicy,
  async execute({ database, actor, input, subject: article }) {
    const { quorum, assessedBy, seen } = input;
    if (seen.quorum !== article.quorum || seen.assessedBy !== article.assessedBy) {
      refuseConflict("Somebody else changed this since you opened it. Yours was not saved.");
    }
    if (quorum === article.quorum && assessedBy === article.assessedBy) refuseConflict("Nothing was changed.");
    await database.article.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: article.id } },
      data: { quorum, assessedBy },
      select: { id: true },
    });
    const opened = await openAssessed(database, actor, { articleId: article.id });
    return {
      value: { articleId: article.id },
      events: [
        {
          type: "article.reviewPolicySet",
          subject: { articleId: article.id },
          payload: { from: { quorum: article.quorum, assessedBy: article.assessedBy }, to: { quorum, assessedBy }, opened },
        },
      ],
    };
  },
});
