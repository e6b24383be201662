// How long an article of 300 settled claims takes to be published, and to be published again, as an editor waits for it.
import { cloneDatabase } from "@/bin/postgres/temporary.mjs";
import { markClaim } from "@/lib/claims/mark-claim";
import { database, disconnectDatabase } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aDraft, withPublicTexts } from "@/tests/builders/report";
import { anArticle, aRating, assess, someEvidence } from "@/tests/builders/review";
import { waiveWhatFails } from "@/tests/builders/waivers";
import { heading, report, timed } from "./figures";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench -- publishing`: it starts the database that this needs.");

const claims = 300;
const msMax = 2000;

process.env.DATABASE_URL = await cloneDatabase(server, "publishing");

/** One claim all the way to its verdict, by the commands that people use. */
async function settle(
  newsroom: Newsroom,
  { snapshotId, text, exact }: { snapshotId: string; text: string; exact: string },
  ratingId: string,
) {
  const start = text.indexOf(exact);
  const place = { snapshotId, start, end: start + exact.length, exact };
  const { claimId } = accepted(await markClaim(newsroom.reviewer, { ...place, statement: exact, claimantName: "Nan Osei" }));
  accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence }));
  accepted(await assess(newsroom, newsroom.reviewer, { claimId }));
  accepted(await assess(newsroom, newsroom.secondReviewer, { claimId }));
  const justification = "The accounts say 38.2 million.";
  accepted(await decideClaim(newsroom.editor, { claimId, revisionNumber: 1, ratingId, justification }));
}

heading(`Publishing an article of ${claims} claims`);
let isWell = true;
try {
  const newsroom = await aNewsroom();
  await withPublicTexts(newsroom);
  const sentences = Array.from({ length: claims }, (_, index) => `The city paid ${index + 1} million for bridge number ${index + 1}.`);
  const { articleId, snapshotId, text } = await anArticle(newsroom, `The bridge bills\n\n${sentences.join(" ")}\n`);
  const ratingId = await aRating(newsroom);
  for (const exact of sentences) await settle(newsroom, { snapshotId, text, exact }, ratingId);
  accepted(await draftReport(newsroom.editor, { articleId, revision: 0, ...aDraft }));
  await waiveWhatFails(newsroom.editor, articleId);
  const publish = async (what: string, input: Parameters<typeof publishReport>[1]) => {
    const ms = await timed(async () => accepted(await publishReport(newsroom.editor, input)));
    report({ what, figure: `${ms.toFixed(0)} ms`, goal: { text: `< ${msMax} ms`, isMet: ms < msMax } });
    isWell &&= ms < msMax;
  };
  await publish("the first time", { articleId, versionNumber: 0, change: "first" });
  accepted(await draftReport(newsroom.editor, { articleId, revision: 1, ...aDraft, summary: "Clearer words." }));
  await publish("again, with other words", { articleId, versionNumber: 1, change: "clarification", reason: "Clearer." });
  const publicClaims = await database.claim.count({ where: { articleId, state: "published" } });
  report({ what: "claims that are public", figure: String(publicClaims), goal: { text: String(claims), isMet: publicClaims === claims } });
  isWell &&= publicClaims === claims;
} finally {
  await disconnectDatabase();
}
process.exitCode = isWell ? 0 : 1;
