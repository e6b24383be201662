import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReportErrorPage } from "@/components/reports/report-error-page";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { reportErrorAction } from "../../../actions";
import { readReport } from "../../../read";

export const metadata: Metadata = { title: "Report an error", robots: { index: false } };

export default async function ReportReportErrorPage({ params }: PageProps<"/newsrooms/[workspace]/reports/[report]/report-an-error">) {
  const { workspace, report: slug } = await params;
  const published = await readReport(workspace, slug);
  if (published === null) notFound();
  const { report } = published.version;
  return (
    <ReportErrorPage
      newsroom={workspace}
      subject={{ words: report.title, href: publicPaths.report(workspace, slug) }}
      of={{ reportId: report.id, claimId: null, versionNumber: report.number }}
      isAnsweredByMail={environment.mail !== null}
      action={reportErrorAction.bind(null, workspace)}
    />
  );
}
