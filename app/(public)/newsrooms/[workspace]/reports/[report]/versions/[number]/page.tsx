import type { Metadata } from "next";
import { ReportView } from "@/components/reports/report-view";
import { RetractedNotice } from "@/components/reports/retracted-notice";
import { ExportLine, OldVersionNotice, RecordLine } from "@/components/reports/versions";
import { alternatesOf, publicAddresses, publicPaths } from "@/lib/reports/addresses";
import { speechOf } from "@/lib/reports/speech";
import { asOneRun } from "@/lib/reports/wrap";
import { PublicPage } from "../../../../public-page";
import { readReport, versionNumberIn } from "../../../../read";
import { tombstoneMetadata, tombstonePage } from "../../../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/reports/[report]/versions/[number]">;

async function read(params: Props["params"]) {
  const { workspace, report, number } = await params;
  const wanted = versionNumberIn(number);
  return wanted === null ? null : readReport(workspace, report, wanted);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, report, number: asked } = await params;
  const published = await read(params);
  if (published === null) return tombstoneMetadata({ workspace, what: "report", slug: report, number: asked });
  const { title, number } = published.version.report;
  const { words } = speechOf(published.version);
  return {
    title: words.versionTitle(asOneRun(title), number),
    alternates: alternatesOf(workspace, publicPaths.report(workspace, report), { words: words.file }),
    robots: { index: false, follow: true },
  };
}

export default async function ReportVersionPage({ params }: Props) {
  const { workspace, report, number: asked } = await params;
  const published = await read(params);
  if (published === null) return tombstonePage({ workspace, what: "report", slug: report, number: asked });
  const { version, contentHash, logEntry, newestNumber } = published;
  const { number } = version.report;
  const newest = publicAddresses(workspace, report);
  // Within an old version its claims read as they did then.
  const addresses = { ...newest, claim: (slug: string) => newest.claimVersion(slug, number), report: newest.version(number) };
  const speech = speechOf(version);
  return (
    <PublicPage workspace={workspace} speech={speech}>
      <ReportView
        version={version}
        addresses={addresses}
        notice={
          <>
            <OldVersionNotice number={number} newest={newestNumber} href={newest.report} speech={speech} />
            {version.report.retraction ? null : (
              <RetractedNotice retraction={published.newest.report.retraction} what="report" speech={speech} />
            )}
          </>
        }
        record={
          <>
            <RecordLine
              contentHash={contentHash}
              logEntry={logEntry}
              href={newest.record(number)}
              proofHref={newest.proof(number)}
              speech={speech}
            />
            <ExportLine
              speech={speech}
              at={(file) => publicPaths.export(workspace, report, number, file)}
              pdfHref={publicPaths.pdf(workspace, report, number)}
            />
          </>
        }
      />
    </PublicPage>
  );
}
