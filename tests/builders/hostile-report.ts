import { markClaim } from "@/lib/claims/mark-claim";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { attachFactCheck } from "@/lib/fact-checks/attach-fact-check";
import { importFactChecks } from "@/lib/fact-checks/import-fact-checks";
import { listFactChecksPage } from "@/lib/fact-checks/queries";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { hostileWords } from "./hostile-words";
import { accepted, type Newsroom } from "./newsroom";
import { anArticle, aRating, assess } from "./review";
import { waiveWhatFails } from "./waivers";

// A line's end of its own, which scripts once could not hold.
const nasty = `${hostileWords} \u2028`.trim();

/** Fact-checks of somebody else whose every field is hostile. */
const hostileFile = JSON.stringify({
  ...{ "@context": "https://schema.org", "@type": "ClaimReview", url: "https://checks.example/1", claimReviewed: nasty },
  ...{ author: { name: nasty }, datePublished: "2026-05-01", reviewRating: { alternateName: nasty } },
  ...{ itemReviewed: { author: { name: nasty } }, license: nasty, inLanguage: nasty },
});

/** Takes in such a fact-check and rests the claim on it, too. */
async function attachHostileImport({ reviewer, viewer }: Newsroom, claimId: string): Promise<void> {
  const file = Buffer.from(hostileFile).toString("base64");
  accepted(await importFactChecks(reviewer, { url: "", fileName: "checks.json", file }));
  const { factChecks } = await listFactChecksPage(viewer, { words: "", after: null });
  const factCheckId = factChecks[0]?.id ?? "";
  accepted(await attachFactCheck(reviewer, { claimId, factCheckId, stance: "context" }));
}

/**
 * The address of a published report in which every field, of people and of imports, holds what a program could take for something else than words; the
 * justification is as long as one may be.
 */
export async function aHostileReport(newsroom: Newsroom): Promise<string> {
  const article = await anArticle(newsroom, `Words that are markup\n\nHe said: ${nasty} and left.\n`);
  const start = article.text.indexOf(nasty);
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
  await attachHostileImport(newsroom, claimId);
  accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
  accepted(await assess(newsroom, newsroom.secondReviewer, { claimId }));
  const ratingId = await aRating(newsroom, "unproven");
  accepted(
    await decideClaim(newsroom.editor, {
      claimId,
      revisionNumber: 1,
      ratingId,
      justification: `${nasty} [1]\n\n${"word ".repeat(2_000)}`.slice(0, 10_000).trim(),
    }),
  );
  const words = { title: "Is it <b>markup</b>?", summary: nasty };
  accepted(await draftReport(newsroom.editor, { articleId: article.articleId, revision: 0, ...words }));
  await waiveWhatFails(newsroom.editor, article.articleId);
  const { slug } = accepted(await publishReport(newsroom.editor, { articleId: article.articleId, versionNumber: 0, change: "first" }));
  return slug;
}
