"use client";
import type { ReactNode } from "react";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { DiligenceSections } from "@/components/evidence/diligence-sections";
import { EvidenceSection } from "@/components/evidence/evidence-section";
import { SufficientSets } from "@/components/evidence/sufficient-sets";
import type { KnownSource } from "@/components/evidence/use-known-sources";
import { AdjudicationSection } from "@/components/verdicts/adjudication-section";
import type { Colleague } from "@/components/verdicts/ask-assessment-form";
import { AssessmentsSection } from "@/components/verdicts/assessments-section";
import { VerdictSection } from "@/components/verdicts/verdict-section";
import type { ClaimPermissions } from "@/lib/claims/claim-permissions";
import type { ClaimAtHand as Hand } from "@/lib/claims/desk-queries";
import { ClaimHistory } from "./claim-history";
import { ClaimWording } from "./claim-wording";
import { draftKeyOf } from "./draft-key";
import { SeenBefore } from "./seen-before";
import { useFocusKept } from "./use-focus-kept";

/** What one claim needs to be worked on, from the page. */
export type ClaimAtHandProps = {
  workspace: string;
  hand: Hand;
  sources: readonly KnownSource[];
  /** The active staff, who can be asked to assess. */
  colleagues: readonly Colleague[];
  may: ClaimPermissions;
  /** Names drafts: nobody finds another person's words in a shared browser. */
  userId: string;
  actions: ClaimActions;
  /** What is said about the claim, drawn by the page. */
  discussion?: ReactNode;
  /** Shown under the quote, such as the way to its place in the article. */
  quoteLink?: ReactNode;
};

/** The claim at hand as one scrolling column: wording, evidence, assessments, verdict, history. Nothing hides behind tabs. */
export function ClaimAtHand({ workspace, sources, colleagues, discussion, ...rest }: ClaimAtHandProps) {
  const { hand, may, userId, actions } = rest;
  const column = useFocusKept();
  const draftKey = draftKeyOf(userId, hand.claim);
  return (
    <div ref={column} className="flex flex-col">
      <ClaimWording workspace={workspace} {...rest} />
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
      <AssessmentsSection workspace={workspace} hand={hand} may={may} draftKey={draftKey} actions={actions} />
      <AdjudicationSection hand={hand} may={may} colleagues={colleagues} actions={actions} />
      <VerdictSection workspace={workspace} hand={hand} may={may} draftKey={draftKey} actions={actions} />
      <SeenBefore
        workspace={workspace}
        sought={{ claimId: hand.claim.id }}
        language={hand.claim.article.language}
        attachTo={may.attachEvidence === true ? { claimId: hand.claim.id, action: actions.attachFactCheck } : null}
      />
      {discussion}
      <ClaimHistory workspace={workspace} hand={hand} />
    </div>
  );
}
