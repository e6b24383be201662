import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { AgreementClaims } from "@/components/verdicts/agreement-claims";
import { requireActor } from "@/lib/session";
import { type Figure, readAgreementFilter, readFigure, writeAgreementFilter } from "@/lib/verdicts/agreement-filter";
import { listAgreementClaims } from "@/lib/verdicts/agreement-queries";
import { getScale } from "@/lib/verdicts/scale-queries";

const shownMax = 200;

/** The claims that one figure of the page on agreement is made of. */
export default async function AgreementClaimsPage({ params, searchParams }: PageProps<"/[workspace]/agreement/claims">) {
  const { workspace } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const [filter, figure] = [readAgreementFilter(query), readFigure(query)];
  const [claims, { ratings }] = await Promise.all([listAgreementClaims(actor, { filter, figure }), getScale(actor)]);
  const nameOf = (key: string) => ratings.find((rating) => rating.key === key)?.label ?? key;
  const shown = claims.slice(0, shownMax);
  return (
    <Page>
      <PageHeader
        title={titleOf(figure, nameOf)}
        description={
          <>
            {claims.length === 1 ? "1 claim" : `${claims.length} claims`}
            {claims.length > shownMax ? `, the newest ${shownMax} of them shown` : ""}. Back to{" "}
            <TextLink href={`/${workspace}/agreement?${new URLSearchParams(writeAgreementFilter(filter))}`}>agreement</TextLink>.
          </>
        }
      />
      {claims.length === 0 ? (
        <EmptyState title="No claim is behind this figure">The assessments of none of the claims counted are like this.</EmptyState>
      ) : (
        <AgreementClaims workspace={workspace} claims={shown} />
      )}
    </Page>
  );
}

function titleOf({ pair, month, differs }: Figure, nameOf: (key: string) => string): string {
  if (pair !== undefined) {
    return pair[0] === pair[1] ? `Both said “${nameOf(pair[0])}”` : `“${nameOf(pair[0])}” met “${nameOf(pair[1])}”`;
  }
  if (month !== undefined) return `Settled in ${month}`;
  return differs === undefined ? "Claims with two or more assessments" : "Claims with a label unlike the verdict’s";
}
