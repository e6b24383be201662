import { markClaim } from "@/lib/claims/mark-claim";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, type Newsroom } from "./newsroom";
import { anArticle, aRating, assess } from "./review";
import { waiveWhatFails } from "./waivers";

const nasty = `</script><script>window.wasRun = true</script><img src=x onerror="window.wasRun = true"> & \u2028 \u202Edesrever`;

/** The address of a published report in which every field holds what a browser could take for markup. */
export async function aHostileReport(newsroom: Newsroom): Promise<string> {
  const article = await anArticle(newsroom, `Words that are markup\n\nHe said: ${nasty} and left.\n`);
  const start = article.text.indexOf("</script>");
  const exact = article.text.slice(start, start + nasty.length);
  const mark = {
    snapshotId: article.snapshotId,
    start,
    end: start + exact.length,
    exact,
    statement: `He said ${nasty}`,
    claimantName: "<b>Him</b>",
  };
  const { claimId } = accepted(await markClaim(newsroom.reviewer, mark));
  const source = { sourceTitle: nasty.replaceAll("\u2028", " "), sourceUrl: "https://city.example/x", locator: "<i>1</i>" };
  accepted(await attachEvidence(newsroom.reviewer, { claimId, ...source, quote: nasty, stance: "context", note: nasty }));
  accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
  accepted(await assess(newsroom, newsroom.secondReviewer, { claimId }));
  const ratingId = await aRating(newsroom, "unproven");
  accepted(await decideClaim(newsroom.editor, { claimId, revisionNumber: 1, ratingId, justification: `${nasty} [1]` }));
  const words = { title: "Is it <b>markup</b>?", summary: nasty };
  accepted(await draftReport(newsroom.editor, { articleId: article.articleId, revision: 0, ...words }));
  await waiveWhatFails(newsroom.editor, article.articleId);
  const { slug } = accepted(await publishReport(newsroom.editor, { articleId: article.articleId, versionNumber: 0, change: "first" }));
  return slug;
}
