import type { Metadata } from "next";
import { ClaimView } from "@/components/reports/claim-view";
import { RetractedNotice } from "@/components/reports/retracted-notice";
import { OldVersionNotice, RecordLine } from "@/components/reports/versions";
import { alternatesOf, publicAddresses, publicPaths } from "@/lib/reports/addresses";
import { speechOf } from "@/lib/reports/speech";
import { asOneRun } from "@/lib/reports/wrap";
import { PublicPage } from "../../../../public-page";
import { readClaim, versionNumberIn } from "../../../../read";
import { tombstoneMetadata, tombstonePage } from "../../../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/claims/[claim]/versions/[number]">;

async function read(params: Props["params"]) {
  const { workspace, claim, number } = await params;
  const wanted = versionNumberIn(number);
  return wanted === null ? null : readClaim(workspace, claim, wanted);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, claim, number } = await params;
  const published = await read(params);
  if (published === null) return tombstoneMetadata({ workspace, what: "claim", slug: claim, number });
  const { words } = speechOf(published.version);
  return {
    title: words.versionTitle(asOneRun(published.claim.statement), published.version.report.number),
    alternates: alternatesOf(workspace, publicPaths.claim(workspace, claim), { words: words.file }),
    robots: { index: false, follow: true },
  };
}

// Only the claim's own page carries its ClaimReview: two addresses with one review would be two reviews.
export default async function ClaimVersionPage({ params }: Props) {
  const { workspace, claim: slug, number: asked } = await params;
  const published = await read(params);
  if (published === null) return tombstonePage({ workspace, what: "claim", slug, number: asked });
  const { version, claim, contentHash, logEntry, newest, newestNumber } = published;
  const since = newest.claims.find(({ id }) => id === claim.id);
  const { number, slug: report } = version.report;
  const addresses = publicAddresses(workspace, report);
  const speech = speechOf(version);
  return (
    <PublicPage workspace={workspace} speech={speech}>
      <ClaimView
        version={version}
        claim={claim}
        addresses={{ ...addresses, report: addresses.version(number) }}
        notice={
          <>
            <OldVersionNotice number={number} newest={newestNumber} href={addresses.claim(slug)} speech={speech} />
            {claim.retraction ? null : <RetractedNotice retraction={since?.retraction} what="claim" speech={speech} />}
          </>
        }
        record={
          <RecordLine
            contentHash={contentHash}
            logEntry={logEntry}
            href={addresses.record(number)}
            proofHref={addresses.proof(number)}
            speech={speech}
          />
        }
      />
    </PublicPage>
  );
}
