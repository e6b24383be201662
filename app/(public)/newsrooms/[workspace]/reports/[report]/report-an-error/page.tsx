import type { Metadata } from "next";
import { ReportErrorPage } from "@/components/reports/report-error-page";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { speechOf } from "@/lib/reports/speech";
import { reportErrorAction } from "../../../actions";
import { PublicPage } from "../../../public-page";
import { readReport } from "../../../read";
import { tombstoneMetadata, tombstonePage } from "../../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/reports/[report]/report-an-error">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, report: slug } = await params;
  const published = await readReport(workspace, slug);
  if (published === null) return tombstoneMetadata({ workspace, what: "report", slug });
  return { title: speechOf(published.version).words.error.report, robots: { index: false } };
}

export default async function ReportReportErrorPage({ params }: Props) {
  const { workspace, report: slug } = await params;
  const published = await readReport(workspace, slug);
  if (published === null) return tombstonePage({ workspace, what: "report", slug });
  const { report } = published.version;
  const speech = speechOf(published.version);
  return (
    <PublicPage workspace={workspace} speech={speech}>
      <ReportErrorPage
        speech={speech}
        newsroom={workspace}
        subject={{ words: report.title, href: publicPaths.report(workspace, slug) }}
        of={{ reportId: report.id, claimId: null, versionNumber: report.number }}
        isAnsweredByMail={environment.mail !== null}
        action={reportErrorAction.bind(null, workspace)}
      />
    </PublicPage>
  );
}
