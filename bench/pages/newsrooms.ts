import { execFileSync } from "node:child_process";
import { readerActor, visitor } from "@/lib/actor";
import { setProfile } from "@/lib/people/set-profile";
import { publicPaths } from "@/lib/reports/addresses";
import { askRetraction } from "@/lib/reports/ask-retraction";
import { confirmRetraction } from "@/lib/reports/confirm-retraction";
import { publishReport } from "@/lib/reports/publish-report";
import { findWorkspaceId } from "@/lib/reports/published-to";
import { getPublishedReport, listPublishedReports } from "@/lib/reports/queries";
import { reportError } from "@/lib/reports/report-error";
import { aHostileReport } from "@/tests/builders/hostile-report";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aChangedVerdict, aPublishedReport, withPublicTexts } from "@/tests/builders/report";

const demo = "harbour-courier";

/** Everything a newsroom shows of one report in its newest version, and of the version before, if there is one. */
async function pagesOf(newsroom: string, report: string): Promise<string[]> {
  const found = await getPublishedReport(visitor, { newsroom, report });
  if (found === null) throw new Error(`Nobody can read ${report}.`);
  const { report: said, claims } = found.version;
  return [
    publicPaths.report(newsroom, report),
    publicPaths.reportError(newsroom, { report }),
    ...(said.number > 1 ? [publicPaths.reportVersion(newsroom, report, 1), publicPaths.differences(newsroom, report, 2)] : []),
    ...claims.flatMap(({ slug }) => [
      publicPaths.claim(newsroom, slug),
      publicPaths.embed(newsroom, slug),
      ...(said.number > 1 ? [publicPaths.claimVersion(newsroom, slug, 1), publicPaths.embedVersion(newsroom, slug, 1)] : []),
    ]),
  ];
}

const ownPages = (newsroom: string) => [
  ...[
    ...[publicPaths.newsroom, publicPaths.claims, publicPaths.claimants, publicPaths.corrections],
    ...[publicPaths.methodology, publicPaths.people, publicPaths.funding],
  ].map((path) => path(newsroom)),
  `${publicPaths.claims(newsroom)}?words=bridge&page=2`,
];

async function retract(newsroom: Newsroom, { articleId, claimId }: { articleId: string; claimId: string }): Promise<void> {
  const { retractionId } = accepted(await askRetraction(newsroom.editor, { articleId, claimId, reason: "The accounts were forged." }));
  accepted(await confirmRetraction(newsroom.secondEditor, { retractionId, versionNumber: 1 }));
}

/** Writes the demo newsroom into the database in the environment, and one with a correction, a retraction, a reader's report and hostile words. */
export async function twoNewsrooms(): Promise<{ pages: string[]; measured: { report: string; claim: string } }> {
  execFileSync(process.execPath, ["--import", "tsx", "--conditions=react-server", "prisma/seed.ts"], {
    env: { ...process.env, ASSAY_DEMO: "1" },
  });
  const workspaceId = await findWorkspaceId(demo);
  if (workspaceId === null) throw new Error("The demo newsroom is not there.");
  const [shown] = (await listPublishedReports(visitor, { workspaceId })).versions;
  const claim = shown?.claims[0];
  if (shown === undefined || claim === undefined) throw new Error("The demo newsroom has published nothing.");

  const newsroom = await aNewsroom();
  await withPublicTexts(newsroom);
  const memberId = newsroom.reviewer.userId ?? "";
  const hostileWords = { position: "<i>Reviewer</i>", biography: "</script><b>She</b> & \u202Ehe", interests: "<b>None</b>" };
  accepted(await setProfile(newsroom.reviewer, { memberId, ...hostileWords, contact: "rita@example.org", isProfileShown: true }));
  const hostile = await aHostileReport(newsroom);
  const changed = await aChangedVerdict(newsroom);
  const { errorReportId } = accepted(
    await reportError(readerActor(newsroom.editor.workspaceId), {
      ...{ reportId: changed.reportId, claimId: changed.claimId, versionNumber: 1 },
      message: "The accounts say otherwise.",
    }),
  );
  const correction = {
    articleId: changed.articleId,
    versionNumber: 1,
    change: "correction",
    reason: "<b>The accounts</b> were revised.",
  } as const;
  accepted(await publishReport(newsroom.secondEditor, correction));
  const retracted = await aPublishedReport(newsroom);
  await retract(newsroom, retracted);
  const reports = await Promise.all([hostile, changed.slug, retracted.slug].map((slug) => pagesOf(newsroom.slug, slug)));
  return {
    pages: [
      ...ownPages(demo),
      ...(await pagesOf(demo, shown.report.slug)),
      ...ownPages(newsroom.slug),
      ...reports.flat(),
      publicPaths.claimant(newsroom.slug, "<b>Him</b>"),
      publicPaths.errorReport(newsroom.slug, errorReportId),
      publicPaths.claim(newsroom.slug, "no-such-claim"),
      ...[`${publicPaths.newsroom(newsroom.slug)}/nothing`, publicPaths.newsroom("nobody-here")],
      "/verify",
    ],
    measured: { report: publicPaths.report(demo, shown.report.slug), claim: publicPaths.claim(demo, claim.slug) },
  };
}
