import { notFound } from "next/navigation";
import { ClaimPageBody } from "@/components/claims/claim-page-body";
import { TextLink } from "@/components/ui/link";
import { Page } from "@/components/ui/page";
import { PageTitle } from "@/components/ui/page-title";
import { personOf } from "@/lib/actor";
import { claimPermissions } from "@/lib/claims/claim-permissions";
import { getClaimAtHand } from "@/lib/claims/desk-queries";
import { listNewestSources } from "@/lib/evidence/queries";
import { listStaff } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import { ClaimDiscussion } from "../../discussion/claim-discussion";
import { claimActionsOf } from "../claim-actions";

/** One claim by itself, and where differing assessments are settled: the assessments as equal columns beside the evidence. */
export default async function ClaimPage({ params, searchParams }: PageProps<"/[workspace]/claims/[claim]">) {
  const { workspace, claim: claimId } = await params;
  const actor = await requireActor(workspace);
  const [found, sources, colleagues] = await Promise.all([getClaimAtHand(actor, claimId), listNewestSources(actor), listStaff(actor)]);
  if (found === null) notFound();
  const { article } = found.hand.claim;
  return (
    <Page>
      <PageTitle>Claim</PageTitle>
      <p className="mb-2 text-13 text-secondary">
        From{" "}
        <TextLink look="meta" href={`/${workspace}/articles/${article.id}?claim=${claimId}`} dir="auto" lang={article.language}>
          {article.title}
        </TextLink>
        {article.outlet === null ? null : `, ${article.outlet}`}
      </p>
      <ClaimPageBody
        key={claimId}
        workspace={workspace}
        hand={found.hand}
        sources={sources}
        colleagues={colleagues}
        may={claimPermissions(actor, found.ruling)}
        userId={personOf(actor)}
        actions={claimActionsOf(workspace)}
        discussion={<ClaimDiscussion {...{ actor, workspace }} hand={found.hand} target={(await searchParams).comment} />}
        quoteLink={
          <TextLink look="meta" href={`/${workspace}/articles/${article.id}?claim=${claimId}`}>
            Show it in the article
          </TextLink>
        }
      />
    </Page>
  );
}
