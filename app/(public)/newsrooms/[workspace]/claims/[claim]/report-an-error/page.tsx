import type { Metadata } from "next";
import { ReportErrorPage } from "@/components/reports/report-error-page";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { reportErrorAction } from "../../../actions";
import { readClaim } from "../../../read";
import { tombstoneMetadata, tombstonePage } from "../../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/claims/[claim]/report-an-error">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, claim: slug } = await params;
  if ((await readClaim(workspace, slug)) === null) return tombstoneMetadata({ workspace, what: "claim", slug });
  return { title: "Report an error", robots: { index: false } };
}

export default async function ReportClaimErrorPage({ params }: Props) {
  const { workspace, claim: slug } = await params;
  const published = await readClaim(workspace, slug);
  if (published === null) return tombstonePage({ workspace, what: "claim", slug });
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
