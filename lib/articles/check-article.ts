import "server-only";
import type { Actor } from "@/lib/actor";
import { asAttempt } from "@/lib/articles/attempts";
import { addressOf, type Look, lookAtPage } from "@/lib/articles/look-at-page";
import { mayCheckArticle } from "@/lib/articles/policy";
import { breakDownVersion, loadRenewable, type Renewal, renewArticle } from "@/lib/articles/renew-article";
import { checkArticleInput } from "@/lib/articles/schema";
import type { Reading } from "@/lib/breakdown/providers/provider";
import { defineCommand } from "@/lib/command";
import { database } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";

type Found = Exclude<Look, { outcome: "changed" }> | (Extract<Look, { outcome: "changed" }> & { comparedHash: string; breakdown: Reading });

/** What a check found. */
export type CheckOutcome = {
  outcome: Found["outcome"];
  /** Why the page could not be read, when it could not. */
  problem: string | null;
  /** The new snapshot, when there is one. */
  renewal: Renewal | null;
};

/**
 * Fetches an article's page again. A text that differs becomes the next snapshot, and the claims are carried on to it; the same text leaves
 * nothing but the event that it was looked at. A page that answers differently each time is not taken: its text would prove nothing.
 */
export const checkArticle = defineCommand({
  name: "checkArticle",
  input: checkArticleInput,
  prepare: {
    permit: mayCheckArticle,
    run: (input, signal, actor) => asAttempt(input.attempt, signal, (stoppable) => look(actor, input.articleId, stoppable)),
  },
  load: ({ database, actor, input }) => loadRenewable(database, actor.workspaceId, input.articleId),
  permit: mayCheckArticle,
  async execute({ database, actor, subject: article, prepared: found }) {
    if (found === null || found.url !== addressOf(article)) refuseConflict("The article’s address was changed meanwhile. Check again.");
    if (found.outcome === "changed") {
      if (found.comparedHash !== article.newest.textHash) {
        refuseConflict("Somebody else took a new snapshot meanwhile. Look at it, then check again if need be.");
      }
      const { submission, breakdown } = found;
      const { renewal, events } = await renewArticle(database, actor, { article, way: "check", submission, breakdown });
      return { value: answer({ outcome: "changed", renewal }), events };
    }
    const { outcome, url } = found;
    const problem = outcome === "failed" ? found.problem : null;
    return {
      value: answer({ outcome, problem }),
      events: [
        {
          type: "article.checked",
          subject: { articleId: article.id },
          payload: { url, outcome, problem, snapshotNumber: article.newest.number },
        },
      ],
    };
  },
});

async function look(actor: Actor, articleId: string, signal: AbortSignal): Promise<Found | null> {
  const article = await loadRenewable(database, actor.workspaceId, articleId);
  if (article === null) return null;
  const url = addressOf(article);
  if (url === null)
    return refuseField("", "This article has no web address to look at. Give it one under Details, or bring the new text in.");
  const comparedHash = article.newest.textHash;
  const seen = await lookAtPage(url, comparedHash, signal);
  if (seen.outcome !== "changed") return seen;
  return { ...seen, comparedHash, breakdown: await breakDownVersion(actor, { article, submission: seen.submission }, signal) };
}

function answer(known: Pick<CheckOutcome, "outcome"> & Partial<CheckOutcome>): CheckOutcome {
  return { problem: null, renewal: null, ...known };
}
