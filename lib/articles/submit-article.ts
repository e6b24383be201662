import "server-only";
import { personOf } from "@/lib/actor";
import { articleDescription } from "@/lib/articles/article-description";
import { asAttempt } from "@/lib/articles/attempts";
import { breakDownArticle } from "@/lib/articles/break-down-article";
import { findDuplicate, findTwins } from "@/lib/articles/find-duplicate";
import { freezeText, frozenAs } from "@/lib/articles/freeze-text";
import { maySubmitArticle } from "@/lib/articles/policy";
import { readSubmission, type Submission } from "@/lib/articles/read-submission";
import { submitArticleInput } from "@/lib/articles/schema";
import { storeBreakdown, tellBreakdown } from "@/lib/articles/store-breakdown";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";

/**
 * Brings an article in: fetches or decodes it, freezes its text as the first snapshot and breaks it into candidate claims. Refused with
 * CONFLICT when the same address or text is already here, unless duplicates are allowed. Nothing is saved on refusal.
 */
export const submitArticle = defineCommand({
  name: "submitArticle",
  input: submitArticleInput,
  prepare: {
    permit: maySubmitArticle,
    run: (input, signal, actor) =>
      asAttempt(input.attempt, signal, async (stoppable) => {
        const submission = await readSubmission(input, stoppable);
        const details = describe(input, submission);
        const breakdown = await breakDownArticle(actor, { ...submission.extracted, ...details }, stoppable);
        const twins = input.allowDuplicate ? [] : await findTwins(actor.workspaceId, submission.extracted.text);
        return { submission, details, breakdown, twins };
      }),
  },
  load: ({ database, actor }) => database.workspace.findUnique({ where: { id: actor.workspaceId }, select: { language: true } }),
  permit: maySubmitArticle,
  async execute({ database, actor, input, subject: workspace, prepared: { submission, details, breakdown, twins } }) {
    const { workspaceId } = actor;
    const duplicate = input.allowDuplicate ? null : await findDuplicate(database, workspaceId, { ...submission, twins });
    if (duplicate !== null) refuseConflict(alreadyHere(duplicate));
    const article = await database.article.create({
      data: {
        workspaceId,
        ...details,
        publishedOn: details.publishedOn === null ? null : new Date(details.publishedOn),
        language: details.language ?? workspace.language,
        submittedById: personOf(actor),
      },
    });
    const snapshotId = await freezeText(database, { workspaceId, articleId: article.id, number: 1 }, submission);
    await storeBreakdown(database, { workspaceId, articleId: article.id, snapshotId }, breakdown);
    return {
      value: { articleId: article.id, title: article.title },
      events: [
        {
          type: "article.submitted",
          subject: { articleId: article.id },
          payload: {
            article: articleDescription(article),
            way: input.way,
            snapshot: frozenAs(snapshotId, submission),
            breakdown: tellBreakdown(breakdown),
          },
        },
      ],
    };
  },
});

type Details = {
  title: string;
  author: string | null;
  outlet: string | null;
  url: string | null;
  publishedOn: string | null;
  language: string | null;
  selectionReason: string;
};

/** What the person wrote, and where they left a field empty, what the page says about itself. */
function describe(
  input: {
    title: string | null;
    author: string | null;
    outlet: string | null;
    publishedOn: string | null;
    language: string | null;
    selectionReason: string;
  },
  { extracted, requestedUrl }: Submission,
): Details {
  const title = input.title ?? extracted.title;
  if (title === null) refuseField("title", "Give the article's title: it does not name one itself.");
  return {
    title,
    author: input.author ?? extracted.author,
    outlet: input.outlet ?? extracted.outlet,
    url: requestedUrl,
    publishedOn: input.publishedOn ?? extracted.publishedOn,
    language: input.language ?? extracted.language,
    selectionReason: input.selectionReason,
  };
}

function alreadyHere(article: { title: string; createdAt: Date; submittedBy: { name: string } }): string {
  const day = article.createdAt.toISOString().slice(0, 10);
  return `This article is already here: “${article.title}”, submitted by ${article.submittedBy.name} on ${day}. Nothing was saved.`;
}
