import "server-only";
import type { Actor } from "@/lib/actor";
import { asAttempt } from "@/lib/articles/attempts";
import { mayCheckArticle } from "@/lib/articles/policy";
import { readPage, type Submission } from "@/lib/articles/read-submission";
import { breakDownVersion, loadRenewable, type Renewal, renewArticle } from "@/lib/articles/renew-article";
import { checkArticleInput } from "@/lib/articles/schema";
import type { Reading } from "@/lib/breakdown/providers/provider";
import { defineCommand } from "@/lib/command";
import { database } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";

type Found =
  | { outcome: "failed"; url: string; problem: string }
  | { outcome: "unsteady" | "unchanged"; url: string }
  | { outcome: "changed"; url: string; comparedHash: string; submission: Submission; breakdown: Reading };

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

/** Where an article's text can be fetched anew: its own address, else the one it was fetched from. */
function addressOf(article: { url: string | null; newest: { finalUrl: string | null } }): string | null {
  return article.url ?? article.newest.finalUrl;
}

async function look(actor: Actor, articleId: string, signal: AbortSignal): Promise<Found | null> {
  const article = await loadRenewable(database, actor.workspaceId, articleId);
  if (article === null) return null;
  const url = addressOf(article);
  if (url === null)
    return refuseField("", "This article has no web address to look at. Give it one under Details, or bring the new text in.");
  const first = await readPage(url, signal);
  if (signal.aborted) return refuseField("", "Fetching was cancelled; nothing was saved.");
  if (!first.ok) return { outcome: "failed", url, problem: first.problem };
  const comparedHash = article.newest.textHash;
  if (first.value.textHash === comparedHash) return { outcome: "unchanged", url };
  const second = await readPage(url, signal);
  if (signal.aborted) return refuseField("", "Fetching was cancelled; nothing was saved.");
  if (!second.ok) return { outcome: "failed", url, problem: second.problem };
  if (second.value.textHash === comparedHash) return { outcome: "unchanged", url };
  if (second.value.textHash !== first.value.textHash) return { outcome: "unsteady", url };
  const submission = second.value;
  return { outcome: "changed", url, comparedHash, submission, breakdown: await breakDownVersion(actor, { article, submission }, signal) };
}

function answer(known: Pick<CheckOutcome, "outcome"> & Partial<CheckOutcome>): CheckOutcome {
  return { problem: null, renewal: null, ...known };
}
