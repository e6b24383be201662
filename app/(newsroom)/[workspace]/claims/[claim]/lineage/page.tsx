import { notFound } from "next/navigation";
import { draftKeyOf } from "@/components/claims/draft-key";
import { LineageBody } from "@/components/claims/lineage-body";
import { LineageGraph } from "@/components/claims/lineage-graph";
import { LineageSteps } from "@/components/claims/lineage-steps";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { personOf } from "@/lib/actor";
import { claimPermissions } from "@/lib/claims/claim-permissions";
import { getLineage, listSiblings } from "@/lib/claims/lineage-queries";
import { mayUndoLineage } from "@/lib/claims/policy";
import { requireActor } from "@/lib/session";
import { getRuling } from "@/lib/verdicts/queries";
import { markDuplicateAction, mergeClaimsAction, splitClaimAction, undoLineageAction } from "./actions";

/** Where a claim came from and what became of it, and the ways to split it, merge it or mark it as a duplicate. */
export default async function LineagePage({ params }: PageProps<"/[workspace]/claims/[claim]/lineage">) {
  const { workspace, claim: claimId } = await params;
  const actor = await requireActor(workspace);
  const lineage = await getLineage(actor, claimId);
  const ruling = lineage === null ? null : await getRuling(actor, claimId);
  const claim = lineage?.claims.find(({ id }) => id === claimId);
  if (lineage === null || ruling === null || claim === undefined) notFound();
  const siblings = await listSiblings(actor, claim);
  return (
    <Page>
      <PageHeader
        title="Lineage"
        description={
          <>
            Where the claim{" "}
            <TextLink href={`/${workspace}/claims/${claimId}`} dir="auto" lang={claim.article.language}>
              {claim.statement}
            </TextLink>{" "}
            came from, and what became of it.
          </>
        }
      />
      {lineage.lines.length === 0 ? (
        <p className="mb-6 text-13 text-secondary">It was neither split nor merged, and is no duplicate.</p>
      ) : (
        <div className="mb-8 flex flex-col gap-4">
          <LineageGraph {...{ workspace, lineage, claimId }} />
          {lineage.isCut ? <p className="text-13 text-secondary">The family is larger than can be shown here.</p> : null}
          <LineageSteps
            lineage={lineage}
            mayUndo={lineage.lines.filter((line) => mayUndoLineage(actor, line) === true).map(({ stepId }) => stepId)}
            undoLineage={undoLineageAction.bind(null, workspace)}
          />
        </div>
      )}
      <LineageBody
        key={`${claimId} ${claim.revisionNumber} ${claim.state}`}
        claim={{ id: claimId, revisionNumber: claim.revisionNumber, statement: claim.statement, language: claim.article.language }}
        siblings={siblings}
        may={claimPermissions(actor, ruling)}
        draftKey={draftKeyOf(personOf(actor), claim)}
        actions={{
          splitClaim: splitClaimAction.bind(null, workspace),
          mergeClaims: mergeClaimsAction.bind(null, workspace),
          markDuplicate: markDuplicateAction.bind(null, workspace),
        }}
      />
    </Page>
  );
}
