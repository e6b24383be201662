import type { Metadata } from "next";
import { ReportErrorPage } from "@/components/reports/report-error-page";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { speechOf } from "@/lib/reports/speech";
import { reportErrorAction } from "../../../actions";
import { PublicPage } from "../../../public-page";
import { readClaim } from "../../../read";
import { tombstoneMetadata, tombstonePage } from "../../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/claims/[claim]/report-an-error">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, claim: slug } = await params;
  const published = await readClaim(workspace, slug);
  if (published === null) return tombstoneMetadata({ workspace, what: "claim", slug });
  return { title: speechOf(published.version).words.error.report, robots: { index: false } };
}

export default async function ReportClaimErrorPage({ params }: Props) {
  const { workspace, claim: slug } = await params;
  const published = await readClaim(workspace, slug);
  if (published === null) return tombstonePage({ workspace, what: "claim", slug });
  const { version, claim } = published;
  const speech = speechOf(published.version);
  return (
    <PublicPage workspace={workspace} speech={speech}>
      <ReportErrorPage
        speech={speech}
        newsroom={workspace}
        subject={{ words: claim.statement, href: publicPaths.claim(workspace, slug) }}
        of={{ reportId: version.report.id, claimId: claim.id, versionNumber: version.report.number }}
        isAnsweredByMail={environment.mail !== null}
        action={reportErrorAction.bind(null, workspace)}
      />
    </PublicPage>
  );
}
