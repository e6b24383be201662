"use client";
import { ClaimSection, WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { useSaved } from "@/components/claims/saved-note";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { Notice } from "@/components/ui/notice";
import { toastDone } from "@/components/ui/toast";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import type { Permission } from "@/lib/permission";
import { AssessmentCard, titlesOf } from "./assessment-card";
import { SubmitAssessmentForm } from "./submit-assessment-form";

/** The independent assessments of a claim: one's own form, and others' once they may be seen. */
export function AssessmentsSection({
  hand,
  maySubmit,
  draftKey,
  actions,
}: {
  hand: ClaimAtHand;
  maySubmit: Permission;
  draftKey: string;
  actions: Pick<ClaimActions, "submitAssessment">;
}) {
  const { note, saved } = useSaved();
  const { claim, assessing, ratings } = hand;
  const current = assessing.assessments.filter(({ isCurrent }) => isCurrent);
  const earlier = assessing.assessments.filter(({ isCurrent }) => !isCurrent);
  const own = current.find(({ isOwn }) => isOwn) ?? null;
  const titles = titlesOf(current);
  const isOpen = claim.state === "accepted" || claim.state === "inReview" || claim.state === "assessed";
  const standing = hand.evidence.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <ClaimSection
      id="assessments"
      name="Assessments"
      aside={
        <>
          {note}
          <span className="tabular">
            {assessing.inCount} of {assessing.quorum} in
          </span>
        </>
      }
    >
      {assessing.blindReason === null ? null : (
        <Notice>
          {assessing.inCount === 0 ? "No assessment is in yet." : sayIn(assessing.inCount)} {assessing.blindReason}
        </Notice>
      )}
      {current.length === 0 ? null : (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-4">
          {current.map((assessment, place) => (
            <AssessmentCard key={assessment.id} assessment={assessment} title={titles[place] ?? ""} ratings={ratings} />
          ))}
        </div>
      )}
      {maySubmit === true ? (
        <Opening
          look={own === null ? "primary" : "plain"}
          label={own === null ? "Assess this claim" : "Revise your assessment"}
          keyName="r"
          draftKey={`${draftKey}:submitAssessment`}
        >
          {(close) => (
            <SubmitAssessmentForm
              claim={claim}
              ratings={ratings}
              evidence={standing}
              own={own}
              draftKey={draftKey}
              action={actions.submitAssessment}
              onClose={close}
              onSaved={(number) => {
                saved();
                toastDone(number === 1 ? "Your assessment is in." : "Your revised assessment is in; the earlier one stays in the record.");
              }}
            />
          )}
        </Opening>
      ) : isOpen ? (
        <WhyNot>{maySubmit}</WhyNot>
      ) : null}
      {earlier.length === 0 ? null : (
        <details className="text-13">
          <summary className="text-secondary">{earlier.length} on earlier wordings</summary>
          <div className="mt-3 flex flex-col gap-4">
            {earlier.map((assessment, place) => (
              <AssessmentCard key={assessment.id} assessment={assessment} title={titlesOf(earlier)[place] ?? ""} ratings={ratings} />
            ))}
          </div>
        </details>
      )}
    </ClaimSection>
  );
}

function sayIn(count: number): string {
  return count === 1 ? "One assessment is in." : `${count} assessments are in.`;
}
