import type { Actor } from "@/lib/actor";
import { articleDescription } from "@/lib/articles/article-description";
import { describeArticle } from "@/lib/articles/describe-article";
import { getArticleDetails } from "@/lib/articles/queries";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { getWorkspace } from "@/lib/people/queries";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, type Newsroom } from "./newsroom";
import { aDecidedClaim, aRating, assess } from "./review";
import { waiveWhatFails, withEveryWaiver } from "./waivers";

/** What the settings need before anything can be published. */
export const publicTexts = {
  ...{ name: "The Harbour Courier", language: "en", quorum: 2, funding: "Paid for by its readers." },
  methodology: "We check statements of fact that matter to the harbour.\n\nTwo people judge each claim before an editor settles it.",
  correctionsPolicy: "We correct mistakes in the open, and keep every version.",
};

/** Gives a newsroom its public texts, and lets its editors waive what can be waived, unless it has them. */
export async function withPublicTexts(newsroom: Newsroom): Promise<void> {
  const workspace = await getWorkspace(newsroom.owner);
  if (workspace === null || workspace.methodology !== "") return;
  accepted(await describeWorkspace(newsroom.owner, { revision: workspace.revision, ...publicTexts }));
  await withEveryWaiver(newsroom);
}

/** What an editor writes for the report on the bridge. */
export const aDraft = {
  title: "Did the bridge cost 41 million?",
  summary: "The city’s accounts say 38.2 million. The mayor’s figure is too high by a good seven per cent.",
};

/** An article with one settled claim and a drafted report, in a newsroom that may publish; what would be missing is waived. */
export async function aReportToPublish(newsroom: Newsroom) {
  await withPublicTexts(newsroom);
  const claim = await aDecidedClaim(newsroom);
  const { reportId } = accepted(await draftReport(newsroom.editor, { articleId: claim.articleId, revision: 0, ...aDraft }));
  await waiveWhatFails(newsroom.editor, claim.articleId);
  return { ...claim, reportId };
}

/** A published report with one claim. */
export async function aPublishedReport(newsroom: Newsroom) {
  const report = await aReportToPublish(newsroom);
  const published = accepted(await publishReport(newsroom.editor, { articleId: report.articleId, versionNumber: 0, change: "first" }));
  return { ...report, ...published };
}

/** A published report of an article in a language, written in it. */
export async function aReportIn(newsroom: Newsroom, language: string, words: { title: string; summary: string }) {
  const { articleId, claimId } = await aReportToPublish(newsroom);
  const article = await getArticleDetails(newsroom.editor, articleId);
  if (article === null) throw new Error("The article is not there.");
  accepted(await describeArticle(newsroom.editor, { ...articleDescription(article), articleId, revision: article.revision, language }));
  accepted(await draftReport(newsroom.editor, { articleId, revision: 1, ...words }));
  await waiveWhatFails(newsroom.editor, articleId);
  const { slug } = accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 0, change: "first" }));
  return { articleId, claimId, language, slug };
}

/** Opens a claim again, has it assessed anew and settles it as true by `decider`. */
export async function changeVerdict(newsroom: Newsroom, claimId: string, decider: Actor): Promise<void> {
  accepted(await reopenClaim(decider, { claimId, reason: "The accounts were revised." }));
  accepted(await assess(newsroom, newsroom.secondReviewer, { claimId, key: "true" }));
  accepted(await assess(newsroom, newsroom.thirdReviewer, { claimId, key: "true" }));
  const ratingId = await aRating(newsroom, "true");
  const ruling = { claimId, revisionNumber: 1, ratingId, justification: "The revised accounts say 41 million.", verdictNumber: 1 };
  accepted(await decideClaim(decider, ruling));
}

/** A published claim whose verdict was changed to true by `decider`. */
export async function aChangedVerdict(newsroom: Newsroom, decider: Actor = newsroom.editor) {
  const report = await aPublishedReport(newsroom);
  await changeVerdict(newsroom, report.claimId, decider);
  return report;
}
