import { ClaimAtHand } from "@/components/claims/claim-at-hand";
import { NothingAtHand } from "@/components/claims/nothing-at-hand";
import { TextLink } from "@/components/ui/link";
import { personOf } from "@/lib/actor";
import { claimPermissions } from "@/lib/claims/claim-permissions";
import { getClaimAtHand } from "@/lib/claims/desk-queries";
import { listSources } from "@/lib/evidence/queries";
import { requireActor } from "@/lib/session";
import { claimActionsOf } from "../../../../claims/claim-actions";

/** The claim at hand, when the address names one of this article. */
export default async function DeskPage({ params, searchParams }: PageProps<"/[workspace]/articles/[article]">) {
  const { workspace, article } = await params;
  const { claim: claimId } = await searchParams;
  const actor = await requireActor(workspace);
  if (typeof claimId !== "string") return <NothingAtHand />;
  const [found, sources] = await Promise.all([getClaimAtHand(actor, claimId), listSources(actor, "")]);
  if (found === null || found.hand.claim.article.id !== article) return <NothingAtHand isMissing />;
  return (
    <ClaimAtHand
      key={claimId}
      workspace={workspace}
      hand={found.hand}
      sources={sources}
      may={claimPermissions(actor, found.ruling)}
      userId={personOf(actor)}
      actions={claimActionsOf(workspace)}
      quoteLink={
        <TextLink look="meta" prefetch={false} href={`/${workspace}/claims/${claimId}`}>
          The claim’s own page
        </TextLink>
      }
    />
  );
}
