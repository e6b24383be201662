import { describeWorkspace } from "@/lib/people/describe-workspace";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";
import { accepted, type Newsroom } from "./newsroom";
import { aDecidedClaim } from "./review";

/** What the settings need before anything can be published. */
export const publicTexts = {
  ...{ name: "The Harbour Courier", language: "en", quorum: 2, funding: "Paid for by its readers." },
  methodology: "We check statements of fact that matter to the harbour.\n\nTwo people judge each claim before an editor settles it.",
  correctionsPolicy: "We correct mistakes in the open, and keep every version.",
};

/** Gives a newly founded newsroom its public texts. */
export async function withPublicTexts(newsroom: Newsroom): Promise<void> {
  accepted(await describeWorkspace(newsroom.owner, { revision: 1, ...publicTexts }));
}

/** What an editor writes for the report on the bridge. */
export const aDraft = {
  title: "Did the bridge cost 41 million?",
  summary: "The city’s accounts say 38.2 million. The mayor’s figure is too high by a good seven per cent.",
};

/** An article with one settled claim and a drafted report, in a newsroom that may publish. */
export async function aReportToPublish(newsroom: Newsroom) {
  await withPublicTexts(newsroom);
  const claim = await aDecidedClaim(newsroom);
  const { reportId } = accepted(await draftReport(newsroom.editor, { articleId: claim.articleId, revision: 0, ...aDraft }));
  return { ...claim, reportId };
}

/** A published report with one claim. */
export async function aPublishedReport(newsroom: Newsroom) {
  const report = await aReportToPublish(newsroom);
  const published = accepted(await publishReport(newsroom.editor, { articleId: report.articleId, versionNumber: 0, change: "first" }));
  return { ...report, ...published };
}
