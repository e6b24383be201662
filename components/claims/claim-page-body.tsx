"use client";
import { DiligenceSections } from "@/components/evidence/diligence-sections";
import { EvidenceSection } from "@/components/evidence/evidence-section";
import { SufficientSets } from "@/components/evidence/sufficient-sets";
import { AdjudicationSection } from "@/components/verdicts/adjudication-section";
import { AssessmentsSection } from "@/components/verdicts/assessments-section";
import { VerdictSection } from "@/components/verdicts/verdict-section";
import type { ClaimAtHandProps } from "./claim-at-hand";
import { ClaimHistory } from "./claim-history";
import { ClaimWording } from "./claim-wording";
import { draftKeyOf } from "./draft-key";
import { SeenBefore } from "./seen-before";
import { useClaimKeys } from "./use-claim-keys";
import { useFocusKept } from "./use-focus-kept";

/** A claim on its own page, wide: assessments as equal columns, with the evidence beside them, so that an editor can weigh one against the other. */
export function ClaimPageBody({ workspace, sources, colleagues, discussion, ...rest }: ClaimAtHandProps) {
  const { hand, may, userId, actions } = rest;
  const page = useFocusKept();
  const draftKey = draftKeyOf(userId, hand.claim);
  useClaimKeys();
  return (
    <div ref={page} className="[--section-top:3rem]">
      <h1 className="sr-only">Claim: {hand.claim.revisions[0]?.statement}</h1>
      <div className="-mx-4 max-w-[76ch]">
        <ClaimWording workspace={workspace} {...rest} />
      </div>
      <div className="-mx-4 grid items-start gap-x-8 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0">
          <AssessmentsSection workspace={workspace} hand={hand} may={may} draftKey={draftKey} actions={actions} />
          <AdjudicationSection hand={hand} may={may} colleagues={colleagues} actions={actions} />
          <VerdictSection workspace={workspace} hand={hand} may={may} draftKey={draftKey} actions={actions} />
          {discussion}
        </div>
        <div className="min-w-0">
          <EvidenceSection
            claimId={hand.claim.id}
            evidence={hand.evidence}
            balance={hand.balance}
            sources={sources}
            mayAttach={may.attachEvidence}
            draftKey={draftKey}
            actions={actions}
          />
          <SufficientSets {...{ hand, draftKey, actions }} mayName={may.nameSufficientSet} />
          <DiligenceSections claimId={hand.claim.id} diligence={hand.diligence} may={may} draftKey={draftKey} actions={actions} />
          <SeenBefore
            workspace={workspace}
            sought={{ claimId: hand.claim.id }}
            language={hand.claim.article.language}
            attachTo={may.attachEvidence === true ? { claimId: hand.claim.id, action: actions.attachFactCheck } : null}
          />
          <ClaimHistory workspace={workspace} hand={hand} />
        </div>
      </div>
    </div>
  );
}
