import { ClaimFilter } from "@/components/claims/claim-filter";
import { ClaimList } from "@/components/claims/claim-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page";
import { countClaimsByState, listClaims } from "@/lib/claims/queries";
import { claimStates } from "@/lib/claims/workflow";
import { requireActor } from "@/lib/session";

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
const idShape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export default async function ClaimsPage({ params, searchParams }: PageProps<"/[workspace]/claims">) {
  const { workspace } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const search = one(query.search).slice(0, 200).replaceAll("\u0000", "").toWellFormed();
  const state = claimStates.find((known) => known === query.state) ?? null;
  const after = idShape.test(one(query.after)) ? one(query.after) : null;
  const [{ claims, nextCursor }, counts] = await Promise.all([
    listClaims(actor, { search, ...(state === null ? {} : { states: [state] }), ...(after === null ? {} : { cursor: after }) }),
    countClaimsByState(actor),
  ]);
  const isEmpty = Object.values(counts).every((count) => count === 0);
  const next = new URLSearchParams({
    ...(search === "" ? {} : { search }),
    ...(state === null ? {} : { state }),
    after: nextCursor ?? "",
  });
  return (
    <Page>
      <PageHeader
        title="Claims"
        description="Every claim of the newsroom, from all its articles, newest first."
        actions={<ButtonLink href={`/${workspace}/agreement`}>Agreement of assessments</ButtonLink>}
      />
      {isEmpty ? (
        <EmptyState
          title="No claims yet"
          action={
            <ButtonLink look="primary" href={`/${workspace}/articles`}>
              Go to the articles
            </ButtonLink>
          }
        >
          Claims come from articles: open one, accept what the desk proposes, or mark a stretch of it yourself.
        </EmptyState>
      ) : (
        <>
          <ClaimFilter {...{ workspace, state, search, counts }} />
          {claims.length === 0 ? (
            <EmptyState title="Nothing matches" action={<ButtonLink href={`/${workspace}/claims`}>Show all claims</ButtonLink>}>
              No claim is in this state and holds these words.
            </EmptyState>
          ) : (
            <ClaimList {...{ workspace, claims }} />
          )}
          <nav aria-label="Pages of claims" className="no-print mt-6 flex justify-center gap-2">
            {after === null ? null : <ButtonLink href={`/${workspace}/claims`}>First page</ButtonLink>}
            {nextCursor === null ? null : <ButtonLink href={`/${workspace}/claims?${next}`}>Next page</ButtonLink>}
          </nav>
        </>
      )}
    </Page>
  );
}
