"use client";
import type { Action } from "@/components/desk/desk-actions";
import { toastDone } from "@/components/ui/toast";
import type { ClaimPermissions } from "@/lib/claims/claim-permissions";
import type { Sibling } from "@/lib/claims/lineage-queries";
import type { markDuplicateInput, mergeClaimsInput, splitClaimInput } from "@/lib/claims/schema";
import { ClaimSection, WhyNot } from "./claim-section";
import { MarkDuplicateForm } from "./mark-duplicate-form";
import { MergeClaimsForm } from "./merge-claims-form";
import { SplitClaimForm } from "./split-claim-form";

/** The ways to let other claims stand in a claim's place, with what carries over said first. */
export function LineageBody({
  claim,
  siblings,
  may,
  draftKey,
  actions,
}: {
  claim: { id: string; revisionNumber: number; statement: string; language: string };
  siblings: readonly Sibling[];
  may: ClaimPermissions;
  draftKey: string;
  actions: {
    splitClaim: Action<typeof splitClaimInput>;
    mergeClaims: Action<typeof mergeClaimsInput>;
    markDuplicate: Action<typeof markDuplicateInput>;
  };
}) {
  const done = (words: string) => () => toastDone(words);
  if (may.splitClaim !== true) return <WhyNot>{may.splitClaim}</WhyNot>;
  return (
    <div className="-mx-4">
      <ClaimSection id="split" name="Split">
        <p className="text-13 text-secondary">
          Each part takes this claim’s places and its evidence, marked “from the claim before”. Assessments and verdicts do not carry over:
          a verdict becomes stale, and each part is assessed again. It can be taken back until somebody works on a part.
        </p>
        <SplitClaimForm {...{ claim, draftKey }} action={actions.splitClaim} onSplit={done("The claim is split.")} />
      </ClaimSection>
      <ClaimSection id="merge" name="Merge">
        {siblings.length === 0 ? (
          <WhyNot>The article has no other claim to merge it with.</WhyNot>
        ) : (
          <MergeClaimsForm {...{ claim, siblings }} action={actions.mergeClaims} onMerged={done("The claims are merged.")} />
        )}
      </ClaimSection>
      <ClaimSection id="duplicate" name="Duplicate">
        <MarkDuplicateForm {...{ claim, siblings }} action={actions.markDuplicate} onMarked={done("The claim is marked as a duplicate.")} />
      </ClaimSection>
    </div>
  );
}
