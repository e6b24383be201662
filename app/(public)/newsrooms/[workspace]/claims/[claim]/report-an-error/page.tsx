import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReportErrorPage } from "@/components/reports/report-error-page";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { reportErrorAction } from "../../../actions";
import { readClaim } from "../../../read";

export const metadata: Metadata = { title: "Report an error", robots: { index: false } };

export default async function ReportClaimErrorPage({ params }: PageProps<"/newsrooms/[workspace]/claims/[claim]/report-an-error">) {
  const { workspace, claim: slug } = await params;
  const published = await readClaim(workspace, slug);
  if (published === null) notFound();
  const { version, claim } = published;
  return (
    <ReportErrorPage
      newsroom={workspace}
      subject={{ words: claim.statement, href: publicPaths.claim(workspace, slug) }}
      of={{ reportId: version.report.id, claimId: claim.id, versionNumber: version.report.number }}
      isAnsweredByMail={environment.mail !== null}
      action={reportErrorAction.bind(null, workspace)}
    />
  );
}
