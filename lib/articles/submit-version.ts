import "server-only";
import { maySubmitVersion } from "@/lib/articles/policy";
import { readSubmission } from "@/lib/articles/read-submission";
import { breakDownVersion, loadRenewable, renewArticle } from "@/lib/articles/renew-article";
import { submitVersionInput } from "@/lib/articles/schema";
import { defineCommand } from "@/lib/command";
import { database } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";

/**
 * Brings in a new version of an article's text, pasted or uploaded, as its next snapshot, and carries the claims on to it. Refused when it
 * is word for word the text that is here already.
 */
export const submitVersion = defineCommand({
  name: "submitVersion",
  input: submitVersionInput,
  prepare: {
    permit: maySubmitVersion,
    async run(input, signal, actor) {
      const submission = await readSubmission({ ...input, url: null }, signal);
      const article = await loadRenewable(database, actor.workspaceId, input.articleId);
      if (article === null) return null;
      return { submission, breakdown: await breakDownVersion(actor, { article, submission }, signal) };
    },
  },
  load: ({ database, actor, input }) => loadRenewable(database, actor.workspaceId, input.articleId),
  permit: maySubmitVersion,
  async execute({ database, actor, input, subject: article, prepared }) {
    if (prepared === null) return refuseConflict("The article appeared only a moment ago. Try again.");
    const { submission, breakdown } = prepared;
    if (article.newest.number !== input.snapshotNumber) {
      refuseConflict(`Snapshot ${article.newest.number} came in meanwhile. Yours was not saved: compare the two, then bring it in again.`);
    }
    if (submission.textHash === article.newest.textHash) {
      const field = input.way === "paste" ? "text" : "file";
      refuseField(field, `This is word for word the text of snapshot ${article.newest.number}. Nothing was saved.`);
    }
    const { renewal, events } = await renewArticle(database, actor, { article, way: input.way, submission, breakdown });
    return { value: renewal, events };
  },
});
