import type { Metadata } from "next";
import { ReportErrorLine } from "@/components/reports/error-reports";
import { JsonLd } from "@/components/reports/json-ld";
import { ReportView } from "@/components/reports/report-view";
import { ExportLine, RecordLine } from "@/components/reports/versions";
import { environment } from "@/lib/environment";
import { alternatesOf, publicAddresses, publicPaths } from "@/lib/reports/addresses";
import { reportMarkupOf } from "@/lib/reports/report-markup";
import { readReport } from "../../read";
import { tombstoneMetadata, tombstonePage } from "../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/reports/[report]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, report } = await params;
  const published = await readReport(workspace, report);
  if (published === null) return tombstoneMetadata({ workspace, what: "report", slug: report });
  const { title, summary } = published.version.report;
  const { retraction } = published.version.report;
  if (retraction) {
    const alternates = alternatesOf(workspace, publicPaths.report(workspace, report));
    return { title: `Retracted: ${title}`, description: retraction.reason, alternates };
  }
  return { title, description: summary, alternates: alternatesOf(workspace, publicPaths.report(workspace, report)) };
}

export default async function ReportPage({ params }: Props) {
  const { workspace, report } = await params;
  const published = await readReport(workspace, report);
  if (published === null) return tombstonePage({ workspace, what: "report", slug: report });
  const { version, contentHash, logEntry } = published;
  const addresses = publicAddresses(workspace, report);
  return (
    <>
      <JsonLd value={reportMarkupOf(version, environment.baseUrl)} />
      <ReportView
        version={version}
        addresses={addresses}
        record={
          <>
            <ReportErrorLine href={publicPaths.reportError(workspace, { report })} />
            <RecordLine
              contentHash={contentHash}
              logEntry={logEntry}
              href={addresses.record(version.report.number)}
              proofHref={addresses.proof(version.report.number)}
            />
            <ExportLine
              at={(file) => publicPaths.export(workspace, report, version.report.number, file)}
              pdfHref={publicPaths.pdf(workspace, report, version.report.number)}
            />
          </>
        }
      />
    </>
  );
}
