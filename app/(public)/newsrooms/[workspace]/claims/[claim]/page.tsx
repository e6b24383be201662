import type { Metadata } from "next";
import { AlsoIn } from "@/components/reports/also-in";
import { ClaimView } from "@/components/reports/claim-view";
import { EmbedThis } from "@/components/reports/embed-this";
import { ReportErrorLine } from "@/components/reports/error-reports";
import { JsonLd } from "@/components/reports/json-ld";
import { ReplacedNotice } from "@/components/reports/replaced-notice";
import { RecordLine } from "@/components/reports/versions";
import { environment } from "@/lib/environment";
import { alternatesOf, publicAddresses, publicPaths } from "@/lib/reports/addresses";
import { absoluteUrl, claimReviewOf } from "@/lib/reports/claim-review";
import { oembedLinks } from "@/lib/reports/oembed";
import { shareTags } from "@/lib/reports/share-tags";
import { speechOf } from "@/lib/reports/speech";
import { languagesOf } from "@/lib/reports/translations";
import { PublicPage } from "../../public-page";
import { readClaim, readClaimTranslations } from "../../read";
import { tombstoneMetadata, tombstonePage } from "../../tombstone";

type Props = PageProps<"/newsrooms/[workspace]/claims/[claim]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, claim } = await params;
  const published = await readClaim(workspace, claim);
  if (published === null) return tombstoneMetadata({ workspace, what: "claim", slug: claim });
  const { title, description, ...tags } = shareTags(published.version, published.claim);
  const page = publicPaths.claim(workspace, claim);
  const { place } = published;
  const group = await readClaimTranslations(place.workspaceId, published.claim.id);
  const languages = languagesOf(group, (slug) => publicPaths.claim(workspace, slug));
  const alternates = alternatesOf(workspace, page, { words: speechOf(published.version).words.file, languages });
  return {
    title,
    description,
    alternates: { ...alternates, types: { ...alternates.types, ...oembedLinks(absoluteUrl(environment.baseUrl, page)) } },
    ...tags,
  };
}

export default async function ClaimPage({ params }: Props) {
  const { workspace, claim: slug } = await params;
  const published = await readClaim(workspace, slug);
  if (published === null) return tombstonePage({ workspace, what: "claim", slug });
  const { version, claim, contentHash, logEntry, successors, place } = published;
  const translations = await readClaimTranslations(place.workspaceId, claim.id);
  const addresses = publicAddresses(workspace, version.report.slug);
  const speech = speechOf(version);
  return (
    <PublicPage workspace={workspace} speech={speech}>
      {claim.retraction ? null : <JsonLd value={claimReviewOf(version, claim, environment.baseUrl)} />}
      <ClaimView
        version={version}
        claim={claim}
        addresses={addresses}
        alsoIn={<AlsoIn translations={translations} at={addresses.claim} speech={speech} />}
        notice={<ReplacedNotice successors={successors} at={addresses.claim} speech={speech} />}
        record={
          <>
            <EmbedThis
              version={version}
              claim={claim}
              cardHref={publicPaths.embed(workspace, slug)}
              baseUrl={environment.baseUrl}
              speech={speech}
            />
            <ReportErrorLine href={publicPaths.reportError(workspace, { claim: slug })} speech={speech} />
            <RecordLine
              contentHash={contentHash}
              logEntry={logEntry}
              href={addresses.record(version.report.number)}
              proofHref={addresses.proof(version.report.number)}
              speech={speech}
            />
          </>
        }
      />
    </PublicPage>
  );
}
